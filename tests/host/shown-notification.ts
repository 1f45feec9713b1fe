/** One notification, as the daemon that showed it wrote it down. */
export interface ShownNotification {
  readonly summary: string;
  /** With its markup. */
  readonly body: string;
  /** After how many milliseconds it goes away by itself; 0: never. */
  readonly timeout: number;
  /** `LOW`, `NORMAL` or `CRITICAL`. */
  readonly urgency: string;
}

/** The notifications in what `dunst -print` has printed. */
export function parseNotifications(printed: string): readonly ShownNotification[] {
  const blocks = /^\{\n\tappname: .*\n\tsummary: '([\s\S]*?)'\n\tbody: '([\s\S]*?)'\n\ticon: [\s\S]*?^\}$/gm;
  return [...printed.matchAll(blocks)].map(([block, summary = '', body = '']) => ({
    summary,
    body,
    timeout: Number(/^\ttimeout: (\d+)$/m.exec(block)?.[1]),
    urgency: /^\turgency: (\w+)$/m.exec(block)?.[1] ?? '',
  }));
}
