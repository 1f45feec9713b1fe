import { Field, Textarea } from '@fluentui/react-components';
import type { Ref } from 'react';
import { useTexts } from '../../locale/use-texts';
import { charactersLeft, withoutControls } from './message-texts';

/** From so few characters left on, they are counted on screen. */
const countedFrom = 100;

interface MessageFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Ctrl+Enter was pressed. */
  readonly onSend: () => void;
  readonly fieldRef: Ref<never>;
}

/** Where a message is typed. Nothing is cut: what is too long stays, and is said. */
export function MessageField({ text, onText, onSend, fieldRef }: MessageFieldProps) {
  const { messageField } = useTexts();
  const left = charactersLeft(text);
  const count = left < 0 ? messageField.tooLong(-left) : left <= countedFrom ? messageField.left(left) : null;
  return (
    <Field
      label={messageField.label}
      hint={messageField.keys}
      validationMessage={count}
      validationState={left < 0 ? 'error' : 'none'}
    >
      <Textarea
        ref={fieldRef}
        value={text}
        rows={3}
        resize="vertical"
        onChange={(_event, { value }) => onText(withoutControls(value))}
        onKeyDown={({ key, ctrlKey, nativeEvent }) => {
          if (key === 'Enter' && ctrlKey && !nativeEvent.isComposing) onSend();
        }}
      />
    </Field>
  );
}
