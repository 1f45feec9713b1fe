import type { HistoryTrouble } from '../../shared/history/history-state';
import type { Texts } from '../../shared/locale/en';

/** What is wrong with History and what it means, in the system's words behind ours, and where the file is: a text a line. */
export function historyTroubleText({ historyTrouble: say }: Texts, trouble: HistoryTrouble): string[] {
  const { kind, detail, file, keptAs } = trouble;
  const system = detail === '' ? [] : [say.system(detail)];
  return [say[kind], ...system, keptAs === null ? say.file(file) : say.keptAs(keptAs)];
}
