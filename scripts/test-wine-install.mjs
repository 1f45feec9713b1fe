import './setup/node-version.mjs';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildPackage } from './packaging/build-package.mjs';
import { unpackedElectron } from './packaging/unpacked-electron.mjs';
import { main, say } from './setup/command.mjs';
import { root } from './setup/folders.mjs';
import { setUpPackages } from './setup/packages.mjs';
import { buildProgram } from './setup/program.mjs';
import { setUpSystemPackages } from './setup/system-packages.mjs';
import { Windows } from './testing/wine-windows.mjs';

// npm run test:wine-install: the Windows installer, silently installed and uninstalled under wine, in a Windows that is
// made for it and thrown away. Not part of npm test: it installs wine.

await main(async () => {
  await setUpPackages(root);
  await setUpSystemPackages(['packaging', 'wine']);
  await buildProgram(root);
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'stationmaster-wine-'));
  const windows = new Windows(work);
  try {
    say('building the Windows installer ...');
    const electron = await unpackedElectron('win');
    const [installer = ''] = await buildPackage({
      platform: 'win',
      electron,
      quick: true,
      output: path.join(work, 'packages'),
    });
    await windows.start();
    await check(windows, installer);
  } finally {
    await windows.end();
    fs.rmSync(work, { recursive: true, force: true });
  }
  say('1 passed, 0 failed');
  return 0;
});

/**
 * @param {Windows} windows
 * @param {string} installer
 */
async function check(windows, installer) {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const usual = windows.path('Program Files/Stationmaster');
  const shortcut = windows.path('ProgramData/Microsoft/Windows/Start Menu/Programs/Stationmaster.lnk');

  say('a folder with files of others is refused');
  const foreign = windows.path('Others');
  fs.mkdirSync(foreign);
  fs.writeFileSync(path.join(foreign, 'letter.txt'), 'mine');
  assert.equal(await windows.run(installer, '/S', '/D=C:\\Others'), 2);
  assert.deepEqual(fs.readdirSync(foreign), ['letter.txt']);

  say('installed silently, for the whole computer');
  assert.equal(await windows.run(installer, '/S'), 0);
  assert.ok(fs.existsSync(path.join(usual, 'Stationmaster.exe')));
  assert.ok(fs.existsSync(path.join(usual, 'resources/app.asar')));
  assert.ok(fs.existsSync(shortcut));
  const entries = await windows.registry();
  assert.equal(entries.DisplayName, 'Stationmaster');
  assert.equal(entries.DisplayVersion, `${version}-test`);
  assert.equal(entries.Publisher, 'The Stationmaster authors');
  assert.equal(entries.InstallLocation, 'C:\\Program Files\\Stationmaster');
  assert.equal(entries.QuietUninstallString, '"C:\\Program Files\\Stationmaster\\Uninstall Stationmaster.exe" /S');
  assert.ok(Number(entries.EstimatedSize) > 200_000);

  say('installed over itself: no file of the earlier one stays');
  fs.writeFileSync(path.join(usual, 'old.dll'), '');
  assert.equal(await windows.run(installer, '/S'), 0);
  assert.ok(!fs.existsSync(path.join(usual, 'old.dll')));

  say('an uninstaller that was copied elsewhere removes nothing');
  fs.copyFileSync(path.join(usual, 'Uninstall Stationmaster.exe'), path.join(foreign, 'Uninstall Stationmaster.exe'));
  await windows.run('C:\\Others\\Uninstall Stationmaster.exe', '/S');
  // It goes on as a copy of itself, and nothing tells when that has ended.
  await pause(5000);
  assert.ok(fs.existsSync(path.join(foreign, 'letter.txt')));
  assert.ok(fs.existsSync(path.join(usual, 'Stationmaster.exe')));

  say('uninstalled silently: nothing stays, and what users have is left alone');
  const settings = windows.path('users/somebody/AppData/Roaming/Stationmaster/settings.json');
  fs.mkdirSync(path.dirname(settings), { recursive: true });
  fs.writeFileSync(settings, '{}');
  await windows.run('C:\\Program Files\\Stationmaster\\Uninstall Stationmaster.exe', '/S');
  // It goes on as a copy of itself, so that it can remove itself.
  for (let tries = 0; fs.existsSync(usual) && tries < 300; tries++) await pause(100);
  assert.ok(!fs.existsSync(usual));
  assert.ok(!fs.existsSync(shortcut));
  assert.deepEqual(await windows.registry(), {});
  assert.ok(fs.existsSync(settings));
}
