import { describe, expect, it } from 'vitest';
import { sshProblem, sshWords } from '../../../../../src/main/hosts/ssh/ssh-problem';
import type { HostProblem } from '../../../../../src/shared/lab/host';

/** What OpenSSH 9.2 wrote, with its line ends, in these situations. */
const changed = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\r
Someone could be eavesdropping on you right now (man-in-the-middle attack)!\r
It is also possible that a host key has just been changed.\r
The fingerprint for the ED25519 key sent by the remote host is\r
SHA256:E27np4loiZ5WriuP68B0XhIy/jD5YAecz7p2rCSYSZM.\r
Please contact your system administrator.\r
Add correct host key in /home/teacher/.ssh/known_hosts to get rid of this message.\r
Offending ED25519 key in /home/teacher/.ssh/known_hosts:1\r
Host key for 10.1.2.3 has changed and you have requested strict checking.\r
Host key verification failed.\r
`;
const revoked = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
@       WARNING: REVOKED HOST KEY DETECTED!               @\r
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
The ED25519 host key for 10.1.2.3 is marked as revoked.\r
Host key verification failed.\r
`;
const jump =
  'kex_exchange_identification: Connection closed by remote host\r\nConnection closed by UNKNOWN port 65535\r\n';

describe('why ssh ended', () => {
  it.each<[string, HostProblem, number | null, string]>([
    ['unknown name', 'name-not-found', 255, 'ssh: Could not resolve hostname lab-z: Name or service not known\r\n'],
    [
      'no name server',
      'name-not-found',
      255,
      'ssh: Could not resolve hostname lab-a: Temporary failure in name resolution\r\n',
    ],
    ['refused', 'computer-down', 255, 'ssh: connect to host lab-a port 22: Connection refused\r\n'],
    ['no route', 'computer-down', 255, 'ssh: connect to host 2001:db8::1 port 22: No route to host\r\n'],
    ['no network', 'computer-down', 255, 'ssh: connect to host 10.1.2.3 port 22: Network is unreachable\r\n'],
    ['no answer', 'computer-down', 255, 'ssh: connect to host 10.1.2.3 port 22: Connection timed out\r\n'],
    [
      'no greeting',
      'computer-down',
      255,
      'Connection timed out during banner exchange\r\nConnection to 127.0.0.1 port 7001 timed out\r\n',
    ],
    ['no answer while logging on', 'computer-down', 255, 'Connection to 10.1.2.3 port 22 timed out\r\n'],
    [
      'hung up on',
      'computer-down',
      255,
      'kex_exchange_identification: read: Connection reset by peer\r\nConnection reset by 127.0.0.1 port 7002\r\n',
    ],
    [
      'no ssh server',
      'computer-down',
      255,
      'kex_exchange_identification: Connection closed by remote host\r\nConnection closed by 127.0.0.1 port 7004\r\n',
    ],
    ['unknown key', 'host-key-unknown', 255, 'Host key verification failed.\r\n'],
    [
      'unknown key, asked for',
      'host-key-unknown',
      255,
      'No ED25519 host key is known for lab-a and you have requested strict checking.\r\nHost key verification failed.\r\n',
    ],
    ['changed key', 'host-key-changed', 255, changed],
    ['revoked key', 'host-key-changed', 255, revoked],
    ['key refused', 'log-on-refused', 255, 'teacher@10.1.2.3: Permission denied (publickey,password).\r\n'],
    [
      'key refused by an older one',
      'log-on-refused',
      255,
      'Permission denied (publickey,gssapi-keyex,gssapi-with-mic).\r\n',
    ],
    [
      'too many keys',
      'log-on-refused',
      255,
      'Received disconnect from 10.1.2.3 port 22:2: Too many authentication failures\r\nDisconnected from 10.1.2.3 port 22\r\n',
    ],
    [
      'nobody may log on now',
      'log-on-refused',
      255,
      'System is going down.\nConnection closed by 10.1.2.3 port 22\r\n',
    ],
    [
      'password expired',
      'log-on-refused',
      1,
      'WARNING: Your password has expired.\nPassword change required but no TTY available.\n',
    ],
    ['account without a shell', 'log-on-refused', 1, 'This account is currently not available.\n'],
    ['no bridge (bash)', 'no-bridge', 127, 'bash: line 1: systemd-stdio-bridge: command not found\n'],
    ['no bridge (dash)', 'no-bridge', 127, 'dash: 1: systemd-stdio-bridge: not found\n'],
    ['no bridge (fish)', 'no-bridge', 127, 'fish: Unknown command: systemd-stdio-bridge\n'],
    ['no bridge (zsh)', 'no-bridge', 127, 'zsh:1: command not found: systemd-stdio-bridge\n'],
    ['no bridge (csh)', 'no-bridge', 1, 'systemd-stdio-bridge: Command not found.\n'],
    ['no bridge (Japanese bash)', 'no-bridge', 127, 'bash: systemd-stdio-bridge: コマンドが見つかりません\n'],
    ['bridge not executable', 'no-bridge', 126, 'bash: line 1: /usr/bin/systemd-stdio-bridge: Permission denied\n'],
    ['no bus', 'no-bus', 1, ''],
    [
      'other computer on the way not known',
      'name-not-found',
      255,
      `ssh: Could not resolve hostname gate: Name or service not known\r\n${jump}`,
    ],
    [
      'other computer on the way down',
      'computer-down',
      255,
      `ssh: connect to host 127.0.0.1 port 1: Connection refused\r\n${jump}`,
    ],
    [
      'other computer on the way refuses',
      'log-on-refused',
      255,
      `root@gate: Permission denied (publickey).\r\n${jump}`,
    ],
    [
      'other computer on the way has no way',
      'computer-down',
      255,
      `channel 0: open failed: connect failed: Connection refused\r\nstdio forwarding failed\r\n${jump}`,
    ],
    [
      'nothing in common',
      'host-error',
      255,
      'Unable to negotiate with 10.1.2.3 port 22: no matching cipher found. Their offer: aes128-ctr\r\n',
    ],
    ['bad configuration', 'host-error', 255, '/home/teacher/.ssh/config: terminating, 1 bad configuration options\r\n'],
    ['killed', 'connection-lost', null, ''],
    ['without a word', 'connection-lost', 255, ''],
  ])('%s: %s', (_, problem, code, words) => {
    expect(sshProblem(code, words)).toBe(problem);
  });

  it.each([
    [
      'a greeting that mentions it',
      255,
      'If you get "Permission denied (publickey)." ask the office.\nConnection to 10.1.2.3 port 22 timed out\r\n',
      'computer-down',
    ],
    ['what a program there says', 3, 'Permission denied (publickey).\nHost key verification failed.\n', 'host-error'],
  ] as const)('is not taken from %s', (_, code, words, problem) => {
    expect(sshProblem(code, words)).toBe(problem);
  });
});

describe('the words that are shown', () => {
  it('are one line, without frames and what is said of every connection', () => {
    const words = sshWords(`Warning: Permanently added '10.1.2.3' (ED25519) to the list of known hosts.\r\n${changed}`);
    expect(words).toMatch(/^WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! IT IS POSSIBLE .*verification failed\.$/);
    expect(words).toContain('known_hosts:1 Host key for 10.1.2.3');
    expect(sshWords(revoked)).toMatch(/^WARNING: REVOKED HOST KEY DETECTED! The ED25519/);
    const warning = '** WARNING: connection is not using a post-quantum key exchange algorithm.\r\n';
    expect(sshWords(`${warning}Host key verification failed.\r\n`)).toBe('Host key verification failed.');
  });

  it('have no characters that do something', () => {
    expect(sshWords('a\x1b[31mb\0c\u202ed\u0085e\tf\n\n g \r\n')).toBe('a [31mb c d e f g');
  });

  it('are the end of what is long', () => {
    const words = sshWords(`${'greeting '.repeat(1000)}\nHost key verification failed.\r\n`);
    expect(words).toHaveLength(1000);
    expect(words).toMatch(/^….*greeting Host key verification failed\.$/);
  });
});
