import './setup/node-version.mjs';
import { main } from './setup/command.mjs';
import { runSteps } from './testing/steps.mjs';

// npm test: everything.
await main(() => runSteps(['types', 'lint', 'unit', 'model', 'contract', 'host', 'e2e', 'package']));
