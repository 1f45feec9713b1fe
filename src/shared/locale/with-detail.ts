import type { Texts } from './en';

/** A text, and behind it the host's own words where there are some. */
export function withDetail(texts: Texts, text: string, detail: string): string {
  return detail === '' ? text : texts.withDetail(text, detail);
}
