import { useEffect } from 'react';
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
      return <ComputerDialog lab={lab} edited={host} open={openOn(lab, host.id)} />;
    case 'remove':
      return <RemoveDialog host={host} open={openOn(lab, host.id)} />;
    case 'why':
      return <AbilitiesDialog host={host} />;
  }
}

/** Requests on a computer that are open, countdowns included. */
function openOn(lab: LabCopy, host: string): number {
  let open = 0;
  for (const request of lab.requests.values()) if (request.host === host && request.outcome === null) open++;
  return open;
}
