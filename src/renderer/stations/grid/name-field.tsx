import { makeStyles, tokens } from '@fluentui/react-components';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { longestStationName } from '../../../shared/ipc/contract';
import { stationText } from '../../../shared/locale/station-text';
import type { Station } from '../../../shared/session/session';
import { tellMain } from '../../lab/tell-main';
import { useTexts } from '../../locale/use-texts';
import { endRename, nameToKeep, ownName, useRename } from './rename';

const useStyles = makeStyles({
  field: {
    position: 'relative',
    zIndex: 1,
    boxSizing: 'border-box',
    // Wider than a narrow column: a name is typed in whole.
    width: 'max(100% + 12px, 200px)',
    height: '28px',
    margin: '0 -6px',
    padding: '0 5px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    outline: `2px solid ${tokens.colorBrandStroke1}`,
    outlineOffset: '-2px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
    '@media (forced-colors: active)': { outlineColor: 'Highlight' },
  },
});

/** The name of a station as a text field: Enter and leaving it keep the name, Escape leaves it as it was. */
export function NameField({ station }: { readonly station: Station }) {
  const styles = useStyles();
  const texts = useTexts();
  const typed = useRename((state) => state.typed);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const begun = useRef(stationText(texts, station));
  const name = stationText(texts, station);
  useEffect(() => {
    field.current?.focus();
    // Made anew where the session at the station changed: what was typed since stays, with the caret behind it.
    const { current } = field;
    if (current?.value === begun.current) current.select();
    else current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const finish = (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    const kept = keep ? nameToKeep(texts, station, typed) : undefined;
    if (kept !== undefined) void tellMain('renameStation', { host: station.host, station: station.id, name: kept });
    endRename();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // An Enter or Escape that belongs to an input method is not meant for the field.
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    finish(event.key === 'Enter');
    field.current?.closest<HTMLElement>('[role="row"]')?.focus({ preventScroll: true });
  };
  const onBlur = (event: FocusEvent) => {
    // Another window has the focus now; the field still has it in this one.
    if (document.activeElement !== event.target) finish(true);
  };
  return (
    <input
      ref={field}
      type="text"
      className={styles.field}
      aria-label={texts.rename.field(name)}
      title={texts.rename.hint(ownName(texts, station))}
      placeholder={ownName(texts, station)}
      maxLength={longestStationName}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => useRename.setState({ typed: event.target.value })}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onClick={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.stopPropagation()}
    />
  );
}
