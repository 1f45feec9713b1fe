import { BrowserWindow, type Session, screen } from 'electron';
import { appOrigin } from './app-page';
import type { Log } from './log';
import { growingPause } from './time';
import { leastSize, placeFor, type WindowPlaceFile } from './window-place';

const pageAddress = `${appOrigin}/index.html`;

/** Denies the page everything that it does not need: permissions, devices, downloads. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Creates the one window: sandboxed, isolated, and unable to leave its page. It is shown once it has painted, where it was
 * when it was closed last.
 */
export function createWindow(preload: string, log: Log, places: WindowPlaceFile): BrowserWindow {
  const { maximized, ...bounds } = placeFor(places.place, displays());
  const window = new BrowserWindow({
    ...bounds,
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
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.error(`the window's process is gone: ${reason}`);
    setTimeout(() => window.isDestroyed() || webContents.reload(), reloadPause(reloads++));
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
    rememberPlace(window, places);
  });
  return window;
}

/** What a window can use of each display, the main one first. */
function displays() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

/** Keeps where the window is, from now on. */
function rememberPlace(window: BrowserWindow, places: WindowPlaceFile): void {
  const keep = () => {
    if (!window.isDestroyed()) places.keep({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  // One by one: each name is an overload of its own.
  window.on('move', keep);
  window.on('resize', keep);
  window.on('maximize', keep);
  window.on('unmaximize', keep);
}

/** How long (ms) to wait before the page is loaded again: at once, then longer and longer, at most a minute. */
function reloadPause(reloads: number): number {
  return reloads === 0 ? 0 : growingPause(reloads, 1000, 60_000);
}

/** Shows a window that may be hidden, minimised or behind others. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Loads the page into the window. */
export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(pageAddress);
}
