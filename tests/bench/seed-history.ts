import { closeSync, fsyncSync, openSync } from 'node:fs';
import { HistoryDatabase, type WriteOp } from '../../src/main/history/history-database';
import { openHistoryFile } from '../../src/main/history/open-history-file';
import type { Outcome } from '../../src/shared/requests/request';
import { type SessionKey, sessionKey } from '../../src/shared/session/identity';

/** Of ten things, so many are requests with an outcome, which are two entries; the others are events. */
const requestsInTen = 5;
/** From one thing to the next, in ms: a million entries are nearly a year. */
const pause = 40_000;
const last = Date.now() - 60_000;
const users = 5000;
const computers = 40;
/** Things that one session is about. */
const inSession = 6;
const names = ['田中 太郎', 'Ann Lee', 'Máire Ní Bhriain', 'スズキ イチロウ', 'Bob O’Neill', '佐藤 花子'];
/** One in so many is not like the others. */
const rare = 20_000;

/** Makes a History of so many entries, of about a year of a large school. */
export function seedHistory(file: string, entries: number): void {
  const { db } = openHistoryFile(file, last, false);
  const history = new HistoryDatabase(db, 'seed');
  // It may be made anew if the power goes.
  db.execute('PRAGMA synchronous = OFF');
  const things = thingsOf(entries);
  for (let from = 0; from < things; from += 10_000) {
    const count = Math.min(10_000, things - from);
    history.write(Array.from({ length: count }, (_, at) => opsOf(from + at, things)).flat());
  }
  db.close();
  // So that what is measured does not pay for this.
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** What is in such a History: when it begins and ends, and a session in the midst of it. */
export function seeded(entries: number): { first: number; last: number; session: SessionKey } {
  const things = thingsOf(entries);
  return { first: timeOf(0, things), last, session: sessionOf(Math.floor(things / 2)) };
}

function thingsOf(entries: number): number {
  return Math.floor((entries * 10) / (10 + requestsInTen));
}

function timeOf(thing: number, things: number): number {
  return last - (things - thing) * pause;
}

/** Sessions go on beside each other: what comes one after the other is of different ones. */
function numberOf(thing: number): number {
  const round = 100 * inSession;
  return Math.floor(thing / round) * 100 + (thing % 100);
}

function sessionOf(thing: number): SessionKey {
  const number = numberOf(thing);
  const [host, user] = [`lab-${pad(number % computers)}`, `user${number % users}.`];
  return sessionKey({ host, boot: 'b3f1', id: `c${number}`, user, logon: `${1_700_000_000 + number}` });
}

function opsOf(thing: number, things: number): WriteOp[] {
  const number = numberOf(thing);
  const at = timeOf(thing, things);
  const session = sessionOf(thing);
  const subject = {
    user: `user${number % users}.`,
    fullName: `${names[number % names.length]} ${number % users}`,
    station: {
      kind: 'seat',
      name: `seat${number % 30}`,
      friendlyName: number % 3 === 0 ? `窓側 ${number % 30}` : null,
    },
    computer: `lab-${pad(number % computers)}`,
  } as const;
  const simulated = false;
  if (thing % 10 >= requestsInTen) {
    const events = ['logged-on', 'locked', 'unlocked', 'disconnected', 'ended'] as const;
    return [{ kind: 'event', at, event: events[thing % events.length] ?? 'locked', session, subject, simulated }];
  }
  const id = `r${thing}`;
  const who = { by: 'carol', from: 'desk' };
  const asked = {
    batch: `b${thing}`,
    action: 'end',
    force: false,
    reason: 'class is over',
    warn: 60_000,
    text: null,
  } as const;
  return [
    { kind: 'request', at, id, ...who, ...asked, session, subject, simulated },
    { kind: 'outcome', at: at + 5000, id, ...who, outcome: outcomeOf(thing, things) },
  ];
}

function outcomeOf(thing: number, things: number): Outcome {
  if (thing % rare === 0) return { kind: 'interrupted' };
  // Only in the younger half.
  if (thing > things / 2 && thing % 20 === 0) return { kind: 'not-ending' };
  return { kind: 'done', reason: null };
}

function pad(number: number): string {
  return `${number}`.padStart(2, '0');
}
