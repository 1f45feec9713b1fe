import { writeFile } from 'node:fs/promises';
import type { NativeImage, WebContents } from 'electron';

/** Between two tries to take the picture, and for how long it is tried, in ms. */
const pause = 50;
const longest = 10_000;

/**
 * Saves a picture of the page as a PNG file. Rejects with the system's error where it can't be written, and when nothing
 * but one colour is seen for ten seconds: what the page has painted reaches the screen, and so the picture, later.
 */
export async function saveScreenshot(contents: WebContents, file: string): Promise<void> {
  const end = performance.now() + longest;
  let picture = await contents.capturePage();
  while (isBlank(picture)) {
    if (performance.now() > end) throw new Error('the window stays blank');
    await new Promise((resolve) => setTimeout(resolve, pause));
    picture = await contents.capturePage();
  }
  await writeFile(file, picture.toPNG());
}

/** Whether every pixel has the same colour. */
function isBlank(picture: NativeImage): boolean {
  const pixels = picture.toBitmap();
  const { buffer, byteOffset, byteLength } = pixels;
  if (byteLength < 4) return true;
  const colours = new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength - (byteLength % 4)));
  return colours.every((colour) => colour === colours[0]);
}
