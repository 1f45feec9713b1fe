import { type GriffelStyle, tokens } from '@fluentui/react-components';
import { rowColours } from './use-theme';

/** What all lists with columns look like, for `makeStyles`; the widths of the columns are in `--columns`. */
const line: GriffelStyle = {
  boxSizing: 'border-box',
  display: 'grid',
  gridTemplateColumns: 'var(--columns)',
  alignItems: 'center',
  borderLeft: '3px solid transparent',
  // There, nothing is transparent by itself.
  '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
};

/** The titles of the columns, which stay in view. */
export const listHeader: GriffelStyle = {
  ...line,
  position: 'sticky',
  top: 0,
  minWidth: 'var(--least-width)',
  borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  backgroundColor: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground2,
};

/** A row, which is put in its place by a transformation. */
export const listRow: GriffelStyle = {
  ...line,
  position: 'absolute',
  left: 0,
  right: 0,
  borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  cursor: 'default',
  outlineOffset: '-2px',
  ':hover': { backgroundColor: rowColours.hover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
};

/** A row that is selected. */
export const listRowSelected: GriffelStyle = {
  backgroundColor: rowColours.selected,
  borderLeftColor: tokens.colorBrandStroke1,
  '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
};

/** A cell, cut where it is too long. */
export const listCell: GriffelStyle = {
  padding: '0 6px',
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
};
