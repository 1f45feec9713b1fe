import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PowerRegular } from '@fluentui/react-icons/svg/power';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactElement } from 'react';
import type { Host } from '../../shared/lab/host';
import type { Texts } from '../../shared/locale/en';
import { tellMain } from '../lab/tell-main';
import { openComputerDialog } from './computers-view';
import { askPower } from './power/power-asking';
import { type ComputerTaskId, whyTasksOff } from './why-tasks-off';

/** What can be done with one computer, as a button and in a menu. */
export interface ComputerTask {
  readonly id: ComputerTaskId;
  readonly text: string;
  readonly icon: ReactElement;
  /** null: it is on. */
  readonly whyOff: string | null;
  readonly run: () => void;
}

/** What can be done with a computer; undefined: none is selected. */
export function computerTasks(texts: Texts, host: Host | undefined): readonly ComputerTask[] {
  const { commands } = texts.computers;
  const dots = texts.commands.opensDialog;
  const off = whyTasksOff(texts, host);
  const task = (id: ComputerTaskId, text: string, icon: ReactElement, run: (host: Host) => void): ComputerTask => {
    return { id, text, icon, whyOff: off[id], run: () => host !== undefined && run(host) };
  };
  return [
    task('edit', dots(commands.edit), <EditRegular />, ({ id }) => openComputerDialog({ kind: 'edit', host: id })),
    task('remove', dots(commands.remove), <DeleteRegular />, ({ id }) =>
      openComputerDialog({ kind: 'remove', host: id }),
    ),
    task('reconnect', commands.reconnect, <ArrowSyncRegular />, ({ id }) => void tellMain('reconnect', { host: id })),
    task('why', commands.why, <QuestionCircleRegular />, ({ id }) => openComputerDialog({ kind: 'why', host: id })),
    task('restart', dots(texts.power.command.restart), <ArrowClockwiseRegular />, ({ id }) => askPower(id, 'restart')),
    task('shut-down', dots(texts.power.command['shut-down']), <PowerRegular />, ({ id }) => askPower(id, 'shut-down')),
  ];
}
