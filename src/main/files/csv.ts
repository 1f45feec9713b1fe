/** What a cell can hold. */
export type Cell = string | number | boolean | null;

/** Stands at the beginning of a file: by it spreadsheets know UTF-8. */
export const csvMark = '\uFEFF';

/** One line of a table (RFC 4180), with its end. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula has an apostrophe before it, so that it stays a text. */
function cellText(value: Cell): string {
  const text = value === null ? '' : String(value);
  // One that has apostrophes of its own there gets another, so that `plainCell` takes off the right one.
  const safe = /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell without the apostrophe that was put before it to keep spreadsheets from taking it for a formula. */
export function plainCell(text: string): string {
  return /^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text;
}

/** A line of a table that was read. */
export interface CsvLine {
  /** Line of the file at which it begins, from 1. */
  readonly place: number;
  /** As they stand there, without the quotes around them. */
  readonly cells: readonly string[];
}

/**
 * The lines of a table (RFC 4180; lines may also end as on Unix), without those that are empty. Quotes that are out of
 * place stand for themselves; one that is never closed takes the rest of the text.
 */
export function parseCsv(text: string): CsvLine[] {
  const lines: CsvLine[] = [];
  let at = text.startsWith(csvMark) ? 1 : 0;
  for (let place = 1; at < text.length; ) {
    const begin = place;
    const cells: string[] = [];
    for (let ending = ','; ending === ','; at += ending.length) {
      const { content, breaks, end } = readCell(text, at);
      cells.push(content);
      place += breaks;
      ending = endingAt(text, end);
      at = end;
    }
    // Behind the end of the last line there is none.
    place++;
    if (cells.some((cell) => cell !== '')) lines.push({ place: begin, cells });
  }
  return lines;
}

/** The cell that begins at a place, how many lines end inside of it, and where it ends. */
function readCell(text: string, at: number): { content: string; breaks: number; end: number } {
  if (text[at] !== '"') {
    const end = bareEnd(text, at);
    return { content: text.slice(at, end), breaks: 0, end };
  }
  const close = closingQuote(text, at + 1);
  const quoted = text.slice(at + 1, close);
  const end = bareEnd(text, Math.min(close + 1, text.length));
  const content = quoted.replaceAll('""', '"') + text.slice(close + 1, end);
  return { content, breaks: quoted.match(/\r\n|\n|\r/g)?.length ?? 0, end };
}

/** Where what is in no quotes ends. */
function bareEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !',\r\n'.includes(text.charAt(end))) end++;
  return end;
}

/** The place of the quote that ends a cell; where there is none, the end of the text. */
function closingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote < 0 ? text.length : quote;
}

/** What stands behind a cell: a comma, the end of a line, or nothing, which is the end of the text. */
function endingAt(text: string, at: number): string {
  return text.startsWith('\r\n', at) ? '\r\n' : text.charAt(at);
}
