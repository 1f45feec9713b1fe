import { readdirSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The fuses of a shipped program, in words. */
export const shippedFuses = {
  runAsNode: 'off',
  cookieEncryption: 'on',
  nodeOptions: 'off',
  inspect: 'off',
  asarIntegrity: 'on',
  onlyAsar: 'on',
  fileProtocol: 'off',
};

/** The fuses that a program has now. */
export async function fusesOf(program: string): Promise<Record<string, string | undefined>> {
  const wire = await getCurrentFuseWire(program);
  const word = (option: FuseV1Options) =>
    ({ [FuseState.ENABLE]: 'on', [FuseState.DISABLE]: 'off' })[wire[option] as number];
  return {
    runAsNode: word(FuseV1Options.RunAsNode),
    cookieEncryption: word(FuseV1Options.EnableCookieEncryption),
    nodeOptions: word(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: word(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: word(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: word(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: word(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
}

/** The parts of the built program that must be in a package. */
export const neededParts = [
  '/out/main/main.cjs',
  '/out/main/history-worker.cjs',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
  '/package.json',
];

/** Files of the program, and what among them only its makers or other platforms need. */
export function partsOf(folder: string, library = /^$/): { readonly files: string[]; readonly odd: string[] } {
  const listed = listPackage(path.join(folder, 'resources/app.asar'), { isPack: false });
  const files = listed.map((file) => file.replaceAll('\\', '/'));
  const program = /^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?)$/;
  const odd = files.filter((file) => (!program.test(file) && !library.test(file)) || /\.(map|ts|tsx|lib)$/.test(file));
  return { files, odd };
}

/** The languages of Chromium's own texts. */
export function localesOf(folder: string): string[] {
  return readdirSync(path.join(folder, 'locales')).sort();
}
