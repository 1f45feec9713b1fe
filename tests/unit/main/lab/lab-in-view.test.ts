import { afterEach, expect, test, vi } from 'vitest';
import type { LogindPlace } from '../../../../src/main/hosts/logind/logind-backend';
import { Lab } from '../../../../src/main/lab/lab';
import { LabInView } from '../../../../src/main/lab/lab-in-view';
import type { Options } from '../../../../src/main/options';
import { systemTime } from '../../../../src/main/time';
import { KeptOutcomes } from '../../../lab-on-fake-time';

const nowhere: LogindPlace = { address: 'unix:path=/nonexistent/bus', uid: 1000, sessionId: null };
const simulation = { hosts: 3, stations: 9, seed: 1 };
const labs: Lab[] = [];
/** Enough for a loaded computer; what does not come fails all the same. */
const soon = { timeout: 20_000 };

function open(options: Partial<Options>): Lab {
  const lab: Lab = new Lab([], {
    time: systemTime,
    sink: new KeptOutcomes(),
    connectionChanged: (host, connection) => labInView.connectionChanged(host, connection),
  });
  labs.push(lab);
  const all = { local: 'auto', simulate: null, screenshot: null, ...options } as const;
  const labInView = new LabInView(lab, all, nowhere, systemTime, () => {});
  lab.start();
  return lab;
}

const hosts = (lab: Lab) => lab.snapshot().hosts.map(({ id, connection }) => `${id} ${connection.state}`);

afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});

test('without options: this computer; where it cannot be read, the simulated lab as well', async () => {
  const lab = open({});
  expect(hosts(lab)).toEqual(['local connecting']);
  await vi.waitFor(() => expect(hosts(lab)).toEqual(['local unreachable', 'lab-a connected', 'lab-b connected']), soon);
});

test('--host local: only this computer, also where it cannot be read', async () => {
  const lab = open({ local: 'yes' });
  await vi.waitFor(() => expect(hosts(lab)).toEqual(['local unreachable']), soon);
});

test('--simulate: only simulated computers', async () => {
  const lab = open({ local: 'no', simulate: simulation });
  await vi.waitFor(() => expect(hosts(lab)).toEqual(['lab-a connected', 'lab-b connected', 'lab-c connected']), soon);
  expect(lab.snapshot().stations).toHaveLength(9);
});

test('--simulate --host local: both', async () => {
  const lab = open({ local: 'yes', simulate: { ...simulation, hosts: 1 } });
  await vi.waitFor(() => expect(hosts(lab)).toEqual(['local unreachable', 'lab-a connected']), soon);
});

test('--no-local: nothing real is left to read, so the simulated lab opens', async () => {
  const lab = open({ local: 'no' });
  await vi.waitFor(() => expect(hosts(lab)).toEqual(['lab-a connected', 'lab-b connected']), soon);
});
