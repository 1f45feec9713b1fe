import type { Texts } from './en';
import { jaCommandLine } from './ja/command-line';
import { jaDialogs } from './ja/dialogs';
import { jaHistory } from './ja/history';
import { jaNotices } from './ja/notices';
import { jaOutcomes } from './ja/outcomes';
import { jaReasons } from './ja/reasons';
import { jaRules } from './ja/rules';
import { jaSettings } from './ja/settings';
import { jaShell } from './ja/shell';
import { jaSimulated } from './ja/simulated';
import { jaStations } from './ja/stations';
import { jaWarning } from './ja/warning';

/** Japanese. */
export const ja: Texts = {
  tag: 'ja',
  product: 'Stationmaster',
  ...jaCommandLine,
  ...jaDialogs,
  ...jaHistory,
  ...jaNotices,
  ...jaOutcomes,
  ...jaReasons,
  ...jaRules,
  ...jaSettings,
  ...jaShell,
  ...jaSimulated,
  ...jaStations,
  ...jaWarning,
};
