/** A count with its word: `1 session`, `2 sessions`. */
export const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** A number of sessions. */
export const sessions = (count: number): string => plural(count, 'session', 'sessions');

/** A number of computers. */
export const computers = (count: number): string => plural(count, 'computer', 'computers');
