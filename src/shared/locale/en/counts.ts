/** A number as it is written in English. */
export const number = (count: number): string => count.toLocaleString('en');

/** A count with its word: `1 session`, `2 sessions`. */
export const plural = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** A number of sessions. */
export const sessions = (count: number): string => plural(count, 'session', 'sessions');

/** A number of computers. */
export const computers = (count: number): string => plural(count, 'computer', 'computers');
