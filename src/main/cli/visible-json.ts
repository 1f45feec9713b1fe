import { hiddenCharacters } from '../../shared/visible-text';

/** JSON in which what hides, or what a terminal obeys, is escaped, so that it can be looked at; it means the same. */
export function visibleJson(value: unknown): string {
  // What JSON itself leaves between its parts is the end of a line only.
  return JSON.stringify(value, null, 2).replace(hiddenCharacters, (one) => (one === '\n' ? one : escaped(one)));
}

/** JSON knows characters beyond the first plane by their two halves only. */
function escaped(one: string): string {
  const halves = Array.from({ length: one.length }, (_, at) => one.charCodeAt(at));
  return halves.map((half) => `\\u${half.toString(16).padStart(4, '0')}`).join('');
}
