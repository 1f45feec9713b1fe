import { enCommandLine } from './en/command-line';
import { enComputers } from './en/computers';
import { enDialogs } from './en/dialogs';
import { enHelp } from './en/help';
import { enHistory } from './en/history';
import { enNotices } from './en/notices';
import { enOutcomes } from './en/outcomes';
import { enPower } from './en/power';
import { enReasons } from './en/reasons';
import { enRules } from './en/rules';
import { enSettings } from './en/settings';
import { enShell } from './en/shell';
import { enSimulated } from './en/simulated';
import { enStations } from './en/stations';
import { enTerminal } from './en/terminal';
import { enWarning } from './en/warning';

/** English: the words of docs/design.md. Its type is the type of every language; a missing key does not compile. */
export const en = {
  tag: 'en',
  product: 'Stationmaster',
  ...enCommandLine,
  ...enComputers,
  ...enDialogs,
  ...enHelp,
  ...enHistory,
  ...enNotices,
  ...enOutcomes,
  ...enPower,
  ...enReasons,
  ...enRules,
  ...enSettings,
  ...enShell,
  ...enSimulated,
  ...enStations,
  ...enTerminal,
  ...enWarning,
};

/** Every text that a person sees. */
export type Texts = typeof en;
