import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { run } from '../host/run-command';
import { type BuiltPackage, test } from './package-test';
import { fusesOf, localesOf, neededParts, partsOf, shippedFuses } from './program-files';

/** What the .deb has in it, looked at without installing it. */
const obstacle = process.env.NO_REAL_HOST;

test.describe('the Linux package', () => {
  // biome-ignore lint/suspicious/noSkippedTests: only where this computer lacks what is named
  test.skip(obstacle !== undefined, obstacle ?? '');
  let built: BuiltPackage;
  let tree: string;
  let program: string;

  test.beforeAll(async ({ linuxPackage }) => {
    built = linuxPackage;
    tree = mkdtempSync(path.join(tmpdir(), 'stationmaster-deb-tree-'));
    await run('dpkg-deb', ['-R', built.file, tree], { limit: 120_000 });
    program = path.join(tree, 'opt/Stationmaster');
  });
  test.afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test('it has the program, and nothing that only its makers need', () => {
    const { files, odd } = partsOf(program);
    expect(files).toEqual(expect.arrayContaining(neededParts));
    expect(odd).toEqual([]);
    // No machine code besides Electron's own.
    expect(readdirSync(path.join(program, 'resources')).sort()).toEqual(['app.asar', 'apparmor-profile']);
    expect(localesOf(program)).toEqual(['en-US.pak', 'ja.pak']);
    expect(readFileSync(path.join(program, 'third-party-licences.txt'), 'utf8')).toMatch(/^react 19.*\(MIT\)$/m);
    expect(existsSync(path.join(program, 'LICENSES.chromium.html'))).toBe(true);
  });

  test('the fuses of the shipped file', async () => {
    expect(await fusesOf(path.join(program, 'stationmaster'))).toEqual(shippedFuses);
  });

  test('lintian finds no error', async () => {
    test.setTimeout(3 * 60_000);
    // Electron's own big files take it a minute, and it does not know the packing of test packages.
    const light = path.join(built.folder, 'light');
    cpSync(tree, light, {
      recursive: true,
      filter: (file) => statSync(file).isDirectory() || statSync(file).size < 1e6,
    });
    const sums = path.join(light, 'DEBIAN/md5sums');
    const kept = readFileSync(sums, 'utf8').match(/^.*\n/gm) ?? [];
    writeFileSync(sums, kept.filter((line) => existsSync(path.join(light, line.slice(34, -1)))).join(''));
    const file = path.join(built.folder, 'light_1_amd64.deb');
    await run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', light, file]);
    const found = await run('lintian', ['--allow-root', '--fail-on', 'none', file], { limit: 120_000 });
    expect(found.split('\n').filter((line) => line.startsWith('E:'))).toEqual([]);
  });

  test('desktop entry and AppStream data are valid, and know each other', async () => {
    const entry = path.join(tree, 'usr/share/applications/org.stationmaster.console.desktop');
    await run('desktop-file-validate', [entry]);
    const metainfo = path.join(tree, 'usr/share/metainfo/org.stationmaster.console.metainfo.xml');
    await run('appstreamcli', ['validate', '--no-net', metainfo]);
    expect(readFileSync(metainfo, 'utf8')).toContain(`>${path.basename(entry)}</launchable>`);
    expect(readdirSync(path.dirname(entry))).toEqual([path.basename(entry)]);
  });

  test('it depends on every library that it is linked to', async () => {
    const work = path.join(built.folder, 'shlibs');
    mkdirSync(path.join(work, 'debian'), { recursive: true });
    writeFileSync(
      path.join(work, 'debian/control'),
      'Source: stationmaster\n\nPackage: stationmaster\nArchitecture: any\n',
    );
    const linked = readdirSync(program).filter((name) =>
      /^(stationmaster|chrome_crashpad_handler)$|\.so(\.|$)/.test(name),
    );
    const args = ['--ignore-missing-info', '-O', `-l${program}`, ...linked.map((name) => path.join(program, name))];
    const shell = 'cd "$1" && shift && dpkg-shlibdeps "$@" 2>/dev/null';
    const answer = await run('sh', ['-c', shell, 'sh', work, ...args], { limit: 60_000 });
    const needed = [...answer.replace(/^shlibs:Depends=/, '').matchAll(/(?:^|, )([^ ,\n|]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(needed.length).toBeGreaterThan(15);
    const depends = /^Depends: (.*)$/m.exec(await run('dpkg-deb', ['-I', built.file, 'control']))?.[1] ?? '';
    const named = new Set(depends.split(/, | \| /).map((one) => one.replace(/ .*/, '')));
    expect(needed.filter((name) => !named.has(name))).toEqual([]);
  });

  test('examples of rights are examples: nothing of it is active by itself', () => {
    const examples = path.join(tree, 'usr/share/doc/stationmaster/examples');
    expect(readdirSync(examples).sort()).toEqual(['50-stationmaster.rules', 'stationmaster.sudoers']);
    expect(readdirSync(tree).sort()).toEqual(['DEBIAN', 'opt', 'usr']);
    expect(existsSync(path.join(tree, 'usr/share/polkit-1'))).toBe(false);
  });
});
