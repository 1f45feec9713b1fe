import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', margin: 0, overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** A class for what only screen readers are to find. */
export function useHiddenStyle(): string {
  return useStyles().hidden;
}
