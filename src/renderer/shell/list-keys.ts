/**
 * The place that a key goes to from another in a list; undefined: it goes nowhere. It may lie outside of the list. `page`: how
 * many rows Page Up and Page Down go over.
 */
export function placeByKey(key: string, index: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return index - 1;
    case 'ArrowDown':
      return index + 1;
    case 'PageUp':
      return index - page;
    case 'PageDown':
      return index + page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
