import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a container leaves on the computer that it runs on, to be removed after it. */
export interface ContainerTraces {
  /** Name of its machine, its network namespace and the outer end of its network cable. */
  readonly name: string;
  readonly folder: string;
  readonly controlGroups: readonly string[];
}

/**
 * Shell program that runs a container and removes all its traces when its stdin ends: however the test process goes,
 * also when it is killed. For each line that it reads it starts the command and writes its process id.
 */
const program = `
name=$1 folder=$2 groups=$3 container=
shift 3
while read -r word; do
  if [ -n "$container" ]; then wait "$container" 2> /dev/null; echo "$?" > "$folder/ended"; fi
  (for group in $groups; do echo 0 > "$group/cgroup.procs"; done; exec "$@" < /dev/null > "$folder/console.log" 2>&1) &
  container=$!
  echo "$container"
done
# Killing the command alone would leave what runs in the container.
for child in $(cat "/proc/$container/task/$container/children" 2>/dev/null); do kill -KILL "$child"; done
for group in $groups; do
  [ ! -e "$group/cgroup.kill" ] || echo 1 > "$group/cgroup.kill"
done
[ -z "$container" ] || wait "$container" 2> /dev/null
ip netns delete "$name"
ip link delete "$name" 2>/dev/null
for group in $groups; do
  for try in 1 2 3 4 5 6 7 8 9 10; do
    [ -d "$group" ] || break
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null && break
    sleep 0.1
  done
done
rm -rf "$folder"
`;

/** Runs one container in a process of its own, which outlives this one for as long as cleaning up takes. */
export class ContainerKeeper {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;

  constructor({ name, folder, controlGroups }: ContainerTraces, command: readonly string[]) {
    const args = ['-c', program, 'container-keeper', name, folder, controlGroups.join(' '), ...command];
    // A session of its own: the terminal's Ctrl+C is not for it.
    this.#process = spawn('sh', args, { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#ended = once(this.#process, 'exit');
    const { stdout } = this.#process;
    if (stdout === null) throw new Error('a keeper without a pipe');
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /** Id of the process that does the cleaning up. */
  get pid(): number {
    return this.#process.pid ?? -1;
  }

  /** Starts the container when the one before has ended; the answer is the id of the process that runs it. */
  async boot(): Promise<number> {
    this.#process.stdin?.write('boot\n');
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('the keeper of the container has ended');
    return Number(value);
  }

  /** Ends the container and resolves when nothing is left of it. */
  async end(): Promise<void> {
    this.#process.stdin?.end();
    await this.#ended;
  }
}

/** Removes a container whose keeper was killed, and its traces. */
export async function cleanUpAfter({ name, folder, controlGroups }: ContainerTraces): Promise<void> {
  const args = ['-c', program, 'container-keeper', name, folder, controlGroups.join(' ')];
  await once(spawn('sh', args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit');
}
