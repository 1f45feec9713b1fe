import { type Ref, useRef } from 'react';
import { useWindowKeys } from './use-window-keys';

/** A ref for the search box of the open tab: Ctrl+F and `/` go there. (Fluent's SearchBox takes no typed ref.) */
export function useSearchKey(): Ref<never> {
  const search = useRef<HTMLInputElement>(null);
  useWindowKeys((event) => {
    if (!isSearchKey(event)) return false;
    search.current?.focus();
    search.current?.select();
    return true;
  });
  return search as Ref<never>;
}

/** Whether a key is one that goes to the search box: Ctrl+F, and `/` where it is not typed into something. */
function isSearchKey({ key, ctrlKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey) return !shiftKey && key.toLowerCase() === 'f';
  return key === '/' && !(target instanceof Element && target.matches('input, textarea, select'));
}
