/** Moves the focus to the tab that is open: for a button that goes away with its own click. */
export function focusTab(): void {
  document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
}
