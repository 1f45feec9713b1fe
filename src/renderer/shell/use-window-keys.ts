import { useEffect, useRef } from 'react';

/**
 * Calls `onKey` with each key that is pressed in the window, wherever the focus is; when the answer is true, the key was
 * meant for it. Not while a dialog or a menu is open: what lies under it is out of reach.
 */
export function useWindowKeys(onKey: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (document.querySelector('[aria-modal="true"], [role="menu"]') !== null) return;
      if (latest.current(event)) event.preventDefault();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
