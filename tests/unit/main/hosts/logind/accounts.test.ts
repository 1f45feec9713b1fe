import { describe, expect, it } from 'vitest';
import { accountBook } from '../../../../../src/main/hosts/logind/accounts';

const passwd = `root:x:0:0:root:/root:/bin/bash
ada:x:1000:1000:Ada Lovelace,Room 1,,:/home/ada:/bin/bash
ben:x:1001:27:& Okafor:/home/ben:/bin/bash
cleo:x:1002:1002::/home/cleo:/bin/bash
dan:x:1003:1003:,,,:/home/dan:/bin/bash
`;
const group = 'sudo:x:27:ada,eve\nadm:x:4:syslog\nusers:x:100:cleo\n';

describe('accountBook', () => {
  const { byUid } = accountBook(passwd, group);

  it.each([
    ['root', 0, 'root', true],
    ['a member of an administrators group', 1000, 'Ada Lovelace', true],
    ['one whose first group it is, with & in the name', 1001, 'Ben Okafor', true],
    ['a member of another group', 1002, null, false],
    ['one without a name', 1003, null, false],
  ])('%s', (_, uid, fullName, administrator) => {
    expect(byUid.get(uid)).toEqual({ fullName, administrator });
  });

  it('knows nobody who is not there', () => {
    expect(byUid.get(1004)).toBeUndefined();
    expect(accountBook('', '').byUid.size).toBe(0);
  });

  it.each(['', '::::', 'x', 'name:x:notanumber:5:Name:/:/bin/sh', '\n\n'])('is not misled by %j', (line) => {
    expect(accountBook(line, line).byUid.size).toBe(0);
  });

  it('leaves out a name that no reading may carry', () => {
    expect(accountBook(`x:x:5:5:${'n'.repeat(600)}:/:/bin/sh`, '').byUid.get(5)?.fullName).toBeNull();
  });
});
