/** The middle one of some figures, or the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('no figures');
  return (low + high) / 2;
}

/** One line: both contenders, and how many times the second is the first. */
export function comparison(what: string, unit: string, sides: Readonly<Record<string, readonly number[]>>): string {
  const said = Object.entries(sides).map(([name, figures]) => {
    const [least, most] = [Math.min(...figures), Math.max(...figures)].map(short);
    return `${name} ${short(median(figures))} ${unit} (${least} to ${most}, ${figures.length} runs)`;
  });
  const [base = [], ours = []] = Object.values(sides);
  return `${what}: ${said.join(', ')}: ${(median(ours) / median(base)).toFixed(2)} times`;
}

function short(figure: number): string {
  return figure.toFixed(figure < 100 ? 1 : 0);
}

/** Figures in milliseconds: the middle one, the one that 99 of 100 do not pass, and the worst. */
export function percentiles(figures: readonly number[]): string {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms (${figures.length})`;
}
