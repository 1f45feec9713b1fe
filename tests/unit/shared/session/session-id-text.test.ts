import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SessionIdentity, sessionKey } from '../../../../src/shared/session/identity';
import { parseSessionIdText, sessionIdText, sessionKeyIdText } from '../../../../src/shared/session/session-id-text';

const identity = { host: 'local', boot: '0f3a', id: 'c2', user: 'ann', logon: '1764363020123456' };

/** Any text that a host may give, also one that is no good UTF-16. */
const part = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '-', '/', '%', '%2F', '%u0041', 'a b', "'", '$(reboot)', '佐藤', '\u202e', '\ud800'),
);
const anyIdentity: fc.Arbitrary<SessionIdentity> = fc.record({
  host: part,
  boot: part,
  id: part,
  user: part,
  logon: part,
});

describe('the word by which the command line names a session', () => {
  test('an ordinary one can be read by a person', () => {
    expect(sessionIdText(identity)).toBe('local/0f3a/c2/ann/1764363020123456');
    expect(sessionKeyIdText(sessionKey(identity))).toBe(sessionIdText(identity));
  });

  test('it tells every identity again, and needs no quotes in any shell', () => {
    fc.assert(
      fc.property(anyIdentity, (one) => {
        const text = sessionIdText(one);
        expect(text).toMatch(/^[A-Za-z0-9_.@%/][A-Za-z0-9_.@%/-]*$/);
        expect(parseSessionIdText(text)).toBe(sessionKey(one));
      }),
      { numRuns: 2000 },
    );
  });

  test('two identities never have the same word', () => {
    fc.assert(
      fc.property(anyIdentity, anyIdentity, (one, other) => {
        expect(sessionIdText(one) === sessionIdText(other)).toBe(sessionKey(one) === sessionKey(other));
      }),
    );
  });

  test('no other text is taken for one', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          part,
          fc.array(part, { minLength: 5, maxLength: 5 }).map((parts) => parts.join('/')),
        ),
        (text) => {
          const key = parseSessionIdText(text);
          if (key !== undefined) expect(sessionKeyIdText(key)).toBe(text);
        },
      ),
    );
  });

  test.each([
    '',
    '3',
    'c2',
    'local/0f3a/c2/ann',
    'local/0f3a/c2/ann/1/more',
    'local/0f3a/c2/%61nn/1',
    'local/0f3a/c2/a%2fnn/1',
    'local/0f3a/c2/a nn/1',
    'local/0f3a/c2/%E4/1',
    'local/0f3a/c2/%/1',
    'local/0f3a/c2/%u0041/1',
    '["local","0f3a","c2","ann","1"]',
  ])('%s is none', (text) => {
    expect(parseSessionIdText(text)).toBeUndefined();
  });
});
