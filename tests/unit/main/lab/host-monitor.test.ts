import { describe, expect, test } from 'vitest';
import { hintPause } from '../../../../src/main/lab/host-monitor';
import { readingOf, sessionReading } from '../../../builders';
import { monitorOf } from './scripted-monitor';

describe('reading', () => {
  test('connects, reads once, and then only when there is a reason or the poll is due', async () => {
    const { time, backend, applied, connections, answer } = await monitorOf();
    await answer();
    expect(applied).toHaveLength(1);
    expect(connections).toEqual(['connected']);
    await time.pass(backend.pollEvery - 1);
    expect(backend.reads).toHaveLength(1);
    await time.pass(1);
    expect(backend.reads).toHaveLength(2);
    expect(backend.connects).toHaveLength(1);
  });

  test('hints are coalesced into one reading, a short pause after the first', async () => {
    const { time, backend, answer } = await monitorOf();
    await answer();
    for (let count = 0; count < 1000; count++) backend.hint();
    await time.pass(hintPause - 1);
    backend.hint();
    expect(backend.reads).toHaveLength(1);
    await time.pass(1);
    expect(backend.reads).toHaveLength(2);
    await answer();
    await time.pass(1000);
    expect(backend.reads).toHaveLength(2);
  });

  test('one at a time; hints during a reading ask for exactly one more', async () => {
    const { time, backend, answer } = await monitorOf();
    backend.hint();
    backend.hint();
    await time.pass(1000);
    expect(backend.reads).toHaveLength(1);
    await answer();
    await time.pass(hintPause);
    expect(backend.reads).toHaveLength(2);
    await answer();
    await time.pass(1000);
    expect(backend.reads).toHaveLength(2);
  });

  test('readNow is served only by a reading that begins after it', async () => {
    const { backend, monitor, answer } = await monitorOf();
    const served: string[] = [];
    void monitor.readNow().then(() => served.push('first'));
    void monitor.readNow().then(() => served.push('second'));
    await answer();
    expect(served).toEqual([]);
    expect(backend.reads).toHaveLength(2);
    await answer();
    expect(served).toEqual(['first', 'second']);
  });

  test('a missing session is looked for once more at once', async () => {
    const { backend, wanted, answer } = await monitorOf();
    wanted.again = true;
    await answer();
    expect(backend.reads).toHaveLength(2);
    wanted.again = false;
    await answer();
    expect(backend.reads).toHaveLength(2);
  });

  test('a torn reading is not applied but read once more; torn again, it is', async () => {
    const { backend, applied, answer } = await monitorOf();
    const torn = readingOf([sessionReading({ station: 'A' }), sessionReading({ id: '2', station: 'A' })]);
    await answer(torn);
    expect(applied).toEqual([]);
    expect(backend.reads).toHaveLength(2);
    await answer(torn);
    expect(applied.map(({ reading, start }) => [reading, start.order])).toEqual([[torn, 2]]);
    expect(backend.reads).toHaveLength(2);
  });

  test('when it began is told in the order of things', async () => {
    const { time, applied, answer, monitor, nextOrder } = await monitorOf();
    await answer();
    const sent = nextOrder();
    await time.pass(100);
    monitor.readSoon();
    await time.pass(hintPause);
    await answer();
    expect(applied[0]?.start.order).toBeLessThan(sent);
    expect(applied[1]?.start.order).toBeGreaterThan(sent);
    expect(applied[1]?.start.at).toBe(100 + hintPause);
  });
});

describe('removal signals', () => {
  test('reach the next reading, and are used up by one that began after them', async () => {
    const { time, backend, applied, answer } = await monitorOf();
    await answer();
    backend.hint('7');
    await time.pass(hintPause);
    await answer();
    backend.hint();
    await time.pass(hintPause);
    await answer();
    expect(applied.map(({ removed }) => removed)).toEqual([[], ['7'], []]);
  });

  test('that come during a reading which still lists the session are kept for the next', async () => {
    const { time, backend, applied, answer } = await monitorOf();
    backend.hint('1');
    backend.hint('2');
    await answer(readingOf([sessionReading({ id: '1' })]));
    await time.pass(hintPause);
    await answer();
    expect(applied.map(({ removed }) => removed)).toEqual([['1', '2'], ['1']]);
  });
});
