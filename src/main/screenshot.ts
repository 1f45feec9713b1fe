import { writeFile } from 'node:fs/promises';
import type { WebContents } from 'electron';

/** Saves a picture of the page as a PNG file. Rejects with the system's error where it can't be written. */
export async function saveScreenshot(contents: WebContents, file: string): Promise<void> {
  const picture = await contents.capturePage();
  await writeFile(file, picture.toPNG());
}
