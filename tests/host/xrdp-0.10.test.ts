import { afterEach, beforeEach, expect, it } from 'vitest';
import { en } from '../../src/shared/locale/en';
import { LabOnRealHost } from './lab-on-real-host';
import { describeOnRdpHost } from './on-real-host';

/** The console as root on a computer with xrdp 0.10 and systemd 257. Witnesses: loginctl, ss, the client. */
describeOnRdpHost('the lab on a computer with xrdp 0.10', (host) => {
  let lab: LabOnRealHost;

  beforeEach(async () => {
    lab = await LabOnRealHost.openAsRoot(host());
  });

  afterEach(async () => {
    await lab.close();
    await host().endAllSessions();
  });

  it('is what it is called', async () => {
    expect(await host().exec('xrdp', '--version')).toMatch(/^xrdp 0\.10\./);
    expect(await host().exec('systemctl', '--version')).toMatch(/^systemd 257 /);
  });

  it('suspends a session: the client is cut off, and gets the same session back, also when it comes from elsewhere', async () => {
    const client = await host().connectByRdp('student1');
    const other = await host().connectByRdp('student2');
    expect(await host().loginctl(client.id)).toMatchObject({ state: 'active', seat: '', display: client.display });
    const row = await lab.rowWithClient(client.id);
    expect(row).toMatchObject({
      identity: { user: 'student1' },
      fullName: 'Ada Lovelace',
      station: `xrdp:${client.display}`,
      resumesAt: { kind: 'station-kind', stationKind: 'xrdp' },
      cannot: {},
    });

    expect(await lab.ask('suspend', row)).toBe('suspend student1: done');
    await client.untilGone();
    expect(await host().rdpClientsAt(client.display)).toBe(0);
    expect(await host().rdpClientsAt(other.display)).toBe(1);
    // logind does not tell.
    expect(await host().loginctl(client.id)).toMatchObject({ state: 'active' });
    expect(await lab.row(client.id, 'suspended')).toMatchObject({
      station: null,
      connectionKnown: true,
      resumesAt: { kind: 'station-kind', stationKind: 'xrdp' },
    });
    expect(lab.lab.snapshot().stations.map(({ id }) => id)).not.toContain(`xrdp:${client.display}`);
    await lab.row(other.id, 'active');

    const again = await host().connectByRdp('student1', host().cable.inner);
    expect([again.id, again.display]).toEqual([client.id, client.display]);
    const { key, identity, since, station } = row;
    // logind goes on naming who opened it.
    expect(await host().loginctl(client.id)).toMatchObject({ remoteHost: '::ffff:127.0.0.1' });
    expect(await lab.row(client.id, 'active')).toMatchObject({ key, identity, since, station, client: null });
  });

  it('shows messages, locks, and ends also what has no client', async () => {
    const client = await host().connectByRdp('student1');
    const row = await lab.row(client.id, 'active');
    const text = 'The lab closes at 6.\nSave <your> work: 日本';
    expect(await lab.ask('message', row, { text })).toBe('message student1: done');
    await host().waitUntil('it is shown', async () => (await host().notificationsOf('student1')).length > 0);
    expect(await host().notificationsOf('student1')).toEqual([
      {
        summary: en.userMessages.title,
        body: 'The lab closes at 6.\nSave &lt;your&gt; work: 日本',
        timeout: 0,
        urgency: 'CRITICAL',
      },
    ]);

    expect(await lab.ask('lock', row)).toBe('lock student1: done');
    expect(await host().loginctl(client.id)).toMatchObject({ state: 'active', locked: true });
    await lab.row(client.id, 'locked');

    await client.drop();
    // Nobody suspended it.
    const left = await lab.row(client.id, 'disconnected');
    expect(await lab.ask('end', left)).toBe('end student1: done');
    expect(await host().loginctl(client.id)).toBeUndefined();

    const next = await host().connectByRdp('student1');
    expect(next.id).not.toBe(client.id);
    expect(await lab.ask('end', await lab.row(next.id, 'active'))).toBe('end student1: done');
    expect(await host().loginctl(next.id)).toBeUndefined();
  });
});
