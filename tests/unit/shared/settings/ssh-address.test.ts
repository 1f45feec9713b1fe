import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  longestAddress,
  parseSshAddress,
  type SshAddress,
  sshAddressText,
} from '../../../../src/shared/settings/ssh-address';

const at = (host: string, user: string | null = null, port: number | null = null): SshAddress => ({ user, host, port });

describe('an address', () => {
  it.each<[string, SshAddress]>([
    ['lab-a', at('lab-a')],
    ['lab-a.example.org', at('lab-a.example.org')],
    ['teacher@lab-a', at('lab-a', 'teacher')],
    ['teacher@lab-a:2222', at('lab-a', 'teacher', 2222)],
    ['ssh://teacher@lab-a:2222', at('lab-a', 'teacher', 2222)],
    ['ssh://lab-a/', at('lab-a')],
    ['10.1.2.3', at('10.1.2.3')],
    ['10.1.2.3:65535', at('10.1.2.3', null, 65_535)],
    ['_alias_of.config-1', at('_alias_of.config-1')],
    ['fe80::1', at('fe80::1')],
    ['root@fe80::1', at('fe80::1', 'root')],
    ['[fe80::1]', at('fe80::1')],
    ['[fe80::1]:22', at('fe80::1', null, 22)],
    ['fe80::1%eth0', at('fe80::1%eth0')],
    ['ssh://_a.b-c@[2001:db8::7]:1', at('2001:db8::7', '_a.b-c', 1)],
  ])('%s', (text, address) => {
    expect(parseSshAddress(text)).toEqual(address);
    expect(parseSshAddress(sshAddressText(address))).toEqual(address);
  });
});

describe('no address', () => {
  it.each([
    ['nothing', ''],
    ['an option', '-oProxyCommand=touch /tmp/pwned'],
    ['an option without a blank', '-oProxyCommand=id'],
    ['an option as a host', 'root@-oProxyCommand=id'],
    ['an option as an account', '-oProxyCommand=id@lab-a'],
    ['an option behind the scheme', 'ssh://-oProxyCommand=id'],
    ['an option in brackets', '[-oProxyCommand=id]'],
    ['a plain dash', '-'],
    ['a dash and a host', '-lab-a'],
    ['commands for a shell', 'lab-a;id'],
    ['an expansion', 'lab-a$(id)'],
    ['a backquote', '`id`'],
    ['a pipe', 'lab-a|id'],
    ['a quote', "lab-a'"],
    ['a blank', 'lab a'],
    ['blanks around it', ' lab-a '],
    ['a line end', 'lab-a\n'],
    ['a second line', 'lab-a\n-oProxyCommand=id'],
    ['NUL', 'lab-a\0'],
    ['a token of ssh', '%h'],
    ['a folder', 'lab-a/etc'],
    ['another scheme', 'http://lab-a'],
    ['two accounts', 'a@b@lab-a'],
    ['no account before the at sign', '@lab-a'],
    ['a password', 'root:secret@lab-a'],
    ['no host', 'root@'],
    ['port 0', 'lab-a:0'],
    ['a port too high', 'lab-a:65536'],
    ['a port that is none', 'lab-a:ssh'],
    ['a port without a number', 'lab-a:'],
    ['a name in brackets', '[lab-a]'],
    ['half a bracket', '[fe80::1'],
    ['a zone with more in it', 'fe80::1%eth0;id'],
    ['other letters', 'ｌａｂ'],
    ['letters that turn the direction', 'lab\u202ea'],
  ])('%s', (_, text) => {
    expect(parseSshAddress(text)).toBeUndefined();
  });

  it('longer than an address may be', () => {
    expect(parseSshAddress('a'.repeat(longestAddress))).toBeDefined();
    expect(parseSshAddress('a'.repeat(longestAddress + 1))).toBeUndefined();
  });
});

it('comes back from its text, whatever it is', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,30}$/);
  const port = fc.option(fc.integer({ min: 1, max: 65_535 }));
  const address = fc.record({
    user: fc.option(name),
    host: fc.oneof(
      name,
      fc.ipV6().filter((one) => !one.includes('.')),
    ),
    port,
  });
  fc.assert(
    fc.property(address, (one) => {
      expect(parseSshAddress(sshAddressText(one))).toEqual(one);
    }),
  );
});

it('is nothing but harmless characters, or no address', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'-o=@:[]%/ aA1._$`;|\n\0\'"', 'ssh://'), maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string()), (text) => {
      const address = parseSshAddress(text);
      if (address === undefined) return;
      expect(address.host).toMatch(/^[A-Za-z0-9_:][A-Za-z0-9._:%-]*$/);
      expect(address.user ?? '_').toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
      expect(parseSshAddress(sshAddressText(address))).toEqual(address);
    }),
    { numRuns: 2000 },
  );
});
