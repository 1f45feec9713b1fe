import { makeStyles, SearchBox } from '@fluentui/react-components';
import { useTexts } from '../locale/use-texts';
import { useSearchKey } from './use-search-key';

/** A hint that does not fit ends with an ellipsis, not in the middle of a letter. */
const useStyles = makeStyles({ input: { textOverflow: 'ellipsis' } });

interface SearchFieldProps {
  readonly className: string;
  readonly text: string;
  /** In UTF-16 units; without it, any length. */
  readonly maxLength?: number;
  readonly onText: (text: string) => void;
}

/** The search box of a tab: Ctrl+F and `/` go there. */
export function SearchField({ className, text, maxLength, onText }: SearchFieldProps) {
  const styles = useStyles();
  const { filter } = useTexts();
  const search = useSearchKey();
  return (
    <SearchBox
      ref={search}
      aria-keyshortcuts="Control+F /"
      className={className}
      input={{ className: styles.input }}
      aria-label={filter.search}
      placeholder={filter.search}
      title={filter.search}
      maxLength={maxLength}
      value={text}
      onChange={(_event, { value }) => onText(value)}
    />
  );
}
