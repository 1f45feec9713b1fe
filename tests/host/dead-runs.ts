import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ContainerTraces, cleanUpAfter } from './container-keeper';

/** How the folders of containers begin. */
export const folderPrefix = 'stationmaster-host-';
/** A folder without a note is one that is just being made, unless it is this old (ms). */
const longestWithoutNote = 10 * 60_000;

interface Note {
  readonly traces: ContainerTraces;
  readonly keeper: { readonly pid: number; readonly started: string };
}

/** Leaves a note in a container's folder for the case that its keeper is killed. */
export async function noteTraces(traces: ContainerTraces, keeperPid: number): Promise<void> {
  const note: Note = { traces, keeper: { pid: keeperPid, started: (await startOf(keeperPid)) ?? '' } };
  await writeFile(path.join(traces.folder, 'traces.json'), JSON.stringify(note));
}

/** Removes what runs have left behind whose keeper was killed. */
export async function removeDeadRuns(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    if (!entry.startsWith(folderPrefix)) continue;
    const folder = path.join(tmpdir(), entry);
    const note = await noteIn(folder);
    if (note === undefined) {
      const made = await stat(folder).catch(() => undefined);
      if (made !== undefined && Date.now() - made.mtimeMs > longestWithoutNote) await rm(folder, { recursive: true });
    } else if ((await startOf(note.keeper.pid)) !== note.keeper.started) {
      await cleanUpAfter(note.traces);
    }
  }
}

async function noteIn(folder: string): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(path.join(folder, 'traces.json'), 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

/** When a process was started, in the kernel's words; undefined: there is none with this id. */
async function startOf(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, can hold anything.
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
}
