/**
 * Characters that show nothing themselves but change what others look like: control characters, marks of writing
 * direction, separators of lines, and others of the category "format" (Unicode 16, chapter 23).
 */
export const hiddenCharacters = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** Scripts that are written with joiners inside of words, such as Persian and Hindi; not those that only hide one. */
const joined = /[\p{L}\p{M}](?<![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])$/u;

/**
 * A text from elsewhere as it can be shown in one line: what would hide in it, or turn the order of others around, is
 * written out, as `\u202e`. Two different texts stay different, but for a host that writes such a row itself.
 */
export function visibleText(text: string): string {
  return text.replace(hiddenCharacters, (one, at: number) => {
    if ((one === '\u200c' || one === '\u200d') && joined.test(text.slice(0, at))) return one;
    const code = one.codePointAt(0)?.toString(16) ?? '';
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** Whether nothing hides in a text. */
export function isVisibleText(text: string): boolean {
  return visibleText(text) === text;
}
