import { create } from 'zustand';
import type { ExportFormat } from '../../shared/history/history-state';
import type { ComputerImport } from '../../shared/settings/computer';
import { call, whyOf } from '../bridge';
import type { Work } from '../history/history-work';

/** A list that was exported. */
export interface ExportedComputers {
  readonly file: string;
  readonly computers: number;
}

/** How both stand; null: not asked for, or dismissed. */
export interface ComputersWorkState {
  readonly import: Work<ComputerImport> | null;
  readonly export: Work<ExportedComputers> | null;
}

/** What is done with the whole list of computers; it goes on while another tab is open. */
export const useComputersWork = create<ComputersWorkState>(() => ({ import: null, export: null }));

/** Has the computers of a file that the person chooses added to the list. */
export async function importComputers(): Promise<void> {
  useComputersWork.setState({ import: { state: 'running' } });
  try {
    const result = await call('importComputers', {});
    useComputersWork.setState({ import: result === null ? null : { state: 'done', result } });
  } catch (error) {
    useComputersWork.setState({ import: { state: 'failed', why: whyOf(error) } });
  }
}

/** Has the list exported to a file that the person chooses. */
export async function exportComputers(format: ExportFormat): Promise<void> {
  useComputersWork.setState({ export: { state: 'running' } });
  try {
    const result = await call('exportComputers', { format });
    useComputersWork.setState({ export: result === null ? null : { state: 'done', result } });
  } catch (error) {
    useComputersWork.setState({ export: { state: 'failed', why: whyOf(error) } });
  }
}
