import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import { type ServerHandle, type WtsApi, WtsError, WtsLayoutError } from '../../src/main/hosts/wts/wts-api';
import { documentedLayouts } from '../../src/main/hosts/wts/wts-layouts';
import { connectState, readMoment } from '../../src/main/hosts/wts/wts-moment';
import { type FakeWts, type FakeWtsHost, layouts } from './fake-wts';

/** What a case is given: a host of the fake, and a handle of it. */
export interface BindingGround {
  readonly fake: FakeWts;
  readonly host: FakeWtsHost;
  readonly api: WtsApi;
  readonly server: ServerHandle;
}

/** One thing that the binding has to do; for vitest, and for a Windows Node without it. */
export interface BindingCase {
  readonly name: string;
  run(ground: BindingGround): void | Promise<void>;
}

const names = [
  'ann',
  '山田 花子',
  'مريم الحسيني',
  'שרה',
  '𠮷田😀',
  'a.very.long.account.name.of.more.than.twenty.characters',
  'Михаил',
];

/** The binding against the fake. */
export const bindingCases: readonly BindingCase[] = [
  {
    name: 'the C compiler lays the structures out as the documented ones',
    run({ fake }) {
      const { WTS_SESSION_INFO_1W, WTSINFOEXW, WTSINFOEX_LEVEL1_W, WTS_CLIENT_ADDRESS } = documentedLayouts;
      const ours = [WTS_SESSION_INFO_1W, WTSINFOEXW, WTSINFOEX_LEVEL1_W, WTS_CLIENT_ADDRESS].flatMap((layout) => {
        return [layout.size, ...Object.values<number>(layout.fields)];
      });
      deepEqual(fake.layout, ours);
    },
  },
  ...names.map((name): BindingCase => {
    return {
      name: `a name comes through whole: ${name}`,
      run({ host, api, server }) {
        const id = host.logOn(host.screenAt(''), name, `${name}-DOM`);
        host.client(`PC-${name}`, 2, [10, 0, 0, 7]);
        const sessions = api.enumerate(server);
        deepEqual(
          sessions.find((one) => one.id === id),
          { id, state: connectState.active, name: 'Console', user: name, domain: `${name}-DOM` },
        );
        const client = sessions.find(({ state }) => state === connectState.connected);
        equal(api.client(server, client?.id ?? -1).name, `PC-${name}`);
        // What stands behind the names in the structure is where it should be, however long they are.
        const { flags, logonTime, currentTime } = api.info(server, id);
        equal(flags, 1);
        ok(BigInt(currentTime) - BigInt(logonTime) < 60n * 10_000_000n);
      },
    };
  }),
  {
    name: 'services, the listener and the log-on screen of the console are enumerated',
    run({ api, server }) {
      deepEqual(
        api.enumerate(server).map(({ name, state, user }) => [name, state, user]),
        [
          ['Services', connectState.disconnected, ''],
          ['RDP-Tcp', connectState.listen, ''],
          ['Console', connectState.connected, ''],
        ],
      );
    },
  },
  {
    name: 'addresses of clients, and the console, which has none',
    run({ host, api, server }) {
      const four = host.client('THIN-4', 2, [192, 168, 1, 20]);
      const six = host.client('THIN-6', 23, [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x17]);
      const { protocol, name, address } = api.client(server, four);
      deepEqual([protocol, name, address.family], [2, 'THIN-4', 2]);
      deepEqual(address.bytes.slice(0, 6), [0, 0, 192, 168, 1, 20]);
      deepEqual(api.client(server, six).address, {
        family: 23,
        bytes: [0, 0, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x17, 0, 0],
      });
      const console = api.client(server, host.screenAt(''));
      deepEqual([console.protocol, console.name, console.address.family], [0, '', 0]);
    },
  },
  {
    name: 'a lock is seen, and one that is not known too',
    run({ host, api, server }) {
      const id = host.logOn(host.screenAt(''), 'ann');
      for (const flags of [0, 1, -1]) {
        host.set(id, 'flags', flags);
        equal(api.info(server, id).flags, flags);
      }
    },
  },
  {
    name: 'errors come with the code of Windows',
    async run({ host, api, server }) {
      const id = host.logOn(host.screenAt(''), 'ann');
      fails(7022, () => api.info(server, 999));
      fails(2, () => api.logOff(server, 999));
      host.set(id, 'denied', 1);
      fails(5, () => api.info(server, id));
      fails(5, () => api.disconnect(server, id));
      host.set(id, 'denied', 0);
      host.set(id, 'vanishes', 1);
      fails(7022, () => api.client(server, id));
      host.setHost('denied', 1);
      fails(5, () => api.enumerate(server));
      host.setHost('down', 1);
      fails(1722, () => api.enumerate(server));
      const nobody = api.open('no-such-computer');
      fails(1722, () => api.enumerate(nobody));
      await api.close(nobody);
    },
  },
  {
    name: 'another length of the structure than the documented one, or other places, are an error, not a reading',
    run({ host, api, server }) {
      const id = host.logOn(host.screenAt(''), 'ann');
      for (const layout of [layouts.short, layouts.shifted]) {
        host.setHost('layout', layout);
        throws(() => api.info(server, id), WtsLayoutError);
      }
    },
  },
  {
    name: 'disconnect, log off, and a message with all its characters',
    run({ host, api, server }) {
      const id = host.logOn(host.screenAt(''), 'ann');
      const box = { title: '知らせ', text: 'The lab closes at 6.\n保存してください。😀', seconds: 9 };
      api.message(server, id, box);
      deepEqual(host.messages, [{ session: id, ...box }]);
      api.disconnect(server, id);
      equal(host.sessions.find((one) => one.id === id)?.state, connectState.disconnected);
      api.logOff(server, id);
      equal(
        host.sessions.some((one) => one.id === id),
        false,
      );
    },
  },
  {
    name: 'a wait ends with an event, with the end of waits, and with an error',
    async run({ fake, host, api, server }) {
      const event = api.waitForEvent(server);
      await fake.untilWaits(1);
      host.client('THIN-1', 2, [10, 0, 0, 1]);
      equal(await event, true);
      const none = api.waitForEvent(server);
      await fake.untilWaits(1);
      await api.endWaits(server);
      equal(await none, false);
      const failed = api.waitForEvent(server);
      await fake.untilWaits(1);
      host.setHost('down', 1);
      await rejects(failed, { code: 1722 });
    },
  },
  {
    name: 'who is in the local group of administrators, whatever that is called',
    run({ host, api, fake }) {
      const name = 'administrators';
      const own = fake.host(name);
      own.set(own.logOn(own.screenAt(''), '山田', 'LAB'), 'administrator', 1);
      own.logOn(own.client('PC-2', 2, [10, 0, 0, 2]), 'ann', 'LAB');
      const administrators = api.administratorsName(name);
      equal(administrators, '管理者');
      deepEqual(api.localGroups(name, 'LAB\\山田'), ['Users', administrators]);
      deepEqual(api.localGroups(name, 'ann'), ['Users']);
      equal(api.localGroups(name, 'LAB\\nobody'), null);
      own.setHost('accountsError', 5);
      fails(5, () => api.localGroups(name, 'ann'));
      host.end(host.screenAt(''));
    },
  },
  {
    name: 'this computer needs no name',
    run({ fake, api }) {
      const here = fake.host();
      const id = here.logOn(here.screenAt(''), 'me');
      ok(api.enumerate(0n).some(({ user }) => user === 'me'));
      here.end(id);
    },
  },
  {
    name: 'a whole reading of many sessions leaves nothing behind',
    run({ fake, host, api, server }) {
      for (const [at, name] of names.entries()) host.logOn(host.client(`THIN-${at}`, 2, [10, 0, 0, at]), name);
      host.set(host.logOn(host.client('GOES', 2, [10, 0, 1, 1]), 'bob'), 'vanishes', 1);
      host.set(host.logOn(host.client('DENIED', 2, [10, 0, 1, 2]), 'eve'), 'denied', 1);
      const { sessions } = readMoment(api, server, false);
      deepEqual(
        sessions.flatMap(({ user }) => (user === '' ? [] : user)),
        [...names, 'eve'],
      );
      equal(sessions.at(-1)?.info, null);
      equal(fake.leaks.blocks, 0);
    },
  },
];

function fails(code: number, call: () => unknown): void {
  throws(call, (error) => error instanceof WtsError && error.code === code);
}
