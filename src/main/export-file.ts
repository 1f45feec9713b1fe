import { type BrowserWindow, dialog } from 'electron';
import type { ExportFormat } from '../shared/history/history-state';

/** Asks where a file is to go; null: the person chose nothing. */
export async function askForFile(
  window: BrowserWindow,
  what: 'history' | 'computers' | 'report',
  format: ExportFormat | 'txt',
): Promise<string | null> {
  const day = new Date().toISOString().slice(0, 10);
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: `stationmaster-${what}-${day}.${format}`,
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Asks for a file with computers; null: the person chose none. */
export async function askForImport(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    filters: [{ name: 'JSON, CSV', extensions: ['json', 'csv'] }],
    properties: ['openFile'],
  });
  return filePaths[0] ?? null;
}
