import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { systemTime } from '../../src/main/time';
import { ConsoleUnderTest } from '../contract/console-under-test';
import { consoleFor, isListed, sessionIn } from '../contract/contract-case';
import type { ContractHost } from '../contract/contract-host';
import { agrees } from '../contract/reading-cases';
import { busAsUser } from './bus-as-user';
import { describeOnRealHost } from './on-real-host';
import { realLogindKind } from './real-logind-host';

/** A terminal of seat0 that is never shown. */
const terminal = 'tty8';
const hasTerminal = await access(`/dev/${terminal}`).then(
  () => true,
  () => false,
);

describeOnRealHost('a reading, and what loginctl says', (host) => {
  const kind = realLogindKind(host);
  let contractHost: ContractHost;
  let console: ConsoleUnderTest;

  beforeEach(async () => {
    contractHost = await kind.open();
    console = consoleFor(contractHost);
    await console.connect();
  });

  afterEach(async () => {
    await console.backend.close();
    await contractHost.close();
  });

  it('agree about everybody: at seats, terminals and by ssh, away, leaving, and no greeter', async () => {
    const atSeat = await host().logOnAtSeat('student1', 'seat-st2');
    const away = await host().logOnAtSeat('student2', 'seat-st3');
    await contractHost.leaveStation(away);
    const bySsh = await host().sshLogOn('student3');
    const withoutTerminal = await host().sshLogOn('student3', { terminal: false });
    const leaving = await host().leaveProgramsBehind('student4');
    const root = await host().sshLogOn('root');
    const atTerminal = await host().logOnAtPseudoTerminal('student1');
    const hidden = hasTerminal ? await host().logOnAtTerminal('student2', terminal) : undefined;

    const reading = await console.read();
    await agrees({ host: contractHost }, reading);
    expect(reading.sessions).toHaveLength(hidden === undefined ? 7 : 8);

    const read = (id: string) => sessionIn(reading, id);
    expect(read(atSeat)).toMatchObject({ user: 'student1', station: 'seat-st2', terminal: true, client: null });
    expect(read(away)).toMatchObject({ station: null, phase: 'open', resumesAt: { station: 'seat-st3' } });
    expect(read(bySsh.id)).toMatchObject({ station: `ssh:${bySsh.id}`, terminal: true, client: host().cable.outer });
    expect(read(withoutTerminal.id)).toMatchObject({ station: `ssh:${withoutTerminal.id}`, terminal: false });
    expect(read(leaving)).toMatchObject({ phase: 'closing', station: null });
    expect(read(root.id)).toMatchObject({ user: 'root', own: true, administrator: true });
    expect(read(atTerminal)).toMatchObject({ station: expect.stringMatching(/^pts\//) });
    if (hidden !== undefined) expect(read(hidden)).toMatchObject({ station: null, resumesAt: { station: terminal } });

    const seats = ['seat-st2', 'seat-st3', 'seat-st4'];
    const logins = [bySsh.id, withoutTerminal.id, root.id].map((id) => `ssh:${id}`);
    const stations = reading.stations.map(({ id }) => id);
    expect(stations.toSorted()).toEqual([...seats, ...logins, read(atTerminal).station].toSorted());
    for (const { idleSince, since } of reading.sessions) {
      if (typeof idleSince === 'number') expect(idleSince).toBeGreaterThanOrEqual(since ?? 0);
    }
    expect(reading.administratorsKnown).toBe(false);
  });

  it('agree after the console ended someone, and after someone left', async () => {
    const ended = await host().sshLogOn('student1');
    const leaves = await host().logOnAtSeat('student2', 'seat-st2');
    const reading = await console.read();
    await console.act('end', sessionIn(reading, ended.id), reading.boot);
    await host().waitUntil('loginctl shows the end', async () => (await host().loginctl(ended.id)) === undefined);
    await host().signOut(leaves);
    await agrees({ host: contractHost }, await console.readUntil('the end', (one) => !isListed(one, leaves)));
  });

  it('agree that a user without the right to it changed nothing', async () => {
    const id = await host().logOnAtSeat('student1', 'seat-st2');
    const bus = await busAsUser(host(), 'student2');
    const place = { address: bus.address, uid: 1001, sessionId: null };
    const other = new ConsoleUnderTest(new LogindBackend({ kind: 'logind', place }, systemTime), sleep);
    const noRight = { problem: 'not-permitted', detail: 'Interactive authentication required.' };
    try {
      await other.connect();
      const reading = await other.read();
      const session = sessionIn(reading, id);
      await expect(other.act('end', session, reading.boot)).rejects.toMatchObject(noRight);
      await expect(other.act('end', session, reading.boot, { force: true })).rejects.toMatchObject(noRight);
      await expect(other.act('lock', session, reading.boot)).rejects.toMatchObject(noRight);

      await host().script('printf "%s" "$1" > /etc/polkit-1/rules.d/10-nobody.rules', nobodyManages);
      await host().waitUntil('polkit has read the rule', async () => {
        const end = other.act('end', session, reading.boot);
        return end.then(
          () => true,
          (error: unknown) => !String(error).includes(noRight.detail),
        );
      });
      const refused = { problem: 'not-permitted', detail: 'Permission denied' };
      await expect(other.act('end', session, reading.boot)).rejects.toMatchObject(refused);
      expect(await host().loginctl(id)).toMatchObject({ state: 'active', locked: false });
    } finally {
      await other.backend.close();
      await bus.close();
      await host().script('rm -f /etc/polkit-1/rules.d/10-nobody.rules');
    }
  });
});

const nobodyManages = `polkit.addRule(function (action, subject) {
  if (action.id == "org.freedesktop.login1.manage" && subject.user != "root") return polkit.Result.NO;
});
`;
