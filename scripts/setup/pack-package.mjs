import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { capture, npm, SetUpError } from './command.mjs';

/**
 * Fetches an npm package, as it was packed, into an empty folder, and verifies it. The answer is the name of the file there.
 * @param {string} spec `name@version`
 * @param {string} sha512 of the packed package, in base64
 * @param {string} folder
 */
export async function packPackage(spec, sha512, folder) {
  const [command, first, options] = npm();
  const args = [...first, 'pack', spec, '--ignore-scripts', '--loglevel=error'];
  const packed = await capture(command, args, { ...options, cwd: folder });
  const [archive] = fs.readdirSync(folder);
  if (packed.code !== 0 || archive === undefined)
    throw new SetUpError(`npm could not fetch ${spec}:\n${packed.stderr}`);
  await verify(path.join(folder, archive), sha512);
  return archive;
}

/**
 * Rejects a file whose content is not what it must be.
 * @param {string} file
 * @param {string} sha512 in base64
 */
export async function verify(file, sha512) {
  const hash = createHash('sha512');
  for await (const part of fs.createReadStream(file)) hash.update(part);
  if (hash.digest('base64') !== sha512) {
    throw new SetUpError(`${path.basename(file)} is not the file it should be (sha512 differs); it was thrown away`);
  }
}
