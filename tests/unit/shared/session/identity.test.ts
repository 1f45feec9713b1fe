import { describe, expect, test } from 'vitest';
import { parseSessionKey, sessionKey } from '../../../../src/shared/session/identity';

const identity = { host: 'lab', boot: 'b', id: '3', user: 'ann', logon: '1000' };

describe('identity of a session', () => {
  test('the same parts make the same key', () => {
    expect(sessionKey({ ...identity })).toBe(sessionKey(identity));
  });

  test.each(['host', 'boot', 'id', 'user', 'logon'] as const)('another %s makes another key', (part) => {
    expect(sessionKey({ ...identity, [part]: 'other' })).not.toBe(sessionKey(identity));
  });

  test('text cannot move from one part to the next', () => {
    expect(sessionKey({ ...identity, id: '3","x', user: 'ann' })).not.toBe(
      sessionKey({ ...identity, id: '3', user: 'x","ann' }),
    );
  });

  test.each([identity, { ...identity, user: '"quoted" \\ \u202e 佐藤 \ud800', logon: '' }])(
    'a key tells its identity (%#)',
    (each) => {
      expect(parseSessionKey(sessionKey(each))).toEqual(each);
    },
  );

  test.each([
    '',
    '{}',
    '["lab","b","3","ann"]',
    '["lab","b","3","ann","1000","more"]',
    '["lab","b",3,"ann","1000"]',
    '["lab", "b", "3", "ann", "1000"]',
    '["lab","b","\\u0033","ann","1000"]',
  ])('%s is no key', (text) => {
    expect(parseSessionKey(text)).toBeUndefined();
  });
});
