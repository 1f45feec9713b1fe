import { makeStyles, mergeClasses, Select, Switch, ToggleButton, tokens } from '@fluentui/react-components';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { useTexts } from '../../locale/use-texts';
import { SearchField } from '../../shell/search-field';
import { type Filter, placesOf, type StateFilter, samePlace, useFilter } from './filter';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  search: { flex: '1 1 220px', maxWidth: '340px' },
  free: { marginLeft: 'auto' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  chip: { minWidth: 0, fontWeight: tokens.fontWeightRegular, gap: '4px' },
  attention: { color: tokens.colorStatusDangerForeground3 },
});

const chips: readonly StateFilter[] = [
  'all',
  'active',
  'locked',
  'suspended',
  'disconnected',
  'available',
  'opening',
  'attention',
];

/** Shown only where there are some. */
const rareChips: ReadonlySet<StateFilter> = new Set<StateFilter>(['opening']);

interface FilterBarProps {
  readonly lab: LabCopy;
  readonly counts: Readonly<Record<StateFilter, number>>;
}

/** Search, computer or room, free stations, and the counts that filter. */
export function FilterBar({ lab, counts }: FilterBarProps) {
  const styles = useStyles();
  const texts = useTexts();
  const filter = useFilter();
  const places = placesOf(lab.hosts.values());
  const chosen = Math.max(
    0,
    places.findIndex((place) => samePlace(place, filter.place)),
  );
  const set = (change: Partial<Filter>) => useFilter.setState(change);
  return (
    <>
      <search data-area="" className={styles.bar}>
        <SearchField className={styles.search} text={filter.search} onText={(search) => set({ search })} />
        <Select
          aria-label={texts.filter.place}
          value={chosen}
          onChange={(_event, { value }) => set({ place: places[Number(value)] ?? { kind: 'all' } })}
        >
          {places.map((place, index) => (
            <option key={JSON.stringify(place)} value={index}>
              {place.kind === 'all'
                ? texts.filter.allComputers
                : place.kind === 'room'
                  ? texts.filter.room(place.room)
                  : lab.hosts.get(place.host)?.name}
            </option>
          ))}
        </Select>
        <Switch
          className={styles.free}
          label={texts.filter.showFree}
          checked={filter.showFree}
          onChange={(_event, { checked }) => set({ showFree: checked })}
        />
      </search>
      <fieldset aria-label={texts.filter.states} className={styles.chips}>
        {chips
          .filter((chip) => counts[chip] > 0 || filter.state === chip || !rareChips.has(chip))
          .map((chip) => (
            <ToggleButton
              key={chip}
              size="small"
              shape="circular"
              className={mergeClasses(
                styles.chip,
                chip === 'attention' && counts.attention > 0 && filter.state !== chip && styles.attention,
              )}
              appearance={filter.state === chip ? 'primary' : 'outline'}
              checked={filter.state === chip}
              onClick={() => set({ state: filter.state === chip ? 'all' : chip })}
            >
              <strong>{counts[chip].toLocaleString(texts.tag)}</strong> {texts.filter.chips[chip]}
            </ToggleButton>
          ))}
      </fieldset>
    </>
  );
}
