import { type LabCopy, stationKey } from '../../../shared/lab/snapshot';
import type { StoryEntry } from '../../../shared/lab/story';
import type { Texts } from '../../../shared/locale/en';
import { stationText } from '../../../shared/locale/station-text';
import { withDetail } from '../../../shared/locale/with-detail';
import type { Outcome } from '../../../shared/requests/request';

/** One thing that happened to a session of a host, in words. A station that is no longer listed is named by its id. */
export function storyText(texts: Texts, stations: LabCopy['stations'], host: string, entry: StoryEntry): string {
  const { story } = texts;
  if (entry.kind === 'seen') {
    const { event, station: id } = entry;
    const station = id === null ? undefined : stations.get(stationKey({ host, id }));
    return story.seen[event](station === undefined ? id : stationText(texts, station));
  }
  const asked = entry.force ? 'force' : entry.action;
  if (entry.kind === 'asked') return story.asked[asked];
  return story.outcome(
    asked === 'force' ? texts.commands.force : texts.commands[asked],
    resultText(texts, entry.outcome),
  );
}

/** How a request finished, in as few words as can be. */
function resultText(texts: Texts, outcome: Outcome): string {
  const { result } = texts.story;
  switch (outcome.kind) {
    case 'done':
      if (outcome.reason === 'gone-before') return result.goneBefore;
      if (outcome.reason === 'not-locked') return result.notLocked;
      return outcome.reason === null ? result.done : result.doneByRestart;
    case 'refused':
      return result.refused(withDetail(texts, texts.refusals[outcome.reason], outcome.detail));
    case 'failed':
      return result.failed(withDetail(texts, texts.failures[outcome.reason], outcome.detail));
    case 'called-off':
      return result['called-off'](texts.callOffs[outcome.reason]);
    default:
      return result[outcome.kind];
  }
}
