import './setup/node-version.mjs';
import { main } from './setup/command.mjs';
import { runTests } from './testing/run-tests.mjs';

// npm run bench [-- NAME]: the figures of docs/design.md, section 5. Needs a computer that does nothing else meanwhile.
await main(() => runTests('bench', ['--disable-console-intercept=true', ...process.argv.slice(2)]));
