import { create } from 'zustand';
import { openView } from '../shell/view';

/** The dialog of the Computers tab that is open; `host`: the computer that it is about. */
export type ComputerDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'remove' | 'why'; readonly host: string };

interface ComputersView {
  /** The one computer that is selected; null: none. */
  readonly selected: string | null;
  readonly dialog: ComputerDialog | null;
}

/** What is selected and open on the Computers tab; it stays while another tab is looked at. */
export const useComputersView = create<ComputersView>(() => ({ selected: null, dialog: null }));

/** Selects a computer. */
export function selectComputer(host: string): void {
  useComputersView.setState({ selected: host });
}

/** Opens a dialog about a computer. */
export function openComputerDialog(dialog: ComputerDialog): void {
  useComputersView.setState({ dialog });
}

/** Closes the dialog that is open. */
export function closeComputerDialog(): void {
  useComputersView.setState({ dialog: null });
}

/** Opens the Computers tab with the dialog that adds one: from wherever there is none yet. */
export function beginToAdd(): void {
  openView('computers');
  openComputerDialog({ kind: 'add' });
}
