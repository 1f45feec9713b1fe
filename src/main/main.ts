import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, nativeTheme, powerMonitor, session, type WebContents } from 'electron';
import type { EventName, EventPayload } from '../shared/ipc/contract';
import type { Environment } from '../shared/ipc/environment';
import type { Texts } from '../shared/locale/en';
import { languageFor, textsOf } from '../shared/locale/locale';
import { appOrigin } from './app-page';
import { registerAppScheme, serveApp } from './app-protocol';
import { ComputerList } from './computers/computer-list';
import { askForFile, askForImport } from './export-file';
import { History } from './history/history';
import { startStore } from './history/store-client';
import { takeOver } from './history/take-over';
import { historyWorkerFile } from './history/worker-file';
import { logindPlace } from './hosts/logind/logind-place';
import { watchSleep } from './hosts/logind/sleep-watch';
import { startWtsWorker } from './hosts/wts/start-worker';
import { wtsWorkerFile } from './hosts/wts/worker-file';
import { WtsPool } from './hosts/wts/wts-pool';
import { callHandlers, consoleState } from './ipc/call-handlers';
import { listenToCalls, sendEvent } from './ipc/ipc';
import { Lab } from './lab/lab';
import { LabInView } from './lab/lab-in-view';
import { MarksFile } from './lab/marks-file';
import { testComputer } from './lab/test-computer';
import { errorText, openLog } from './log';
import { loopTurns } from './loop-turns';
import { setMenu } from './menu';
import { type Options, optionsProblemText, parseOptions } from './options';
import { Quit } from './quit';
import { logSink } from './requests/log-sink';
import { Notices } from './requests/notices';
import { toAll } from './requests/outcome-sink';
import { SessionStories } from './requests/session-stories';
import { saveScreenshot } from './screenshot';
import { SettingsFile } from './settings/settings-file';
import { aboutProgram } from './support/about';
import { systemTime } from './time';
import { bringToFront, createWindow, denyEverything, loadPage } from './window';
import { WindowPlaceFile } from './window-place';

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
  const folder = app.getPath('userData');
  const log = openLog(folder);
  process.on('uncaughtException', (error) => log.error(`not caught: ${errorText(error)}`));
  process.on('unhandledRejection', (reason) => log.error(`rejection not handled: ${errorText(reason)}`));

  const place = logindPlace(process.env);
  let consoleChanged = () => {};
  let toWindow: <N extends EventName>(name: N, payload: EventPayload<N>) => void = () => {};
  const run = randomUUID().slice(0, 8);
  const settings = new SettingsFile(folder, systemTime, log);
  const stories = new SessionStories(systemTime);
  const history = new History({
    folder,
    time: systemTime,
    log,
    who: { by: userInfo().username, from: hostname() },
    run,
    limits: () => settings.preferences,
    isSimulated: (host) => labInView.isSimulated(host),
    store: () => startStore(historyWorkerFile),
    changed: () => toWindow('historyChanged', null),
    troubleChanged: () => consoleChanged(),
  });
  const marks = new MarksFile(folder, { time: systemTime, log, isKept: (host) => !labInView.isSimulated(host) });
  const places = new WindowPlaceFile(folder, systemTime, log);
  const notices = new Notices(systemTime, (seen) => toWindow('noticed', seen));
  const lab = new Lab([], {
    time: systemTime,
    sink: toAll([stories, { seen: (events) => history.seen(events) }, notices, logSink(log)]),
    recorder: history,
    marks,
    loopTurn: loopTurns(),
    userMessages: () => textsIn(settings).userMessages,
    run,
    stationName: (host, id) => settings.stationName(host, id),
    connectionChanged: (host, connection) => labInView.connectionChanged(host, connection),
  });
  const windows = process.platform === 'win32' ? new WtsPool(() => startWtsWorker(wtsWorkerFile), systemTime) : null;
  const labInView = new LabInView(lab, options, { place, windows, settings, time: systemTime }, () => consoleChanged());
  lab.onDelta(({ sessions }) => stories.forget(sessions.gone));
  const quit = new Quit({
    lab,
    written: () => {
      windows?.close();
      return Promise.allSettled([history.close(), settings.written(), marks.written(), places.written()]);
    },
    ask: () => toWindow('quitAsked', null),
  });
  void takeOver(lab, history, log).finally(() => lab.start());
  const goesToSleep = () => lab.callOffCountdowns('sleep');
  if (windows === null) watchSleep(place.address, systemTime, log, goesToSleep);

  await app.whenReady();
  if (windows !== null) powerMonitor.on('suspend', goesToSleep);
  applyLook(settings);
  denyEverything(session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'));
  const window = createWindow(join(import.meta.dirname, '../preload/preload.cjs'), log, places);
  const { webContents } = window;
  quit.guard(window);
  toWindow = (name, payload) => sendEvent(webContents, name, payload);
  app.on('second-instance', () => bringToFront(window));
  consoleChanged = () => {
    applyLook(settings);
    toWindow('consoleChanged', consoleState({ settings, labInView, history }));
  };
  const handlers = callHandlers({
    environment: environment(),
    lab,
    labInView,
    settings,
    stories,
    history,
    consoleChanged,
    copyText: (text) => clipboard.writeText(text),
    quit: () => quit.quit(),
    computers: new ComputerList(settings, labInView),
    testComputer: (computer) => testComputer(computer, { place, windows }, systemTime),
    askForFile: (what, format) => askForFile(window, what, format),
    askForImport: () => askForImport(window),
    about: () => aboutProgram(app.getVersion(), folder, import.meta.dirname),
    askForReport: () => askForFile(window, 'report', 'txt'),
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
function applyLook(settings: SettingsFile): void {
  const { theme } = settings.preferences;
  setMenu(textsIn(settings));
  nativeTheme.themeSource = theme === 'high-contrast' ? 'dark' : theme;
}

/** The texts of the language that the preferences ask for. */
function textsIn({ preferences: { language } }: SettingsFile): Texts {
  return textsOf(language === 'system' ? languageFor(app.getLocale()) : language);
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
