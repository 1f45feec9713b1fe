import { type AppliedReading, applyReading, type ReadingContext } from '../../../../src/shared/lab/apply-reading';
import { emptyMemory, type HostMemory } from '../../../../src/shared/lab/host-memory';
import type { Reading, SessionReading } from '../../../../src/shared/lab/reading';
import { ann, readingOf, sessionReading } from '../../../builders';

/** Ground for a reading of host `lab`. */
export const context = (parts: Partial<ReadingContext> = {}): ReadingContext => {
  return { host: 'lab', now: 500_000, removed: new Set(), suspending: new Set(), ...parts };
};
/** The same while our suspend of ann's session is open. */
export const suspending = context({ suspending: new Set([ann]) });

/** Ann's session as the columns of the table have it. */
export const seen = {
  same: sessionReading({ station: 'A' }),
  sameLocked: sessionReading({ station: 'A', locked: true }),
  another: sessionReading({ station: 'B' }),
  anotherLocked: sessionReading({ station: 'B', locked: true }),
  detached: sessionReading(),
  detachedLocked: sessionReading({ locked: true }),
  closing: sessionReading({ phase: 'closing' }),
  opening: sessionReading({ phase: 'opening', station: 'A' }),
  absent: null,
} as const;
export type Column = keyof typeof seen;

/** A reading with ann's session as the column says. */
export const read = (column: Column, parts: Partial<Reading> = {}): Reading => {
  const session: SessionReading | null = seen[column];
  return readingOf(session === null ? [] : [session], parts);
};

/** What leads to each row of the table. */
export const rows = {
  unknown: ['absent'],
  active: ['absent', 'same'],
  locked: ['absent', 'sameLocked'],
  disconnected: ['absent', 'same', 'detached'],
  suspended: ['absent', 'same', 'suspend'],
  leaving: ['absent', 'same', 'closing'],
  ended: ['absent', 'same', 'absent', 'absent'],
} as const satisfies Record<string, readonly (Column | 'suspend')[]>;
export type Row = keyof typeof rows;

/** What the lab remembers when ann's session is in the state of a row. */
export function memoryOf(row: Row): HostMemory {
  let memory = emptyMemory();
  for (const step of rows[row]) {
    memory =
      step === 'suspend'
        ? applyReading(memory, read('detached'), suspending).memory
        : applyReading(memory, read(step), context()).memory;
  }
  return memory;
}

/** Ann's row in short: state, flags, station; then what happened. */
export function inShort({ memory, events }: AppliedReading): string {
  const session = memory.sessions.get(ann);
  const flags = [session?.leaving && 'leaving', session?.checking && 'checking'].filter(Boolean);
  const row = session === undefined ? ['-'] : [session.state, ...flags, session.station ?? 'nowhere'];
  return [row.join(' '), ...events.map(({ type }) => type)].join(': ');
}
