import { describe, expect, test } from 'vitest';
import { PublishedLab } from '../../../../src/main/lab/published-lab';
import { copyOf, type LabDelta, withDelta } from '../../../../src/shared/lab/snapshot';
import { aHost, ann, aSession } from '../../../builders';

function publish() {
  const told: number[] = [];
  const lab = new PublishedLab(() => told.push(1));
  return { lab, told };
}

describe('the published lab', () => {
  test('a delta holds what changed since the last one, and the revisions', () => {
    const { lab } = publish();
    lab.put('hosts', aHost());
    lab.put('sessions', aSession());
    expect(lab.takeDelta()).toMatchObject({
      from: 0,
      to: 1,
      hosts: { put: [aHost()] },
      sessions: { put: [aSession()] },
    });
    lab.put('sessions', aSession({ state: 'locked' }));
    const second = lab.takeDelta() as LabDelta;
    expect(second).toMatchObject({ from: 1, to: 2, hosts: { put: [], gone: [] } });
    expect(second.sessions).toEqual({ put: [aSession({ state: 'locked' })], gone: [] });
  });

  test('nothing changed: no delta, no new revision', () => {
    const { lab } = publish();
    const session = aSession();
    lab.put('sessions', session);
    lab.takeDelta();
    lab.put('sessions', session);
    lab.remove('sessions', 'unknown');
    expect(lab.takeDelta()).toBeNull();
    expect(lab.snapshot(0).revision).toBe(1);
  });

  test('removed and put again, or put and removed, is one thing in the delta', () => {
    const { lab } = publish();
    lab.put('sessions', aSession());
    lab.takeDelta();
    lab.remove('sessions', ann);
    lab.put('sessions', aSession({ state: 'locked' }));
    expect(lab.takeDelta()?.sessions).toEqual({ put: [aSession({ state: 'locked' })], gone: [] });
    lab.put('sessions', aSession());
    lab.remove('sessions', ann);
    expect(lab.takeDelta()?.sessions).toEqual({ put: [], gone: [ann] });
  });

  test('is told once that a change begins, until the delta is taken', () => {
    const { lab, told } = publish();
    lab.put('hosts', aHost());
    lab.put('sessions', aSession());
    expect(told).toHaveLength(1);
    lab.takeDelta();
    lab.remove('sessions', ann);
    expect(told).toHaveLength(2);
  });

  test('a copy that follows every delta is what the snapshot says', () => {
    const { lab } = publish();
    let copy = copyOf(lab.snapshot(0));
    for (const step of [1, 2, 3, 4, 5, 6]) {
      lab.put('hosts', aHost({ lastSeen: step }));
      lab.put('sessions', aSession({}, { id: String(step % 3) }));
      if (step % 2 === 0) lab.remove('sessions', aSession({}, { id: '1' }).key);
      copy = withDelta(copy, lab.takeDelta() as LabDelta) ?? expect.fail('a gap');
      expect(copy).toEqual(copyOf(lab.snapshot(0)));
    }
  });
});
