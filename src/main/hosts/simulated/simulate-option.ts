/** What a simulated lab is made from. */
export interface SimulateSettings {
  /** Number of computers. */
  readonly hosts: number;
  /** Stations in total, spread evenly over the computers. */
  readonly stations: number;
  readonly seed: number;
  /** Nobody acts by themselves, and nothing goes wrong by itself. */
  readonly still: boolean;
}

/** What is wrong with the text of the option; the words are in the locale. */
export type SimulateProblem =
  | { readonly kind: 'unknown-setting'; readonly name: string }
  /** `still=1`: it is there or not, and has no value. */
  | { readonly kind: 'no-value'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'not-a-number';
      readonly name: string;
      readonly value: string;
      readonly least: number;
      readonly most: number;
    }
  /** Fewer stations than computers. */
  | { readonly kind: 'few-stations' };

/** The settings, or the first problem. */
export type SimulateOption =
  | { readonly ok: true; readonly settings: SimulateSettings }
  | { readonly ok: false; readonly problem: SimulateProblem };

/** The lab that is simulated when nothing else is said. */
export const defaultSimulation: SimulateSettings = { hosts: 2, stations: 24, seed: 1, still: false };

type NumberSetting = Exclude<keyof SimulateSettings, 'still'>;

const bounds: Readonly<Record<NumberSetting, readonly [least: number, most: number]>> = {
  hosts: [1, 100],
  stations: [1, 20_000],
  seed: [0, 4_294_967_295],
};

/**
 * Reads `hosts=2,stations=24,seed=1,still`: any of them in any order, the rest as usual. An empty text means all as
 * usual.
 */
export function parseSimulateOption(text: string): SimulateOption {
  const settings: Record<NumberSetting, number> & { still: boolean } = { ...defaultSimulation };
  for (const part of text.split(',').filter((part) => part !== '')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const value = equals < 0 ? '' : part.slice(equals + 1);
    if (name === 'still') {
      if (equals >= 0) return { ok: false, problem: { kind: 'no-value', name, value } };
      settings.still = true;
      continue;
    }
    if (!isNumberSetting(name)) return { ok: false, problem: { kind: 'unknown-setting', name } };
    const [least, most] = bounds[name];
    const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) {
      return { ok: false, problem: { kind: 'not-a-number', name, value, least, most } };
    }
    settings[name] = number;
  }
  if (settings.stations < settings.hosts) return { ok: false, problem: { kind: 'few-stations' } };
  return { ok: true, settings };
}

function isNumberSetting(name: string): name is NumberSetting {
  return Object.hasOwn(bounds, name);
}
