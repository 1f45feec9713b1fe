import { useEffect } from 'react';
import type { Host } from '../../shared/lab/host';
import type { LabCopy } from '../../shared/lab/snapshot';
import { AbilitiesDialog } from './abilities-dialog';
import { ComputerDialog } from './computer-dialog';
import { closeComputerDialog, useComputersView } from './computers-view';
import { RemoveDialog } from './remove-dialog';

/** The dialog of the Computers tab that is open; it closes where its computer is no longer there. */
export function ComputerDialogs({ lab }: { readonly lab: LabCopy }) {
  const dialog = useComputersView((view) => view.dialog);
  const id = dialog !== null && dialog.kind !== 'add' ? dialog.host : null;
  const host = id === null ? undefined : lab.hosts.get(id);
  const isGone = id !== null && host === undefined;
  useEffect(() => {
    if (isGone) closeComputerDialog();
  }, [isGone]);
  if (dialog?.kind === 'add') return <ComputerDialog lab={lab} edited={null} open={0} />;
  if (dialog === null || host === undefined) return null;
  switch (dialog.kind) {
    case 'edit':
      return <ComputerDialog lab={lab} edited={host} open={openOn(lab, host)} />;
    case 'remove':
      return <RemoveDialog host={host} open={openOn(lab, host)} />;
    case 'why':
      return <AbilitiesDialog host={host} />;
  }
}

/** Requests on a computer that are open: countdowns, and a restart or shut-down of it, included. */
function openOn(lab: LabCopy, { id, power }: Host): number {
  let open = power?.state === 'open' || power?.state === 'down' ? 1 : 0;
  for (const request of lab.requests.values()) if (request.host === id && request.outcome === null) open++;
  return open;
}
