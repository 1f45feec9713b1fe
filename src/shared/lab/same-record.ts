/** Whether two records of plain data say the same. Keeps unchanged records the same object, so that nothing repaints. */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  let fields = 0;
  for (const name in left) {
    fields++;
    if (!(name in right) || !sameRecord(left[name], right[name])) return false;
  }
  for (const _ in right) fields--;
  return fields === 0;
}
