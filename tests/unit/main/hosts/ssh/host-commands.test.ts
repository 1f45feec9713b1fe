import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostError } from '../../../../../src/main/hosts/host-backend';
import { type HostCommands, longestOutput, mostCommands } from '../../../../../src/main/hosts/logind/host-commands';
import { LocalCommands } from '../../../../../src/main/hosts/logind/local-commands';
import { quoted } from '../../../../../src/main/hosts/logind/quoted';
import { SshCommands } from '../../../../../src/main/hosts/ssh/ssh-commands';
import { systemTime } from '../../../../../src/main/time';
import { FakeSsh, labA, never, patience, runsIt } from './fake-ssh';

vi.setConfig({ testTimeout: 60_000 });

describe.each<[string, (ssh: FakeSsh) => HostCommands]>([
  ['on this computer', (ssh) => new LocalCommands(['env', `FAKE_SSH=${ssh.environment.FAKE_SSH}`])],
  ['by ssh', (ssh) => new SshCommands(labA, systemTime, ssh.environment)],
])('commands %s', (_, create) => {
  let ssh: FakeSsh;
  let commands: HostCommands;

  beforeEach(async () => {
    ssh = await FakeSsh.make(runsIt);
    commands = create(ssh);
  });

  afterEach(async () => {
    await commands.close();
    await ssh.remove();
  });

  const run = (command: string, signal = never) => commands.run(command, signal);
  /** Processes of commands that have not ended. */
  const sleeping = async (seconds: number) => {
    const { output } = await run(`ps -eo args | grep -x "[s]leep ${seconds}" || :`);
    return output.trim().split('\n').filter(Boolean);
  };

  it.each([
    ['nothing', ':', 0, ''],
    ['a line', 'echo hello', 0, 'hello\n'],
    ['no line end', 'printf hello', 0, 'hello'],
    ['line ends only', 'printf "\\n\\n"', 0, '\n\n'],
    ['blanks', 'printf "  a  \\t"', 0, '  a  \t'],
    ['both outputs, in order', 'echo a; echo b >&2; echo c', 0, 'a\nb\nc\n'],
    ['an exit code', 'echo no; exit 7', 7, 'no\n'],
    ['the highest exit code', 'exit 255', 255, ''],
    ['one killed', 'kill -KILL $$', 137, expect.anything()],
    ['no such program', 'no-such-program', 127, expect.stringContaining('not found')],
    ['other letters', 'printf "日本 é"', 0, '日本 é'],
    ['any bytes', "printf '\\000\\001\\377'", 0, '\0\x01\ufffd'],
    ['nothing to read', 'cat; read line || echo none', 0, 'none\n'],
    ['several lines of a program', 'for i in 1 2\ndo\n  echo $i\ndone\n', 0, '1\n2\n'],
    ['a program that no shell can read', "echo 'open", 2, expect.stringContaining('Syntax error')],
    ['what looks like an end', 'printf "\\n0\\n"; exit 3', 3, '\n0\n'],
    ['a comment at its end', 'echo a # b', 0, 'a\n'],
    ['English', 'echo $LC_ALL', 0, 'C.UTF-8\n'],
  ])('%s', async (__, command, code, output) => {
    expect(await run(command)).toEqual({ code, output });
  });

  it('take what is quoted as it is, however long', async () => {
    const text = `it's "$(exit)" \\ \n${'x'.repeat(100_000)}`;
    expect((await run(`printf %s ${quoted(text)}`)).output).toBe(text);
  });

  it('write as much as they may, and are ended when it is more', async () => {
    const output = (size: number) => `head -c ${size} /dev/zero | tr '\\0' x`;
    expect((await run(output(longestOutput))).output).toBe('x'.repeat(longestOutput));
    const tooMuch = [`${output(2 * longestOutput)}; sleep 601`, 'yes; sleep 601', output(longestOutput + 1)];
    const more = tooMuch.map((command) => run(command));
    for (const one of await Promise.allSettled(more)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { problem: 'bad-reading' } });
    }
    await expect.poll(() => sleeping(601), patience).toEqual([]);
    expect(await run('ps -eo args | grep -c "^[y]es$"')).toMatchObject({ output: '0\n' });
  });

  it('run side by side, each with its own answer', async () => {
    const file = ssh.file('fifo');
    // Neither can end without the other.
    const reads = run(`mkfifo ${file}; cat ${file}`);
    const writes = run(`until [ -p ${file} ]; do sleep 0.01; done; echo met > ${file}; echo done`);
    expect(await Promise.all([reads, writes])).toEqual([
      { code: 0, output: 'met\n' },
      { code: 0, output: 'done\n' },
    ]);
    const many = Array.from({ length: 16 }, (___, i) => run(`printf '${i} %05000d' ${i}; exit ${i}`));
    for (const [i, result] of (await Promise.all(many)).entries()) {
      expect(result).toEqual({ code: i, output: `${i} ${String(i).padStart(5000, '0')}` });
    }
  });

  it(`run ${mostCommands} at one time; the others wait, and need not`, async () => {
    const enough = new AbortController();
    const reason = new Error('enough');
    const mark = ssh.file('mark');
    const all = Array.from({ length: mostCommands }, (___, i) => run(`: > ${mark}-${i}; sleep 602`, enough.signal));
    const settled = Promise.allSettled(all);
    const leaving = new AbortController();
    const waiting = run('echo waited');
    const left = run(`: > ${mark}-left`, leaving.signal);
    leaving.abort(reason);
    await expect(left).rejects.toBe(reason);
    enough.abort(reason);
    expect(await settled).toEqual(all.map(() => ({ status: 'rejected', reason })));
    expect((await waiting).output).toBe('waited\n');
    expect((await run(`ls ${mark}-left`)).code).not.toBe(0);
    await expect.poll(() => sleeping(602), patience).toEqual([]);
  });

  it('that never end are ended with all they started when nobody waits for them, and the others go on', async () => {
    const leaving = new AbortController();
    const begun = ssh.file('begun');
    const endless = run(`sleep 603 & sleep 603 & : > ${begun}; wait`, leaving.signal);
    const other = run(`until [ -e ${begun}-2 ]; do sleep 0.01; done; echo went on`);
    await expect.poll(async () => (await run(`[ -e ${begun} ]`)).code, patience).toBe(0);
    const reason = new HostError('time-limit');
    leaving.abort(reason);
    await expect(endless).rejects.toBe(reason);
    await expect(run('echo no', leaving.signal)).rejects.toBe(reason);
    await expect.poll(() => sleeping(603), patience).toEqual([]);
    await run(`: > ${begun}-2`);
    expect((await other).output).toBe('went on\n');
  });

  it('that take no notice of being ended are killed', async () => {
    const leaving = new AbortController();
    const begun = ssh.file('begun');
    const stubborn = run(`trap "" TERM; : > ${begun}; while :; do sleep 0.604; done`, leaving.signal);
    await expect.poll(async () => (await run(`[ -e ${begun} ]`)).code, patience).toBe(0);
    leaving.abort(new Error('enough'));
    await expect(stubborn).rejects.toThrow('enough');
    const left = () => run('ps -eo args | grep "sleep [0].604" || :');
    await expect.poll(left, patience).toEqual({ code: 0, output: '' });
  });

  it('are ended when they are closed; then they can be used again', async () => {
    const endless = run('sleep 605').catch((error: unknown) => error);
    await expect.poll(() => sleeping(605), patience).toHaveLength(1);
    await commands.close();
    expect(await endless).toMatchObject({ problem: 'connection-lost' });
    expect(await sleeping(605)).toEqual([]);
    await commands.close();
    await commands.close();
    expect(await ssh.running()).toEqual([]);
    expect((await run('echo again')).output).toBe('again\n');
  });
});
