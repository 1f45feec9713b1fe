import type { ExportFormat } from '../../shared/history/history-state';
import type { Computer, ComputerTest } from '../../shared/settings/computer';
import type { ComputerList } from '../computers/computer-list';
import type { CallHandlers } from './answer-call';

/** What calls about the list of computers are answered with. */
export interface ComputerGround {
  readonly computers: ComputerList;
  testComputer(computer: Computer): Promise<ComputerTest>;
  /** Asks the person where an export is to go; null: nowhere. */
  askForFile(what: 'history' | 'computers', format: ExportFormat): Promise<string | null>;
  /** Asks the person for a file with computers; null: none. */
  askForImport(): Promise<string | null>;
}

/** The calls about the list of computers. */
export type ComputerHandlers = Pick<
  CallHandlers,
  'testComputer' | 'addComputer' | 'changeComputer' | 'removeComputer' | 'exportComputers' | 'importComputers'
>;

/** What main does for the calls about the list of computers. */
export function computerHandlers(ground: ComputerGround): ComputerHandlers {
  const { computers } = ground;
  return {
    testComputer: ({ computer }) => ground.testComputer(computer),
    addComputer: async ({ computer }) => ({ host: await computers.add(computer) }),
    async changeComputer({ host, computer }) {
      await computers.change(host, computer);
      return null;
    },
    async removeComputer({ host }) {
      await computers.remove(host);
      return null;
    },
    async exportComputers({ format }) {
      const file = await ground.askForFile('computers', format);
      return file === null ? null : { file, computers: await computers.exportTo(file, format) };
    },
    async importComputers() {
      const file = await ground.askForImport();
      return file === null ? null : await computers.importFrom(file);
    },
  };
}
