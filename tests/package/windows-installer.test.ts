import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import { run } from '../host/run-command';
import { test } from './package-test';
import { fusesOf, localesOf, neededParts, partsOf, shippedFuses } from './program-files';

/** The library with machine code that is not bundled. */
const usesKoffi = 'koffi' in JSON.parse(readFileSync('package.json', 'utf8')).dependencies;

/** The Windows installer, unpacked and read; `npm run test:wine-install` runs it. */
const obstacle = process.env.NO_REAL_HOST;

test.describe('the Windows installer', () => {
  // biome-ignore lint/suspicious/noSkippedTests: only where this computer lacks what is named
  test.skip(obstacle !== undefined, obstacle ?? '');

  test('it puts in the whole program, and nothing that only its makers need', async ({ windowsPackage }) => {
    const program = path.join(windowsPackage.folder, 'unpacked');
    mkdirSync(program);
    await run('7zz', ['x', `-o${program}`, windowsPackage.file], { limit: 120_000 });
    const koffi = /^\/node_modules(\/koffi(\/.*)?|\/@koromix(\/koffi-win32-x64(\/.*)?)?)?$/;
    const { files, odd } = partsOf(program, koffi);
    expect(files).toEqual(expect.arrayContaining(neededParts));
    expect(odd).toEqual([]);
    expect(localesOf(program)).toEqual(['en-US.pak', 'ja.pak']);
    const machineCode = 'app.asar.unpacked/node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node';
    expect(existsSync(path.join(program, 'resources', machineCode))).toBe(usesKoffi);
    for (const name of ['LICENSES.chromium.html', 'third-party-licences.txt', 'Uninstall Stationmaster.exe'])
      expect(existsSync(path.join(program, name)), name).toBe(true);
    expect(await fusesOf(path.join(program, 'Stationmaster.exe'))).toEqual(shippedFuses);
    // What its properties show, and the digest of app.asar that the fuse of integrity is about.
    const words = readFileSync(path.join(program, 'Stationmaster.exe')).toString('utf16le');
    expect(words).toContain('The Stationmaster authors');
    const resources = readFileSync(path.join(program, 'Stationmaster.exe')).toString('latin1');
    expect(resources).toMatch(/"file":"resources\\\\app\.asar","alg":"SHA256","value":"[0-9a-f]{64}"/i);
  });

  test('it enters itself in the list of programs and the Start menu, for the whole computer', ({ windowsPackage }) => {
    // Each text of the script is in the file as UTF-16.
    const file = readFileSync(windowsPackage.file);
    const has = (text: string) => file.includes(Buffer.from(text, 'utf16le'));
    for (const text of [
      'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\org.stationmaster.console',
      'DisplayName',
      'DisplayVersion',
      'DisplayIcon',
      'Publisher',
      'InstallLocation',
      'UninstallString',
      'QuietUninstallString',
      'EstimatedSize',
      '\\Stationmaster.lnk',
      'が開いています。閉じてから',
    ])
      expect(has(text), text).toBe(true);
    // Windows asks for an administrator before it runs.
    expect(file.toString('latin1')).toContain('requestedExecutionLevel level="requireAdministrator"');
  });
});
