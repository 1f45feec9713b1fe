import './setup/node-version.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { main, run, SetUpError } from './setup/command.mjs';
import { root } from './setup/folders.mjs';
import { setUpSystemPackages } from './setup/system-packages.mjs';

// npm run icons: the PNG and ICO files in assets/ from the two drawings there.

/** Sizes on Linux, and those of them that go into the Windows icon. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 256];

await main(async () => {
  await setUpSystemPackages(['icons']);
  for (const size of sizes) {
    const drawing = path.join(root, 'assets', size <= 32 ? 'icon-small.svg' : 'icon.svg');
    const code = await run('rsvg-convert', ['-w', `${size}`, '-h', `${size}`, '-o', png(size), drawing]);
    if (code !== 0) throw new SetUpError(`${drawing} could not be drawn at ${size} pixels`);
  }
  fs.writeFileSync(path.join(root, 'assets/icon.ico'), icoFile(windowsSizes));
  return 0;
});

/** @param {number} size */
function png(size) {
  return path.join(root, `assets/icons/${size}x${size}.png`);
}

/**
 * An icon file of PNG pictures: a head, an entry of 16 bytes for each, then the pictures.
 * @param {readonly number[]} sizes
 */
function icoFile(sizes) {
  const pictures = sizes.map((size) => fs.readFileSync(png(size)));
  const head = Buffer.from([0, 0, 1, 0, sizes.length, 0]);
  let offset = head.length + 16 * sizes.length;
  const entries = sizes.map((size, i) => {
    const entry = Buffer.alloc(16);
    // 0 means 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(pictures[i]?.length ?? 0, 8);
    entry.writeUInt32LE(offset, 12);
    offset += pictures[i]?.length ?? 0;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures]);
}
