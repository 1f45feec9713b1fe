import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../setup/folders.mjs';

/**
 * Lays out what a Linux package has besides the program itself (command, desktop entry, manual, documentation), below
 * a folder that stands for the file system.
 * @param {string} folder emptied first
 */
export function layOutLinuxFiles(folder) {
  const { version, homepage } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const licence = fs.readFileSync(path.join(root, 'LICENSE'), 'utf8');
  // The day of the last change to the version; a package that is built again is the same.
  const changed = fs.statSync(path.join(root, 'package.json')).mtime;
  const words = new Map([
    ['@VERSION@', version],
    ['@HOMEPAGE@', homepage],
    ['@DATE@', changed.toISOString().slice(0, 10)],
    ['@RFCDATE@', changed.toUTCString().replace('GMT', '+0000')],
    ['@LICENCE@', indented(licence)],
  ]);
  /** @param {string} name @param {string} to */
  const put = (name, to) => {
    const target = path.join(folder, to);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    let text = fs.readFileSync(path.join(root, 'assets', name), 'utf8');
    for (const [word, value] of words) text = text.replaceAll(word, () => value);
    fs.writeFileSync(target, to.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
  };
  fs.rmSync(folder, { recursive: true, force: true });
  put('linux/stationmaster', 'usr/bin/stationmaster');
  fs.chmodSync(path.join(folder, 'usr/bin/stationmaster'), 0o755);
  put('linux/org.stationmaster.console.desktop', 'usr/share/applications/org.stationmaster.console.desktop');
  put('linux/org.stationmaster.console.metainfo.xml', 'usr/share/metainfo/org.stationmaster.console.metainfo.xml');
  put('linux/stationmaster.1', 'usr/share/man/man1/stationmaster.1.gz');
  put('icon.svg', 'usr/share/icons/hicolor/scalable/apps/stationmaster.svg');
  put('linux/copyright', 'usr/share/doc/stationmaster/copyright');
  put('linux/changelog', 'usr/share/doc/stationmaster/changelog.gz');
  put('linux/50-stationmaster.rules', 'usr/share/doc/stationmaster/examples/50-stationmaster.rules');
  put('linux/stationmaster.sudoers', 'usr/share/doc/stationmaster/examples/stationmaster.sudoers');
  put('linux/lintian-overrides', 'usr/share/lintian/overrides/stationmaster');
}

/** As Debian writes a text below a field: each line begins with a blank, an empty one has a dot. @param {string} text */
function indented(text) {
  return text
    .trim()
    .split('\n')
    .map((line) => ` ${line.trim() || '.'}`)
    .join('\n');
}
