import { app } from 'electron';
import { languageFor, textsOf } from '../shared/locale/locale';
import { type AskedFor, askedFor } from './cli/asked-for';
import { Terminal } from './cli/terminal';
import { refusedSwitch } from './debugging';

// Where the program begins: with a command, or with the window. What neither of them needs is not loaded.
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
/** What the system says of its language. */
const language = LC_ALL || LC_MESSAGES || LANG || '';
const texts = textsOf(languageFor(language));
const asked = askedFor(process.argv.slice(1), { appFolder: !app.isPackaged });
const refused = refusedSwitch();
if (refused !== null) void refuse(refused);
else if (asked === null) void import('./main');
else void commandLine(asked);

/** A shipped program does not open itself to whoever gives it such a switch. */
async function refuse(option: string): Promise<void> {
  process.stderr.write(`${texts.commandLine.noDebugging(option)}\n`);
  // Before it is ready, Electron can crash when it is asked to exit.
  await app.whenReady();
  app.exit(2);
}

/** What the command line asks for, without a window. */
async function commandLine(asked: AskedFor): Promise<void> {
  const terminal = new Terminal(process);
  let code = 0;
  if (asked.kind === 'version')
    terminal.print(`Stationmaster ${app.getVersion()} (Electron ${process.versions.electron})`);
  else if (asked.kind === 'help') {
    terminal.print(texts.terminal.help[asked.command ?? 'all']);
    if (asked.command === null) terminal.print(`\n${texts.commandLine.usage}`);
  } else {
    const { startCommand } = await import('./cli/start');
    code = await startCommand(asked, { terminal, texts, language });
  }
  await terminal.flushed();
  // Before it is ready, Electron can crash when it is asked to exit.
  await app.whenReady();
  app.exit(code);
}
