import { join } from 'node:path';
import { app, session, type WebContents } from 'electron';
import { languageFor, textsOf } from '../shared/locale/locale';
import { appOrigin } from './app-page';
import { registerAppScheme, serveApp } from './app-protocol';
import { logindPlace } from './hosts/logind/logind-backend';
import type { CallHandlers } from './ipc/answer-call';
import { listenToCalls, sendEvent } from './ipc/ipc';
import { Lab } from './lab/lab';
import { openLab } from './lab/open-lab';
import { errorText, openLog } from './log';
import { setMenu } from './menu';
import { type Options, optionsProblemText, parseOptions } from './options';
import { logSink } from './requests/log-sink';
import { saveScreenshot } from './screenshot';
import { systemTime } from './time';
import { createWindow, denyEverything, loadPage } from './window';

const { LC_ALL, LANG } = process.env;
const commandLineTexts = textsOf(languageFor(LC_ALL || LANG || ''));

registerAppScheme();
const parsed = parseOptions(process.argv.slice(1), { appFolder: !app.isPackaged });
if (parsed.ok) void start(parsed.options);
else {
  process.stderr.write(
    `${optionsProblemText(commandLineTexts, parsed.problem)}\n${commandLineTexts.commandLine.usage}\n`,
  );
  // Before it is ready, Electron can crash when it is asked to exit.
  void app.whenReady().then(() => app.exit(2));
}

/** The start-up order. */
async function start(options: Options): Promise<void> {
  const log = openLog(app.getPath('userData'));
  process.on('uncaughtException', (error) => log.error(`not caught: ${errorText(error)}`));
  process.on('unhandledRejection', (reason) => log.error(`rejection not handled: ${errorText(reason)}`));

  const lab = new Lab([], { time: systemTime, sink: logSink(log) });
  openLab(lab, options, logindPlace(process.env), systemTime);
  lab.start();
  closeLabBeforeQuit(lab);

  await app.whenReady();
  setMenu(textsOf(languageFor(app.getLocale())));
  denyEverything(session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'));
  const window = createWindow(join(import.meta.dirname, '../preload/preload.cjs'), log);
  const { webContents } = window;
  listenToCalls(webContents, callHandlers(lab, webContents, options), log);
  lab.onDelta((delta) => sendEvent(webContents, 'labChanged', delta));
  await loadPage(window);
  log.info(`started ${app.getVersion()} on Electron ${process.versions.electron}, page ${appOrigin}`);
}

function callHandlers(lab: Lab, contents: WebContents, options: Options): CallHandlers {
  return {
    getEnvironment: () => ({
      version: app.getVersion(),
      electronVersion: process.versions.electron,
      testRuntime: process.versions.electron !== ELECTRON_MADE_FOR,
      opensSimulated: options.local === 'auto',
      systemLanguage: app.getLocale(),
    }),
    getLab: () => lab.snapshot(),
    ask: (ask) => lab.ask(ask),
    dismissBatch({ batch }) {
      lab.dismissBatch(batch);
      return null;
    },
    reconnect({ host }) {
      lab.reconnect(host);
      return null;
    },
    reportPainted() {
      if (options.screenshot !== null) void takeScreenshot(contents, options.screenshot);
      return null;
    },
  };
}

async function takeScreenshot(contents: WebContents, file: string): Promise<void> {
  const { commandLine } = commandLineTexts;
  try {
    await saveScreenshot(contents, file);
    process.stdout.write(`${commandLine.screenshotSaved(file)}\n`);
    app.quit();
  } catch (error) {
    process.stderr.write(
      `${commandLine.screenshotFailed(file, error instanceof Error ? error.message : String(error))}\n`,
    );
    app.exit(1);
  }
}

/** Lets the lab settle what is open and let go of its hosts before the program ends, on every way out. */
function closeLabBeforeQuit(lab: Lab): void {
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    // Not `quit`: asked for again while it is being prevented, it does nothing.
    void lab.close().finally(() => app.exit());
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
