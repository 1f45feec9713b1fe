import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followLab, useLab } from '../../../../src/renderer/lab/lab-store';
import type { Host } from '../../../../src/shared/lab/host';
import type { LabDelta, LabSnapshot } from '../../../../src/shared/lab/snapshot';
import { aHost } from '../../../builders';

const none = { put: [], gone: [] };
const snapshot = (revision: number, hosts: readonly Host[]): LabSnapshot => ({
  revision,
  monotonic: 0,
  hosts,
  stations: [],
  sessions: [],
  requests: [],
});
const delta = (from: number, to: number, host: Host): LabDelta => ({
  from,
  to,
  hosts: { put: [host], gone: [] },
  stations: none,
  sessions: none,
  requests: none,
});

let main: { answer: (snapshot: LabSnapshot) => void; fail: () => void; send: (delta: LabDelta) => void; asked: number };
let stop: () => void;

beforeEach(() => {
  main = { answer: () => {}, fail: () => {}, send: () => {}, asked: 0 };
  vi.stubGlobal('window', {
    stationmaster: {
      getLab: () => {
        main.asked++;
        return new Promise((resolve, reject) => {
          main.answer = (value) => resolve({ ok: true, value });
          main.fail = () => reject(new Error('gone'));
        });
      },
      onLabChanged: (listener: (delta: LabDelta) => void) => {
        main.send = listener;
        return () => {};
      },
    },
  });
  useLab.setState({ copy: null, outOfTouch: false });
  stop = followLab();
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const names = () => [...(useLab.getState().copy?.hosts.values() ?? [])].map(({ name }) => name);
const revision = () => useLab.getState().copy?.revision;

test('deltas that come before the snapshot are neither lost nor applied twice', async () => {
  main.send(delta(4, 5, aHost({ name: 'older' })));
  main.send(delta(5, 6, aHost({ name: 'newer' })));
  main.answer(snapshot(5, [aHost({ name: 'snapshot' })]));
  await vi.waitFor(() => expect(revision()).toBe(6));
  expect(names()).toEqual(['newer']);
  expect(main.asked).toBe(1);
});

test('a gap heals itself: the lab is asked for again', async () => {
  main.answer(snapshot(1, [aHost()]));
  await vi.waitFor(() => expect(revision()).toBe(1));
  main.send(delta(2, 3, aHost({ name: 'missed one' })));
  expect(revision()).toBe(1);
  main.answer(snapshot(3, [aHost({ name: 'whole' })]));
  await vi.waitFor(() => expect(revision()).toBe(3));
  expect(names()).toEqual(['whole']);
  expect(main.asked).toBe(2);
});

test('when main does not answer, the window says that it may be old', async () => {
  main.fail();
  await vi.waitFor(() => expect(useLab.getState().outOfTouch).toBe(true));
});

test('after a failure the next change asks again, and nothing is kept for ever', async () => {
  main.fail();
  await vi.waitFor(() => expect(useLab.getState().outOfTouch).toBe(true));
  main.send(delta(7, 8, aHost()));
  expect(main.asked).toBe(2);
  main.answer(snapshot(8, [aHost({ name: 'back' })]));
  await vi.waitFor(() => expect(names()).toEqual(['back']));
  expect(useLab.getState().outOfTouch).toBe(false);
});
