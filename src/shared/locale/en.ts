import { enCommandLine } from './en/command-line';
import { enDialogs } from './en/dialogs';
import { enOutcomes } from './en/outcomes';
import { enReasons } from './en/reasons';
import { enSettings } from './en/settings';
import { enShell } from './en/shell';
import { enSimulated } from './en/simulated';
import { enStations } from './en/stations';

/** English: the words of docs/design.md. Its type is the type of every language; a missing key does not compile. */
export const en = {
  tag: 'en',
  product: 'Stationmaster',
  ...enCommandLine,
  ...enDialogs,
  ...enOutcomes,
  ...enReasons,
  ...enSettings,
  ...enShell,
  ...enSimulated,
  ...enStations,
};

/** Every text that a person sees. */
export type Texts = typeof en;
