import { hostname, userInfo } from 'node:os';
import type { About } from '../../shared/ipc/about';
import { WholeFile } from '../files/whole-file';
import type { History } from '../history/history';
import type { Lab } from '../lab/lab';
import type { SettingsFile } from '../settings/settings-file';
import { logTails } from '../support/log-tail';
import { reportText } from '../support/report';
import type { CallHandlers } from './answer-call';

/** What calls about the program itself are answered with. */
export interface SupportGround {
  readonly lab: Lab;
  readonly settings: SettingsFile;
  readonly history: History;
  about(): Promise<About>;
  /** Asks the person where the report is to go; null: nowhere. */
  askForReport(): Promise<string | null>;
}

/** What main does for the calls about the program itself. */
export function supportHandlers({
  lab,
  settings,
  history,
  about,
  askForReport,
}: SupportGround): Pick<CallHandlers, 'getAbout' | 'saveReport'> {
  return {
    getAbout: () => about(),
    async saveReport({ names }) {
      const file = await askForReport();
      if (file === null) return null;
      const what = await about();
      const text = reportText(
        {
          about: what,
          settings: settings.all,
          lab: lab.snapshot(),
          troubles: [settings.trouble, history.trouble]
            .flatMap((trouble) => trouble ?? [])
            .map((one) => JSON.stringify(one)),
          logs: await logTails(what.dataFolder),
          here: { computer: hostname(), user: userInfo().username },
          now: Date.now(),
        },
        names,
      );
      await new WholeFile(file, () => text, true).save();
      return { file };
    },
  };
}
