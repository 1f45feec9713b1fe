import { openWtsApi } from '../../src/main/hosts/wts/windows-api';
import { windowsLibraries } from '../../src/main/hosts/wts/wtsapi32';
import { FakeWts } from '../contract/fake-wts';
import { bindingCases } from '../contract/wts-binding-cases';

// For a Windows Node: LIBRARY, the fake as a DLL. Runs the cases of the binding; the last line adds them up.
const fake = FakeWts.onWindows(process.argv[2] ?? '');
let failed = 0;

async function run(name: string, check: () => void | Promise<void>): Promise<void> {
  try {
    await check();
    console.log(`passed: ${name}`);
  } catch (error) {
    failed++;
    console.error(`FAILED: ${name}\n${(error as Error).stack}`);
  }
}

await run('the library of Windows is known by its absolute path', () => {
  const { wtsapi32, advapi32, netapi32 } = windowsLibraries();
  for (const file of [wtsapi32, advapi32, netapi32]) {
    if (!/^[A-Z]:\\.*\\system32\\(wts|adv|net)api32\.dll$/i.test(file)) throw new Error(file);
  }
});
for (const [at, one] of bindingCases.entries()) {
  const server = `lab-${at}`;
  const host = fake.host(server);
  const api = openWtsApi(fake.libraries);
  const handle = api.open(server);
  await run(one.name, () => one.run({ fake, host, api, server: handle }));
  await api.endWaits(handle);
  await fake.untilWaits(0);
  await api.close(handle);
}
await run('nothing that Windows handed out was kept', () => {
  const { blocks, handles } = fake.leaks;
  if (blocks !== 0 || handles !== 0) throw new Error(`${blocks} blocks, ${handles} handles`);
});
console.log(`${bindingCases.length + 2 - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
