import './setup/node-version.mjs';
import { main } from './setup/command.mjs';
import { runTests } from './testing/run-tests.mjs';

// npm run pictures [-- NAME]: a picture of every screen and dialog in both languages and themes, in pictures/; those
// that the README shows are put into docs/pictures.
await main(() => runTests('pictures', process.argv.slice(2)));
