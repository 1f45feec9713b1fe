import { Button, MessageBarActions, Tooltip } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useTexts } from '../locale/use-texts';
import { focusTab } from './focus-tab';

/** The button that takes a message bar away; the focus goes to the open tab then. */
export function DismissAction({ onDismiss }: { readonly onDismiss: () => void }) {
  const { commands } = useTexts();
  return (
    <MessageBarActions
      containerAction={
        <Tooltip relationship="label" content={commands.dismiss}>
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            onClick={() => {
              onDismiss();
              focusTab();
            }}
          />
        </Tooltip>
      }
    />
  );
}
