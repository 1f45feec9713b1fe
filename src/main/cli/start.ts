import { app } from 'electron';
import type { Texts } from '../../shared/locale/en';
import { startStore } from '../history/store-client';
import { historyWorkerFile } from '../history/worker-file';
import { errorText } from '../log';
import { watchForSleep, windowsPool } from '../this-computer';
import type { AskedFor } from './asked-for';
import { commandProblemText } from './command-problem-text';
import { parseCommand } from './parse-command';
import { exitCodes, runCommand } from './run-command';
import { Stop } from './stop';
import type { Terminal } from './terminal';

/** Runs a command of the command line: no window, no page, no lock on the data folder. Answers with the exit code. */
export async function startCommand(
  { command: name, args }: Extract<AskedFor, { kind: 'command' }>,
  { terminal, texts, language }: { readonly terminal: Terminal; readonly texts: Texts; readonly language: string },
): Promise<number> {
  const parsed = parseCommand(name, args);
  if (!parsed.ok) {
    terminal.trouble(commandProblemText(texts, parsed.problem));
    terminal.note(texts.terminal.tryHelp(`${name} `));
    return exitCodes.usage;
  }
  // Electron would show a window about it. As in the console itself, what goes on is not cut off.
  for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(name, (error: unknown) => terminal.trouble(texts.terminal.failed(errorText(error))));
  }
  try {
    return await runCommand(parsed.command, {
      folder: app.getPath('userData'),
      environment: process.env,
      language,
      store: () => startStore(historyWorkerFile),
      windows: windowsPool(),
      watchForSleep,
      terminal,
      texts,
      stop: stopOfProcess(),
    });
  } catch (error) {
    terminal.trouble(texts.terminal.failed(errorText(error)));
    return exitCodes.notAll;
  }
}

/** Told by the signals that ask a program to end. */
function stopOfProcess(): Stop {
  const stop = new Stop();
  // Until it is ready, and for what is no signal, Electron asks in its own way.
  app.on('will-quit', (event) => {
    event.preventDefault();
    stop.now('other');
  });
  void app.whenReady().then(() => {
    // Not before: Electron's own handlers would take their place.
    process.on('SIGINT', () => stop.now('SIGINT'));
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.now('other'));
  });
  return stop;
}
