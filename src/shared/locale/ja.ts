import type { Texts } from './en';
import { jaCommandLine } from './ja/command-line';
import { jaComputers } from './ja/computers';
import { jaDialogs } from './ja/dialogs';
import { jaHelp } from './ja/help';
import { jaHistory } from './ja/history';
import { jaNotices } from './ja/notices';
import { jaOutcomes } from './ja/outcomes';
import { jaPower } from './ja/power';
import { jaReasons } from './ja/reasons';
import { jaRules } from './ja/rules';
import { jaSettings } from './ja/settings';
import { jaShell } from './ja/shell';
import { jaSimulated } from './ja/simulated';
import { jaStations } from './ja/stations';
import { jaTerminal } from './ja/terminal';
import { jaWarning } from './ja/warning';

/** Japanese. */
export const ja: Texts = {
  tag: 'ja',
  product: 'Stationmaster',
  ...jaCommandLine,
  ...jaComputers,
  ...jaDialogs,
  ...jaHelp,
  ...jaHistory,
  ...jaNotices,
  ...jaOutcomes,
  ...jaPower,
  ...jaReasons,
  ...jaRules,
  ...jaSettings,
  ...jaShell,
  ...jaSimulated,
  ...jaStations,
  ...jaTerminal,
  ...jaWarning,
};
