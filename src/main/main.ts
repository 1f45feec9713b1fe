import { join } from 'node:path';
import { app, clipboard, nativeTheme, session, type WebContents } from 'electron';
import type { Environment } from '../shared/ipc/environment';
import { languageFor, textsOf } from '../shared/locale/locale';
import { appOrigin } from './app-page';
import { registerAppScheme, serveApp } from './app-protocol';
import { logindPlace } from './hosts/logind/logind-backend';
import { callHandlers, consoleState } from './ipc/call-handlers';
import { listenToCalls, sendEvent } from './ipc/ipc';
import { Lab } from './lab/lab';
import { LabInView } from './lab/lab-in-view';
import { errorText, openLog } from './log';
import { setMenu } from './menu';
import { type Options, optionsProblemText, parseOptions } from './options';
import { logSink } from './requests/log-sink';
import { toAll } from './requests/outcome-sink';
import { SessionStories } from './requests/session-stories';
import { saveScreenshot } from './screenshot';
import { SettingsFile } from './settings/settings-file';
import { systemTime } from './time';
import { bringToFront, createWindow, denyEverything, loadPage } from './window';

const { LC_ALL, LANG } = process.env;
const commandLineTexts = textsOf(languageFor(LC_ALL || LANG || ''));

registerAppScheme();
const parsed = parseOptions(process.argv.slice(1), { appFolder: !app.isPackaged });
if (parsed.ok && app.requestSingleInstanceLock()) void start(parsed.options);
else if (parsed.ok) {
  // Two would write over each other's settings. The one that is open comes to the front.
  process.stderr.write(`${commandLineTexts.commandLine.alreadyOpen}\n`);
  void app.whenReady().then(() => app.exit(3));
} else {
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

  const settings = new SettingsFile(app.getPath('userData'), systemTime, log);
  const stories = new SessionStories(systemTime);
  const lab = new Lab([], {
    time: systemTime,
    sink: toAll([stories, logSink(log)]),
    stationName: (host, id) => settings.stationName(host, id),
    connectionChanged: (host, connection) => labInView.connectionChanged(host, connection),
  });
  let consoleChanged = () => {};
  const labInView = new LabInView(lab, options, logindPlace(process.env), systemTime, () => consoleChanged());
  lab.onDelta(({ sessions }) => stories.forget(sessions.gone));
  lab.start();
  closeBeforeQuit(lab, settings);

  await app.whenReady();
  applyLook(settings);
  denyEverything(session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'));
  const window = createWindow(join(import.meta.dirname, '../preload/preload.cjs'), log);
  const { webContents } = window;
  app.on('second-instance', () => bringToFront(window));
  consoleChanged = () => {
    applyLook(settings);
    sendEvent(webContents, 'consoleChanged', consoleState({ settings, labInView }));
  };
  const handlers = callHandlers({
    environment: environment(),
    lab,
    labInView,
    settings,
    stories,
    consoleChanged,
    copyText: (text) => clipboard.writeText(text),
    painted: () => void (options.screenshot !== null && takeScreenshot(webContents, options.screenshot)),
  });
  listenToCalls(webContents, handlers, log);
  lab.onDelta((delta) => sendEvent(webContents, 'labChanged', delta));
  await loadPage(window);
  log.info(`started ${app.getVersion()} on Electron ${process.versions.electron}, page ${appOrigin}`);
}

function environment(): Environment {
  return {
    version: app.getVersion(),
    electronVersion: process.versions.electron,
    testRuntime: process.versions.electron !== ELECTRON_MADE_FOR,
    systemLanguage: app.getLocale(),
  };
}

/** Language of the menu and theme of the window's frame and scroll bars, as the preferences say. */
function applyLook({ preferences: { language, theme } }: SettingsFile): void {
  setMenu(textsOf(language === 'system' ? languageFor(app.getLocale()) : language));
  nativeTheme.themeSource = theme === 'high-contrast' ? 'dark' : theme;
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

/** Lets the lab settle what is open and let go of its hosts, and settings reach the disk, on every way out. */
function closeBeforeQuit(lab: Lab, settings: SettingsFile): void {
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    // Not `quit`: asked for again while it is being prevented, it does nothing.
    void Promise.allSettled([lab.close(), settings.written()]).finally(() => app.exit());
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
