import type { LabSnapshot } from '../../src/shared/lab/snapshot';
import type { Session } from '../../src/shared/session/session';
import type { LabUnderTest } from './lab-under-test';
import { find, type GoodReading, isTorn } from './witnessed-backend';

/** Rules that hold between any two steps: what the lab shows now, against itself and against what the hosts told. */
export function checkStanding(test: LabUnderTest): void {
  const snapshot = test.snapshot();
  for (const session of snapshot.sessions) {
    checkState(test, session);
    checkRow(test, session);
  }
  checkStations(test, snapshot);
  checkOpen(test, snapshot);
  checkNobodyForgotten(test);
  checkCopy(test, snapshot);
  if (snapshot.hosts.length !== test.backends.size) test.breaks('hosts that are listed are not those that are shown');
}

/** Rule 2, and what goes with a state. */
function checkState(test: LabUnderTest, { key, state, station, leaving }: Session): void {
  const atStation = state === 'active' || state === 'locked';
  if (atStation !== (station !== null)) test.breaks(`rule 2: ${key} is ${state} at ${station}`);
  if (leaving && state !== 'disconnected') test.breaks(`2.2: ${key} is leaving and ${state}`);
}

/** Rule 1: stations and sessions say the same, and a station has one session at most (it has one field for it). */
function checkStations(test: LabUnderTest, { sessions, stations }: LabSnapshot): void {
  const atStations = sessions.filter(({ station }) => station !== null);
  const said = new Set(stations.map(({ host, id, session }) => `${session} at ${id} of ${host}`));
  for (const { key, station, identity } of atStations) {
    const says = `${key} at ${station} of ${identity.host}`;
    if (!said.has(says)) test.breaks(`rule 1: the station does not say: ${says}`);
  }
  const taken = stations.filter(({ session }) => session !== null);
  if (taken.length !== atStations.length) test.breaks('rule 1: a station says what its session does not');
}

/** One row against the last good reading of its host. */
function checkRow(test: LabUnderTest, session: Session): void {
  const { key, identity, checking } = session;
  const backend = test.backends.get(identity.host);
  if (backend === undefined) test.breaks(`a row of a host that is not listed: ${key}`);
  const last = backend?.good[0];
  const read = find(last, identity);
  if (last?.reading.boot !== identity.boot) test.breaks(`2.2: ${key} is of another boot`);
  if ((read === undefined) !== checking) test.breaks(`2.2: ${key} is ${checking ? '' : 'not '}being checked`);
  if (read === undefined || last === undefined) return;
  if (read.phase === 'closing' && !session.leaving) test.breaks(`2.2: ${key} is closing and not shown as leaving`);
  checkPlace(test, session, last);
  checkMark(test, session, last);
}

function checkPlace(test: LabUnderTest, { key, identity, station, state }: Session, last: GoodReading): void {
  const read = find(last, identity);
  // Who has a torn station is not for the model to say.
  if (read?.phase !== 'open' || isTorn(last.reading)) return;
  if (station !== read.station) test.breaks(`2.2: ${key} is shown at ${station}, read at ${read.station}`);
  if (station !== null && (state === 'locked') !== read.locked) test.breaks(`2.2: ${key} is shown ${state}`);
}

/** 2.3: suspended is what we suspended, and what the host did not show to have been back since. */
function checkMark(test: LabUnderTest, { key, identity, state, leaving }: Session, last: GoodReading): void {
  const since = test.suspendedAt.get(key);
  const read = find(last, identity);
  if (state === 'suspended' && since === undefined) test.breaks(`2.3: ${key} is suspended, but not by us`);
  const ours = since !== undefined && read?.phase === 'open' && read.station === null;
  if (ours && state !== 'suspended' && !leaving) test.breaks(`2.3: ${key} was suspended by us and is shown ${state}`);
}

/** Rule 8: what is shown as open is what has no outcome yet. */
function checkOpen(test: LabUnderTest, { requests }: LabSnapshot): void {
  const shown = requests.filter(({ outcome }) => outcome === null).map(({ id }) => id);
  const same = shown.length === test.open.size && shown.every((id) => test.open.has(id));
  if (!same) test.breaks(`rule 8: shown as open: ${shown.join()}; open are ${[...test.open.keys()].join()}`);
}

/** Rule 8: nothing stays open once a reading that began after its limit has decided. */
function checkNobodyForgotten(test: LabUnderTest): void {
  for (const { record, identity, sent } of test.open.values()) {
    const backend = test.backends.get(record.host);
    if (backend === undefined) test.breaks(`rule 8: open on a host that is gone: ${record.id}`);
    const last = backend?.good[0];
    if (backend === undefined || last === undefined || sent === null || record.action === 'message') continue;
    const limit = record.force ? backend.limits.force : backend.limits[record.action];
    const restarted = last.order > sent.order && last.reading.boot !== identity.boot;
    const inVain = last.at >= sent.at + limit && find(last, identity) !== undefined;
    if (restarted || inVain) test.breaks(`rule 8: still open: ${JSON.stringify(record)}`);
  }
}

/** The copy of the window is the snapshot, record by record. */
function checkCopy(test: LabUnderTest, snapshot: LabSnapshot): void {
  for (const kind of ['hosts', 'stations', 'sessions', 'requests'] as const) {
    const copied = test.copy[kind];
    const records = new Set<unknown>(snapshot[kind]);
    const same = copied.size === records.size && [...copied.values()].every((record) => records.has(record));
    if (!same) test.breaks(`the window's ${kind} differ from the lab's`);
  }
}
