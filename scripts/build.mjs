import './setup/node-version.mjs';
import { main } from './setup/command.mjs';
import { root } from './setup/folders.mjs';
import { setUpPackages } from './setup/packages.mjs';
import { buildProgram } from './setup/program.mjs';

// npm run build: builds the program into out/.
await main(async () => {
  await setUpPackages(root);
  await buildProgram(root, { always: true });
  return 0;
});
