import { afterAll, beforeAll } from 'vitest';
import { describeHostBackend } from '../contract/host-backend.contract';
import { RealHost } from './real-host';
import { realLogindKind } from './real-logind-host';

let host: RealHost | undefined;

beforeAll(async () => {
  host = await RealHost.boot();
});

afterAll(async () => {
  await host?.stop();
});

describeHostBackend(
  realLogindKind(() => {
    if (host === undefined) throw new Error('the host did not start');
    return host;
  }),
);
