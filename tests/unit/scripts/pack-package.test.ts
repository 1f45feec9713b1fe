import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verify } from '../../../scripts/setup/pack-package.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a package is taken only as it was published', async () => {
  const file = join(folder, 'package.tgz');
  writeFileSync(file, 'content');
  const hash = createHash('sha512').update('content').digest('base64');
  await expect(verify(file, hash)).resolves.toBeUndefined();
  writeFileSync(file, 'other content');
  await expect(verify(file, hash)).rejects.toThrow('package.tgz is not the file it should be');
});
