import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import { FakeLogind } from '../contract/fake-logind';
import { desktopAt } from '../contract/fake-session';
import { test } from './program';
import { StationsPage } from './stations-page';

let fake: FakeLogind;
test.beforeEach(async () => {
  fake = await FakeLogind.start('seat0');
});
test.afterEach(() => fake.stop());

test('sleep calls a countdown off, and nothing goes on after waking', async ({ start }) => {
  const [ann, ben] = ['student1', 'student2'].map((name, place) =>
    fake.add({ uid: 2001 + place, name, tty: `pts/${place}` }),
  );
  const { page, log } = await start({
    args: ['--host', 'local'],
    busAddress: fake.address,
    warnSeconds: 60,
  });
  const stations = new StationsPage(page);
  const { texts } = stations;
  await stations.select('student1', 'student2');
  await stations.task('end').click();
  await stations.dialogButton(texts.warning.confirm(2)).click();
  await expect(page.getByText(texts.countdown.running(2))).toBeVisible();
  await expect.poll(log).toContain('sleep of this computer is watched');
  fake.signalSleep(true);
  await expect(page.getByText(texts.countdown.running(2))).toBeHidden();
  fake.signalSleep(false);
  await expect(stations.outcomes).toContainText(texts.outcomes.calledOff(texts.callOffs.sleep));
  await expect(stations.outcomes).toContainText(texts.outcomes.counts['called-off'](2));
  await stations.openTab('history');
  await expect(stations.entries('student1')).toContainText(texts.history.outcomes['called-off']);
  await stations.entries('student2').click();
  const details = page.getByRole('complementary', { name: texts.history.details.label });
  await expect(details).toContainText(texts.callOffs.sleep);

  // They are still there, and the host was told nothing.
  await stations.openTab('stations');
  await stations.expectState('student1', 'active');
  await stations.expectState('student2', 'active');
  expect([...fake.sessions.values()]).toEqual([ann, ben]);
  expect(fake.commands).toEqual([]);
});

test('who was suspended before a restart is still Suspended after it, until they are back', async ({
  start,
  dataFolder,
}) => {
  // Three starts.
  test.slow();
  const marksFile = path.join(dataFolder, 'marks.json');
  const [away, left] = ['student1', 'student2'].map((name, place) => fake.add(desktopAt('seat0', 2001 + place, name)));
  if (away === undefined || left === undefined) throw new Error('nobody is there');
  fake.add({ ...desktopAt('seat0', 110, 'lightdm'), class: 'greeter' });
  const options = { args: ['--host', 'local'], busAddress: fake.address, dataFolder };
  const first = await start(options);
  const before = new StationsPage(first.page);
  await before.expectState('student1', 'disconnected');
  const key = await first.page.evaluate(async () => {
    const lab = await window.stationmaster.getLab({});
    return (lab.ok && lab.value.sessions.find(({ identity }) => identity.user === 'student1')?.key) || '';
  });
  await first.quit();

  // As a suspend leaves it.
  const mark = { session: JSON.parse(key), at: Date.now() };
  writeFileSync(marksFile, JSON.stringify({ version: 1, marks: [mark] }));
  const second = await start(options);
  const after = new StationsPage(second.page);
  await after.expectState('student1', 'suspended');
  await after.expectState('student2', 'disconnected');
  await second.quit();
  expect(JSON.parse(readFileSync(marksFile, 'utf8'))).toEqual({ version: 1, marks: [mark] });

  fake.activate(away);
  const third = await start(options);
  await new StationsPage(third.page).expectState('student1', 'active');
  await expect.poll(() => JSON.parse(readFileSync(marksFile, 'utf8'))).toEqual({ version: 1, marks: [] });
  await third.quit();
});
