import type { HistoryItem } from '../../shared/history/history-item';
import type { SearchedOutcome } from '../../shared/history/history-query';
import type { Texts } from '../../shared/locale/en';
import { notDoneText } from '../../shared/locale/not-done-text';
import { stationText } from '../../shared/locale/station-text';
import { powerOutcome } from '../computers/power/power-text';
import { batchTitle } from '../stations/outcomes/outcome-text';

const local = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A time (ms since 1970) by the console's clock, with its date and seconds. */
export function wholeTimeText({ tag }: Texts, time: number): string {
  let format = formats.get(tag);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(tag, local);
    formats.set(tag, format);
  }
  return format.format(time);
}

/** The same in UTC, to the second: as it stands in exports. */
export function utcText({ history }: Texts, time: number): string {
  return history.utc(new Date(time).toISOString().slice(0, 19).replace('T', ' '));
}

/** What was asked for, or what a user did. */
export function whatText(texts: Texts, item: HistoryItem): string {
  if (item.kind === 'power') return texts.power.command[item.action];
  return item.kind === 'action' ? batchTitle(texts, item) : texts.story.seen[item.event](null);
}

/** The account that asked for it; who else did what was seen is not known. */
export function byText({ grid }: Texts, item: HistoryItem): string {
  return item.kind === 'event' ? grid.unknown : item.by;
}

/** The station, or that there was none; of a computer as a whole, nothing. */
export function placeText(texts: Texts, item: HistoryItem): string {
  if (item.kind === 'power') return '';
  const { subject } = item;
  return subject.station === null ? texts.grid.noStationInColumn : stationText(texts, subject.station);
}

/** Which outcome an item is found with; null: it has none, because nobody asked for it. */
export function outcomeOf(item: HistoryItem): SearchedOutcome | null {
  return item.kind === 'event' ? null : (item.outcome?.kind ?? 'open');
}

/** The column Outcome. */
export function outcomeWord({ history }: Texts, item: HistoryItem): string {
  const outcome = outcomeOf(item);
  return outcome === null ? '' : history.outcomes[outcome];
}

/** How a request finished, in the words of the outcome panel; the host's own words stand behind ours, as data. */
export function outcomeSentence(texts: Texts, item: HistoryItem): string {
  if (item.kind === 'event') return '';
  const { outcomes: words, history } = texts;
  const { outcome } = item;
  if (outcome === null) return history.open;
  if (item.kind === 'power') return powerOutcome(texts, item.action, outcome);
  const { action } = item;
  switch (outcome.kind) {
    case 'done':
      if (outcome.reason === 'gone-before') return words.goneBefore;
      if (outcome.reason === 'not-locked') return words.notLocked;
      return outcome.reason === 'computer-restarted'
        ? `${words.done[action]} ${words.computerRestarted}`
        : words.done[action];
    case 'not-ending':
      return history.notEnded;
    case 'not-suspended':
      return history.notSuspended;
    default:
      return notDoneText(texts, outcome);
  }
}

/** One line of the story of a session: what was seen and where, or what was asked for, by whom, and what came of it. */
export function storyLine(texts: Texts, item: HistoryItem): string {
  if (item.kind === 'event') {
    return texts.story.seen[item.event](item.subject.station === null ? null : placeText(texts, item));
  }
  const asked = texts.history.details.asked(whatText(texts, item), item.by);
  return texts.outcomes.line(asked, outcomeSentence(texts, item));
}

/** What a screen reader calls a row of the list. */
export function rowText(texts: Texts, item: HistoryItem): string {
  const who = item.kind === 'power' ? item.subject.computer : item.subject.user;
  return texts.history.row(wholeTimeText(texts, item.at), whatText(texts, item), who, outcomeWord(texts, item));
}
