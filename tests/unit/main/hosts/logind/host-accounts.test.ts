import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HostAccounts } from '../../../../../src/main/hosts/logind/host-accounts';
import { LocalCommands } from '../../../../../src/main/hosts/logind/local-commands';
import { FakeTime } from '../../../../fake-time';

let folder: string;
let time: FakeTime;

/** A `getent` that notes how it was called, and then does what the shell program says. */
async function getent(program: string): Promise<HostAccounts> {
  const file = path.join(folder, 'getent');
  await writeFile(file, `#!/bin/sh\necho "$@" >> ${folder}/calls\n${program}\n`);
  await chmod(file, 0o755);
  return accountsWith(`${folder}:${process.env.PATH}`);
}

/** The accounts of a host whose programs are looked for here. */
function accountsWith(path: string): HostAccounts {
  return new HostAccounts(new LocalCommands(['/usr/bin/env', `PATH=${path}`]), time);
}

const calls = async () => (await readFile(path.join(folder, 'calls'), 'utf8')).trim().split('\n').toSorted();

const ada = 'case $1 in passwd) echo "ada:x:1000:1000:Ada:/:/bin/sh" ;; group) echo "sudo:x:27:ada" ;; esac';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'getent-'));
  time = new FakeTime();
});

afterEach(() => rm(folder, { recursive: true }));

it('asks for these accounts and the groups of administrators only', async () => {
  const accounts = await getent(`${ada}; exit 2`);
  const book = await accounts.read([1000, 1001]);
  expect([...(book?.byUid ?? [])]).toEqual([[1000, { fullName: 'Ada', administrator: true }]]);
  expect(await calls()).toEqual(['group sudo wheel adm', 'passwd 0 1000 1001']);
});

it('asks again for someone new, and after a while', async () => {
  const accounts = await getent(ada);
  await accounts.read([1000, 1001]);
  await accounts.read([1001]);
  expect(await calls()).toHaveLength(2);
  await accounts.read([1002]);
  expect(await calls()).toHaveLength(4);
  await time.pass(29_999);
  await accounts.read([1002]);
  expect(await calls()).toHaveLength(4);
  await time.pass(1);
  await accounts.read([1002]);
  expect(await calls()).toHaveLength(6);
});

it.each([
  ['there is no getent', null],
  ['it fails', 'exit 1'],
  ['one of the two fails', `${ada}; [ "$1" = passwd ]`],
])('does not know the accounts when %s', async (_, program) => {
  const accounts = program === null ? accountsWith('/nowhere') : await getent(program);
  expect(await accounts.read([1000])).toBeNull();
});

it('does not wait for a directory that does not answer, nor ask it again at once', async () => {
  const accounts = await getent('exec sleep 600');
  const from = performance.now();
  expect(await accounts.read([1000])).toBeNull();
  expect(performance.now() - from).toBeLessThan(4500);
  expect(await accounts.read([1000])).toBeNull();
  expect(await calls()).toHaveLength(1);
});

it('reads the accounts of this computer', async () => {
  const book = await new HostAccounts(new LocalCommands(), time).read([]);
  expect(book?.byUid.get(0)?.administrator).toBe(true);
});
