import { useEffect, useState } from 'react';

/** The console's clock (ms since 1970), renewed every `every` ms: for durations that grow on screen. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
