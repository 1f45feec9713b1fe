import { type BrowserWindow, dialog } from 'electron';
import type { ExportFormat } from '../shared/history/history-state';

/** Asks where an export of History is to go; null: the person chose nothing. */
export async function askForFile(window: BrowserWindow, format: ExportFormat): Promise<string | null> {
  const day = new Date().toISOString().slice(0, 10);
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: `stationmaster-history-${day}.${format}`,
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}
