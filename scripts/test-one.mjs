import './setup/node-version.mjs';
import { main, SetUpError } from './setup/command.mjs';
import { runTests, testKinds } from './testing/run-tests.mjs';

// npm run test:KIND [-- ARGUMENTS]: one kind of test. Arguments go to vitest or Playwright (a name or path to pick tests).
await main(async () => {
  const [kind = '', ...args] = process.argv.slice(2);
  if (!testKinds.includes(kind)) throw new SetUpError(`usage: test-one.mjs ${testKinds.join('|')} [arguments]`);
  return runTests(kind, args);
});
