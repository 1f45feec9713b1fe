/**
 * Characters that a terminal obeys instead of showing them, or that change the order of others: control characters, marks
 * of writing direction, and separators of lines. What computers tell of their users is data, whatever is in it.
 */
const obeyed = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** A text of one line, with such characters as `\u001b`. */
export function visible(text: string): string {
  return text.replace(obeyed, escaped);
}

/** JSON in which they are escaped too, so that it can be looked at; it means the same. */
export function visibleJson(value: unknown): string {
  // What JSON itself leaves between its parts is the end of a line only.
  return JSON.stringify(value, null, 2).replace(obeyed, (one) => (one === '\n' ? one : escaped(one)));
}

function escaped(one: string): string {
  return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
