import type { Lab } from '../lab/lab';
import { errorText, type Log } from '../log';
import type { History } from './history';

/** Settles what an earlier run left open, before the lab starts; what can't be read of it stays open on disk. */
export async function takeOver(
  lab: Pick<Lab, 'takeOver'>,
  history: Pick<History, 'leftOpen'>,
  log: Pick<Log, 'warn'>,
): Promise<void> {
  try {
    lab.takeOver(await history.leftOpen());
  } catch (error) {
    log.warn(`what was open when the program ended last could not be read: ${errorText(error)}`);
  }
}
