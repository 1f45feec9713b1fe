import fc from 'fast-check';
import type { SimulatedHost } from '../../src/main/hosts/simulated/simulated-host';
import type { SimulatedSession } from '../../src/main/hosts/simulated/simulated-session';
import { freeStation, hostOf, number, pick, sessionStep, step } from './step';

const atStation = ({ phase, station }: SimulatedSession) => phase === 'open' && station !== null;

/** Somebody is at a free station. */
function logOn(name: string, begin: (host: SimulatedHost, user: string, station: string) => void) {
  return step(
    name,
    fc.tuple(number, number, number),
    (test, [host, , station]) => freeStation(hostOf(test, host), station),
    (test, station, [host, user]) => begin(hostOf(test, host), userOf(hostOf(test, host), user), station),
  );
}

function userOf(host: SimulatedHost, number: number): string {
  return pick(host.accounts, number)?.user ?? 'ann';
}

/** What users do. */
export const userSteps = [
  logOn('log on', (host, user, station) => host.logOn(user, station)),
  logOn('log on', (host, user, station) => host.logOn(user, station)),
  logOn('begin to log on', (host, user, station) => host.beginLogOn(user, station)),
  sessionStep(
    'finish logging on',
    ({ phase }) => phase === 'opening',
    (host, { id }) => host.finishLogOn(id),
  ),
  sessionStep(
    'lock',
    (session) => atStation(session) && !session.locked,
    (host, { id }) => host.lock(id),
  ),
  sessionStep(
    'unlock',
    (session) => atStation(session) && session.locked,
    (host, { id }) => host.unlock(id),
  ),
  sessionStep('go idle', atStation, (host, { id }) => host.goIdle(id)),
  sessionStep('disconnect', atStation, (host, { id }) => host.disconnect(id)),
  step(
    'come back',
    fc.tuple(number, number, number),
    (test, [host, session, station]) => {
      const free = freeStation(hostOf(test, host), station);
      const picked = pick(
        [...hostOf(test, host).sessions].filter(({ phase }) => phase === 'open'),
        session,
      );
      return free === undefined || picked === undefined ? undefined : { id: picked.id, free };
    },
    (test, { id, free }, [host]) => hostOf(test, host).comeBack(id, free),
  ),
  // So quickly that perhaps no reading sees it.
  sessionStep(
    'look in',
    ({ phase, station }) => phase === 'open' && station === null,
    (host, { id }) => {
      const free = freeStation(host, 0);
      if (free === undefined) return;
      host.comeBack(id, free);
      host.disconnect(id);
    },
  ),
  sessionStep(
    'sign out',
    () => true,
    (host, { id }) => host.signOut(id),
  ),
  sessionStep(
    'leave programs',
    ({ phase }) => phase === 'open',
    (host, { id }) => host.signOutLeavingPrograms(id),
  ),
  // The id goes to the next one at the same station.
  sessionStep('change user', atStation, (host, { id, station }) => {
    host.signOut(id);
    host.logOn(userOf(host, Number(id)), station ?? '');
  }),
  sessionStep('change session', atStation, (host, { id, station, account }) => {
    host.signOut(id);
    host.logOn(account.user, station ?? '');
  }),
];
