/** Where the focus is among the areas of the window: in one of them, or before one (after the last: their number). */
export interface AreaPlace {
  readonly index: number;
  readonly inside: boolean;
}

/** The area that F6 goes to, of so many; with `back`, Shift+F6. From the last one it goes on with the first. */
export function nextArea({ index, inside }: AreaPlace, count: number, back: boolean): number {
  if (back) return (index - 1 + count) % count;
  return (inside ? index + 1 : index) % count;
}

/** What Tab would reach. Fluent UI's focus keeper has elements of its own that pass the focus on at once. */
const reachable = ['a[href]', 'button', 'input', 'select', 'textarea', '[tabindex]']
  .map((selector) => `${selector}:not([tabindex="-1"], :disabled, [data-tabster-dummy])`)
  .join();

/**
 * Moves the focus to the next area of the window that can take it, or to the one before. An area is an element with
 * `data-area`, in the order of the page; what is in none of them lies between two. Answers whether there is one.
 */
export function focusNextArea(back: boolean): boolean {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')].flatMap((area) => {
    const target = targetIn(area);
    return target === undefined ? [] : { area, target };
  });
  if (areas.length === 0) return false;
  const focused = document.activeElement ?? document.body;
  const inside = areas.findIndex(({ area }) => area.contains(focused));
  const before = areas.filter(({ area }) => area.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING);
  const place = inside < 0 ? { index: before.length, inside: false } : { index: inside, inside: true };
  areas[nextArea(place, areas.length, back)]?.target.focus();
  return true;
}

/** What takes the focus in an area: the open tab, the current row, the area itself, or what Tab reaches first. */
function targetIn(area: HTMLElement): HTMLElement | undefined {
  const current = area.querySelector<HTMLElement>('[role="tab"][aria-selected="true"], [role="row"][tabindex="0"]');
  if (current !== null) return current;
  if (area.tabIndex >= 0) return area;
  return [...area.querySelectorAll<HTMLElement>(reachable)].find((element) => element.checkVisibility());
}
