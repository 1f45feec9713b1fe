/** A text as one word for `sh`, which takes it as it is. It must not hold NUL: no argument of a program can. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
