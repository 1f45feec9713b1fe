import { type Ref, useEffect, useRef } from 'react';

/**
 * A ref for the button on which a dialog's focus starts. To be called by the component that renders the dialog, so that
 * it comes after the dialog's own choice. (Fluent's Button takes no typed ref of an element.)
 */
export function useFirstFocus(): Ref<never> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return button as Ref<never>;
}
