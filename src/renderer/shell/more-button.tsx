import { Button } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useTexts } from '../locale/use-texts';
import type { MenuPoint } from './point-menu';

interface MoreButtonProps {
  /** Whose menu it is. */
  readonly name: string;
  readonly onMenu: (point: MenuPoint) => void;
}

/** Opens the menu of a row below itself. Tab leaves it out: a row has its menu on a key. */
export function MoreButton({ name, onMenu }: MoreButtonProps) {
  const { commands } = useTexts();
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<MoreHorizontalRegular />}
      aria-label={commands.moreFor(name)}
      aria-haspopup="menu"
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        onMenu({ x: left, y: bottom });
      }}
    />
  );
}
