import type { RealHost } from '../host/real-host';

/** At one time: a host that has to open them all at once is slow. */
const wave = 25;

/** Sessions without a seat: `sleep` is all that runs in each. */
const logOn = `number=0
while [ "$number" -lt "$1" ]; do
  number=$((number + 1))
  systemd-run -q --no-block -p PAMName=login -p User=student$((number % 4 + 1)) -E XDG_SESSION_TYPE=x11 sleep infinity
done`;
/** Ids of the students' sessions. */
const listIds = `loginctl list-sessions --no-legend | awk '$3 ~ /^student/ { print $1 }'`;

/** So many more real sessions of four students; resolves when logind lists all of them as open. The answer is their ids. */
export async function logOnMany(host: RealHost, count: number): Promise<string[]> {
  const list = async () => (await host.script(listIds)).split('\n').filter((id) => id !== '');
  const before = new Set(await list());
  const fresh = async () => (await list()).filter((id) => !before.has(id));
  for (let done = 0; done < count; done += wave) {
    const now = Math.min(count, done + wave);
    await host.script(logOn, String(now - done));
    await host.waitUntil(`${now} are logged on`, async () => (await fresh()).length === now);
  }
  const ids = await fresh();
  await host.waitUntil('all are open', async () => {
    const states = await host.exec('loginctl', 'show-session', '-p', 'State', ...ids);
    return states.match(/^State=active$/gm)?.length === count;
  });
  return ids;
}
