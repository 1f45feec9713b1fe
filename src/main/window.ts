import { BrowserWindow, type Session } from 'electron';
import { appOrigin } from './app-page';
import type { Log } from './log';
import { growingPause } from './time';

const pageAddress = `${appOrigin}/index.html`;

/** Size at the first start, in CSS pixels. */
const firstSize = { width: 1280, height: 820 };
/** The smallest size in which every command can be reached. */
const leastSize = { width: 480, height: 400 };

/** Denies the page everything that it does not need: permissions, devices, downloads. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Creates the one window: sandboxed, isolated, and unable to leave its page. It is shown once it has painted. */
export function createWindow(preload: string, log: Log): BrowserWindow {
  const window = new BrowserWindow({
    ...firstSize,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    autoHideMenuBar: true,
    title: 'Stationmaster',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  const { webContents } = window;
  let reloads = 0;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-frame-navigate', (event) => {
    // Only the page itself, loaded again.
    if (!event.isMainFrame || event.url !== pageAddress) event.preventDefault();
  });
  // A page may go to about:blank without being asked (there is nothing to load). It is brought back.
  webContents.on('did-navigate', (_event, address) => {
    if (address !== pageAddress) void webContents.loadURL(pageAddress);
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.error(`the window's process is gone: ${reason}`);
    setTimeout(() => window.isDestroyed() || webContents.reload(), reloadPause(reloads++));
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** How long (ms) to wait before the page is loaded again: at once, then longer and longer, at most a minute. */
function reloadPause(reloads: number): number {
  return reloads === 0 ? 0 : growingPause(reloads, 1000, 60_000);
}

/** Shows a window that may be minimised or behind others. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Loads the page into the window. */
export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(pageAddress);
}
