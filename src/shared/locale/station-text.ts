import type { Station } from '../session/session';
import type { Texts } from './en';

/** The name of a station in words: the one that the administrator gave it, else one made from what its host calls it. */
export function stationText({ stationName }: Texts, station: Pick<Station, 'kind' | 'name' | 'friendlyName'>): string {
  return station.friendlyName ?? stationName[station.kind](station.name);
}
