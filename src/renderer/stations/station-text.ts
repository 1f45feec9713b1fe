import type { Texts } from '../../shared/locale/en';
import type { Station } from '../../shared/session/session';

/** The name of a station in words. */
export function stationText({ stationName }: Texts, { kind, name }: Pick<Station, 'kind' | 'name'>): string {
  return stationName[kind](name);
}
