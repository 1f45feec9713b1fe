import { create } from 'zustand';
import { copyOf, type LabCopy, type LabDelta, withDelta } from '../../shared/lab/snapshot';
import { call, on } from '../bridge';
import { setMainClock } from './countdown-clock';

interface LabState {
  /** This window's copy of the lab; null until main has answered once. */
  readonly copy: LabCopy | null;
  /** Main could not be asked: the copy may be old. */
  readonly outOfTouch: boolean;
}

/** The window's copy of the lab. It can be thrown away: main has the truth. */
export const useLab = create<LabState>(() => ({ copy: null, outOfTouch: false }));

/**
 * Keeps the copy up to date from now on: subscribes first, then asks for the snapshot; a gap in the deltas asks again.
 * The answer stops it.
 */
export function followLab(): () => void {
  /** Deltas that came while the snapshot was on its way. */
  let waiting: LabDelta[] | null = [];
  let stopped = false;

  const ask = async () => {
    waiting ??= [];
    try {
      const snapshot = await call('getLab', {});
      if (stopped) return;
      const held = waiting;
      waiting = null;
      setMainClock(snapshot.monotonic);
      useLab.setState({ copy: copyOf(snapshot), outOfTouch: false });
      for (const delta of held) apply(delta);
    } catch {
      // The next delta asks again.
      waiting = null;
      if (!stopped) useLab.setState({ outOfTouch: true });
    }
  };
  const apply = (delta: LabDelta) => {
    const { copy } = useLab.getState();
    if (waiting !== null) {
      waiting.push(delta);
      return;
    }
    const next = copy === null ? undefined : withDelta(copy, delta);
    if (next === undefined) void ask();
    else if (next !== copy) useLab.setState({ copy: next });
  };

  const stop = on('labChanged', apply);
  void ask();
  return () => {
    stopped = true;
    stop();
  };
}
