import { type Ref, useEffect, useRef, useState } from 'react';

/**
 * A ref for the button on which a dialog's focus starts; when the dialog goes, the focus returns to where it was. To be
 * called by the component that renders the dialog, so that it comes after the dialog's own choice. (Fluent's Button
 * takes no typed ref of an element.)
 */
export function useFirstFocus(): Ref<never> {
  const button = useRef<HTMLButtonElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    button.current?.focus();
    return () => {
      // Where it came from a menu that has gone, Fluent looks for what stands behind that.
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
    };
  }, [before]);
  return button as Ref<never>;
}
