import type { HostProblem } from '../../../shared/lab/host';

/** Longest that ssh's words are shown, in UTF-16 units. */
const longestWords = 1000;

type Saying = readonly [RegExp, HostProblem];

/**
 * How ssh, in English, says why it did not come to a computer: the first that fits. Each is a whole line, or its
 * beginning, so that a greeting of the computer, which ssh also passes on, is hardly taken for one. A way through other
 * computers leaves the words of the ssh that failed first, then those of the others: what says least comes last.
 */
const sshSays: readonly Saying[] = [
  [/^@ +WARNING: (?:REMOTE HOST IDENTIFICATION HAS CHANGED|REVOKED HOST KEY DETECTED)!/m, 'host-key-changed'],
  [/^Host key verification failed\.$/m, 'host-key-unknown'],
  [/^ssh: Could not resolve hostname /m, 'name-not-found'],
  [/^(?:\S+: )?Permission denied \([\w,.@-]+\)\.$/m, 'log-on-refused'],
  [/^Received disconnect from .*: Too many authentication failures$/m, 'log-on-refused'],
  [/^ssh: connect to host \S+ port \d+: /m, 'computer-down'],
  [/^Connection to \S+ port \d+ timed out$/m, 'computer-down'],
  [/^Connection timed out during banner exchange$/m, 'computer-down'],
  [/^(?:kex_exchange_identification|ssh_exchange_identification|banner exchange): /m, 'computer-down'],
  [/^Connection reset by \S+ port \d+$/m, 'computer-down'],
  // While logging on: so end accounts that are barred for the time being.
  [/^Connection closed by \S+ port \d+$/m, 'log-on-refused'],
];

/** How the computer to which ssh has come says why it does not run what it was asked to. */
const computerSays: readonly Saying[] = [
  [/^Password change required but no TTY available\.$/m, 'log-on-refused'],
  [/^This account is currently not available\.$/m, 'log-on-refused'],
  [/systemd-stdio-bridge.*not found|not found.*systemd-stdio-bridge/im, 'no-bridge'],
];

/**
 * Why ssh ended before what it was to run has answered: by its exit code (null: it was killed) and what it, and the
 * computer through it, wrote. It ends with 255 for reasons of its own, else with the code of what it ran there.
 */
export function sshProblem(code: number | null, words: string): HostProblem {
  const [, problem] = (code === 255 ? sshSays : computerSays).find(([pattern]) => pattern.test(words)) ?? [];
  if (problem !== undefined) return problem;
  // Not found or not executable. A shell may say so in any language, but it names it.
  if ((code === 126 || code === 127) && words.includes('systemd-stdio-bridge')) return 'no-bridge';
  // So ends the bridge, without a word, where it finds no bus.
  if (code === 1) return 'no-bus';
  return words.trim() === '' ? 'connection-lost' : 'host-error';
}

/** What ssh wrote, as one line to show: the end of it where it is long. */
export function sshWords(words: string): string {
  const line = words
    .split(/\r?\n/)
    // Said of connections that succeed, too.
    .filter((one) => !/^(?:\*\* |Warning: Permanently added )/.test(one))
    .map((one) => one.replace(/^@+\s*(.*?)\s*@*$/, '$1'))
    .join(' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return line.length <= longestWords ? line : `…${line.slice(1 - longestWords)}`;
}
