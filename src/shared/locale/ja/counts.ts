/** A number as it is written in Japanese. */
export const number = (count: number): string => count.toLocaleString('ja');

/** A number of sessions. */
export const sessions = (count: number): string => `${number(count)} 件のセッション`;

/** A number of computers. */
export const computers = (count: number): string => `${number(count)} 台のコンピューター`;
