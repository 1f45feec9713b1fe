import { app } from 'electron';
import { languageFor, textsOf } from '../shared/locale/locale';
import { type AskedFor, askedFor } from './cli/asked-for';
import { Terminal } from './cli/terminal';

// Where the program begins: with a command, or with the window. What neither of them needs is not loaded.
const asked = askedFor(process.argv.slice(1), { appFolder: !app.isPackaged });
if (asked === null) void import('./main');
else void commandLine(asked);

/** What the command line asks for, without a window. */
async function commandLine(asked: AskedFor): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = LC_ALL || LC_MESSAGES || LANG || '';
  const texts = textsOf(languageFor(language));
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
