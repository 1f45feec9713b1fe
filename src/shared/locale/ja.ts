import type { Texts } from './en';
import { jaCommandLine } from './ja/command-line';
import { jaDialogs } from './ja/dialogs';
import { jaOutcomes } from './ja/outcomes';
import { jaReasons } from './ja/reasons';
import { jaSettings } from './ja/settings';
import { jaShell } from './ja/shell';
import { jaSimulated } from './ja/simulated';
import { jaStations } from './ja/stations';

/** Japanese. */
export const ja: Texts = {
  tag: 'ja',
  product: 'Stationmaster',
  ...jaCommandLine,
  ...jaDialogs,
  ...jaOutcomes,
  ...jaReasons,
  ...jaSettings,
  ...jaShell,
  ...jaSimulated,
  ...jaStations,
};
