import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/folders.mjs';

/**
 * What electron-builder must find in its environment to use the tools of this Debian instead of its own downloads;
 * elsewhere it downloads them.
 * @returns {Record<string, string>}
 */
export function debianTools() {
  const [makensis, sevenZip] = ['/usr/bin/makensis', '/usr/bin/7zz'];
  if (!fs.existsSync('/usr/bin/dpkg-deb') || !fs.existsSync(makensis) || !fs.existsSync(sevenZip)) return {};
  const nsis = path.join(root, 'node_modules/.cache/stationmaster/nsis');
  fs.rmSync(nsis, { recursive: true, force: true });
  // The plug-ins that electron-builder's own script needs are looked for, but ours uses none of them.
  fs.mkdirSync(path.join(nsis, 'plugins/x86-unicode'), { recursive: true });
  fs.symlinkSync(makensis, path.join(nsis, 'makensis'));
  return {
    CUSTOM_FPM_PATH: path.join(root, 'scripts/packaging/fpm-by-dpkg-deb.mjs'),
    ELECTRON_BUILDER_7ZIP_PATH: sevenZip,
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: nsis,
  };
}
