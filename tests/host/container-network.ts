import { randomBytes } from 'node:crypto';
import { run } from './run-command';

/** The addresses of the two ends of a container's network cable. */
export interface Cable {
  /** The end on this computer. */
  readonly outer: string;
  /** The end in the container. */
  readonly inner: string;
}

/** Makes a network namespace and a cable into it, both called `name`: at most 15 characters. */
export async function connectCable(name: string): Promise<Cable> {
  await run('ip', ['netns', 'add', name]);
  await run('ip', ['link', 'add', name, 'type', 'veth', 'peer', 'name', 'host0', 'netns', name]);
  const network = await freeNetwork();
  const cable = { outer: `${network}1`, inner: `${network}2` };
  await run('ip', ['address', 'add', `${cable.outer}/30`, 'dev', name]);
  await run('ip', ['link', 'set', name, 'up']);
  await run('ip', ['-n', name, 'address', 'add', `${cable.inner}/30`, 'dev', 'host0']);
  await run('ip', ['-n', name, 'link', 'set', 'host0', 'up']);
  await run('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  return cable;
}

/** The first three numbers of a network in which nothing on this computer has an address. */
async function freeNetwork(): Promise<string> {
  const taken = await run('ip', ['-4', 'address']);
  for (;;) {
    const [second = 0, third = 0] = randomBytes(2);
    const network = `10.${128 + (second % 64)}.${third}.`;
    if (!taken.includes(` ${network}`)) return network;
  }
}
