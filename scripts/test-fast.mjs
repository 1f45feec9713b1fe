import './setup/node-version.mjs';
import { main } from './setup/command.mjs';
import { runSteps } from './testing/steps.mjs';

// npm run test:fast: what can be run after every change, in under two minutes.
await main(() => runSteps(['types', 'lint', 'unit', 'contract', 'model --runs 300']));
