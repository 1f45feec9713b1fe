import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ExportFormat } from '../../shared/history/history-state';
import {
  type Computer,
  type ComputerImport,
  isSameComputer,
  type LeftLine,
  type ListedComputer,
  localComputerId,
  mostComputers,
} from '../../shared/settings/computer';
import { readFound } from '../files/found-file';
import { WholeFile } from '../files/whole-file';
import type { LabInView } from '../lab/lab-in-view';
import type { SettingsFile } from '../settings/settings-file';
import { computersText, parseComputersFile } from './computers-file';

/** Greatest size of a file that is imported, in bytes. */
export const largestImport = 5_000_000;
/** Lines that are told one by one when they are not taken over. */
export const mostLeftTold = 100;

/** The computer is on the list already; the message is the name of that entry. */
export class AlreadyListedError extends Error {}

/** The list of computers in the settings, and the lab that follows it. */
export class ComputerList {
  readonly #settings: Pick<SettingsFile, 'computers' | 'setComputers'>;
  readonly #labInView: Pick<LabInView, 'computersGiven' | 'computersAdded' | 'computersChanged'>;

  constructor(
    settings: Pick<SettingsFile, 'computers' | 'setComputers'>,
    labInView: Pick<LabInView, 'computersGiven' | 'computersAdded' | 'computersChanged'>,
  ) {
    this.#settings = settings;
    this.#labInView = labInView;
  }

  /** Adds a computer and shows it. Answers with its id; rejects where it is listed already, or can't be kept on disk. */
  async add(computer: Computer): Promise<string> {
    this.#checkUsed();
    this.#checkNew(computer, null);
    if (this.#settings.computers.length >= mostComputers) throw new Error(`the list has ${mostComputers} computers`);
    const added = listed(computer);
    const written = this.#settings.setComputers([...this.#settings.computers, added]);
    await Promise.all([this.#labInView.computersAdded(), written]);
    return added.id;
  }

  /** Changes a computer of the list; with another address it is read anew. Its kind stays. */
  async change(id: string, computer: Computer): Promise<void> {
    this.#checkUsed();
    const before = this.#find(id);
    if (before.computer.kind !== computer.kind) throw new Error('the kind of a computer stays as it is');
    this.#checkNew(computer, id);
    const next = this.#settings.computers.map((one) => (one.id === id ? { id, computer } : one));
    await this.#set(next);
  }

  /** Takes a computer off the list. */
  async remove(id: string): Promise<void> {
    this.#checkUsed();
    this.#find(id);
    await this.#set(this.#settings.computers.filter((one) => one.id !== id));
  }

  /** Writes the list to a file. Answers with the number of computers. */
  async exportTo(file: string, format: ExportFormat): Promise<number> {
    const computers = this.#settings.computers.map(({ computer }) => computer);
    await new WholeFile(file, () => computersText(computers, format), true).save();
    return computers.length;
  }

  /** Adds the computers in a file, as far as they are good and not listed yet, and says what becomes of the others. */
  async importFrom(file: string): Promise<ComputerImport> {
    this.#checkUsed();
    const bytes = readFound(file, largestImport);
    if (!(bytes instanceof Uint8Array)) {
      const problem = bytes?.kind === 'damaged' ? 'too-large' : 'unreadable';
      return { ok: false, problem, detail: bytes?.detail ?? 'ENOENT' };
    }
    const content = parseComputersFile(bytes);
    if (!content.ok) return content;
    const list = [...this.#settings.computers];
    const before = list.length;
    const left: LeftLine[] = [];
    for (const line of content.lines) {
      if ('problem' in line) left.push(line);
      else if (list.some((one) => isSameComputer(one.computer, line.computer))) left.push(not(line, 'already-listed'));
      else if (list.length >= mostComputers) left.push(not(line, 'list-full'));
      else list.push(listed(line.computer));
    }
    const added = list.length - before;
    if (added > 0) {
      const written = this.#settings.setComputers(list);
      await Promise.all([this.#labInView.computersAdded(), written]);
    }
    const told = left.slice(0, mostLeftTold);
    return { ok: true, added, left: told, moreLeft: left.length - told.length };
  }

  async #set(computers: readonly ListedComputer[]): Promise<void> {
    const written = this.#settings.setComputers(computers);
    await Promise.all([this.#labInView.computersChanged(), written]);
  }

  #find(id: string): ListedComputer {
    const found = this.#settings.computers.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no computer ${JSON.stringify(id)} on the list`);
    return found;
  }

  /** A computer that the command line named may have the id of one on the list, which is not the one that is seen. */
  #checkUsed(): void {
    if (this.#labInView.computersGiven) throw new Error('the list is not used in a run with --host');
  }

  #checkNew(computer: Computer, id: string | null): void {
    const same = this.#settings.computers.find((one) => one.id !== id && isSameComputer(one.computer, computer));
    if (same !== undefined) throw new AlreadyListedError(nameOf(same.computer));
  }
}

function nameOf(computer: Computer): string {
  return computer.kind === 'local' ? hostname() : computer.name;
}

/** Ids are never used again, so that nothing of a computer that was removed is taken for another's. */
function listed(computer: Computer): ListedComputer {
  return { id: computer.kind === 'local' ? localComputerId : randomUUID(), computer };
}

function not({ place, what }: Pick<LeftLine, 'place' | 'what'>, problem: LeftLine['problem']): LeftLine {
  return { place, what, problem };
}
