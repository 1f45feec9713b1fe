import './setup/node-version.mjs';
import { importProblems } from './lint/import-rules.mjs';
import { main } from './setup/command.mjs';
import { root } from './setup/folders.mjs';

// Part of npm run lint: who may import what.
await main(async () => {
  const problems = importProblems(root);
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
});
