import fc from 'fast-check';
import { commandsAtOnce } from '../../src/main/requests/command-lane';
import { isPowerOpen, isShutDown, powerActions } from '../../src/shared/lab/power';
import { endedInVain, isCounting, requestsBySession } from '../../src/shared/lab/shown-state';
import { scopesOf, whoIsHit } from '../../src/shared/lab/who-is-hit';
import { countdownChanges } from '../../src/shared/requests/countdown';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import { type Action, allowedActions } from '../../src/shared/session/actions';
import type { SessionKey } from '../../src/shared/session/identity';
import { hostIds, type LabUnderTest } from './lab-under-test';
import { number, pick, step } from './step';

const action = fc.constantFrom<Action>('end', 'end', 'suspend', 'suspend', 'lock', 'message');
const warn = fc.constantFrom(null, null, 30, 200, 30_100);
const parts = fc.record({
  action,
  force: fc.boolean(),
  own: fc.boolean(),
  warn,
  sooner: fc.boolean(),
  picks: fc.array(number, { maxLength: 4 }),
});
type AskParts = {
  readonly force?: boolean;
  readonly own?: boolean;
  readonly warn?: number | null;
  readonly sooner?: boolean;
};

let texts = 0;
function ask(
  test: LabUnderTest,
  action: Action,
  sessions: readonly SessionKey[],
  { force = false, own = false, warn = null, sooner = false }: AskParts = {},
): void {
  // Each message has its own text, so that it can be found where it arrives.
  const text = action === 'message' ? `Message ${++texts}` : null;
  const isEnd = action === 'end';
  test.ask({
    ...plainAsk,
    action,
    sessions,
    force: force && isEnd,
    ownConfirmed: own,
    text,
    warn: isEnd && !force ? warn : null,
    sooner,
  });
}

/** Asks for sessions of a list; which, and for what, is drawn. Also for none, and for one twice. */
function askStep(name: string, list: (test: LabUnderTest) => Iterable<SessionKey>) {
  return step(
    name,
    parts,
    (test, { picks }) => picks.flatMap((each) => pick(list(test), each) ?? []),
    (test, sessions, { action, ...parts }) => ask(test, action, sessions, parts),
  );
}

const rows = (test: LabUnderTest) => test.snapshot().sessions;

/** More at once than a host is sent side by side: what is asked for next waits, and the world goes on meanwhile. */
function busyStep(action: Action) {
  return step(
    `${action} behind many messages`,
    fc.tuple(number, number),
    (test, [first, second]) => {
      const busy = pick(
        rows(test).filter((row) => !row.own && allowedActions(row).message.allowed),
        first,
      );
      const next = pick(
        rows(test).filter(({ identity }) => identity.host === busy?.identity.host),
        second,
      );
      return busy === undefined || next === undefined ? undefined : { busy, next };
    },
    (test, { busy, next }) => {
      for (let count = 0; count <= commandsAtOnce; count++) ask(test, 'message', [busy.key]);
      ask(test, action, [next.key]);
    },
  );
}

/** What administrators do. */
export const administratorSteps = [
  askStep('ask for rows', (test) => rows(test).map(({ key }) => key)),
  askStep('ask for rows', (test) => rows(test).map(({ key }) => key)),
  askStep('ask for what was shown once', (test) => test.everShown),
  step(
    'end by force what does not end',
    number,
    (test, at) => {
      const requests = requestsBySession(test.snapshot().requests);
      return pick(
        rows(test).filter(({ key, leaving }) => leaving || endedInVain(requests.get(key) ?? [])),
        at,
      );
    },
    (test, { key }) => ask(test, 'end', [key], { force: true, own: true }),
  ),
  step(
    'ask for all',
    fc.tuple(action, number, fc.boolean(), warn),
    (test, [, scope]) => pick(scopesOf(test.snapshot().hosts), scope),
    (test, scope, [action, , everyGroup, warn]) => {
      const { groups } = whoIsHit(test.copy, action, scope, test.time.now());
      const hits = groups.flatMap(({ ticked, hits }) => (ticked || everyGroup ? hits : []));
      if (hits.some(({ session }) => session.own)) test.breaks('rule 6: an own session is part of an all');
      ask(
        test,
        action,
        hits.map(({ session }) => session.key),
        { warn },
      );
    },
  ),
  step(
    'change countdowns',
    fc.tuple(fc.constantFrom(...countdownChanges), fc.array(number, { minLength: 1, maxLength: 3 })),
    (test, [, picks]) => {
      const counting = test.snapshot().requests.filter(isCounting);
      const ids = picks.flatMap((at) => pick(counting, at)?.id ?? []);
      return ids.length === 0 ? undefined : ids;
    },
    (test, ids, [change]) => test.changeCountdowns(ids, change),
  ),
  step(
    'go to sleep',
    number,
    (test, at) => (at % 10 === 0 ? test : undefined),
    (test) => test.callOffAll('sleep'),
  ),
  step(
    'dismiss',
    number,
    (test, at) => pick(test.batches, at),
    (test, batch) => test.lab.dismissBatch(batch),
  ),
  step(
    'reconnect',
    number,
    (test, at) => pick(test.backends.keys(), at),
    (test, id) => test.lab.reconnect(id),
  ),
  step(
    'pause',
    number,
    (test, at) => pick(test.backends.keys(), at),
    (test, id) => test.lab.pauseHost(id),
  ),
];

/** What happens more seldom: much is asked for at once, or the list of hosts changes. */
export const seldomSteps = [
  step(
    'restart or shut down',
    fc.tuple(number, fc.constantFrom(...powerActions), number),
    (test, [at]) => {
      const hosts = test.snapshot().hosts.filter((host) => host.lastSeen !== null && !isPowerOpen(host));
      return pick(hosts, at);
    },
    (test, { id: host }, [, action, hidden]) => {
      const shown = rows(test).filter(({ identity }) => identity.host === host);
      // Now and then somebody comes who was not shown.
      const sessions = shown.filter((_, place) => hidden % 5 > 0 || place !== hidden % shown.length);
      const keys = sessions.map(({ key }) => key);
      test.powers.ask({ host, action, sessions: keys, reason: null, withoutRecord: false });
    },
  ),
  step(
    'remove the rows of a host that was shut down',
    number,
    (test, at) => pick(test.snapshot().hosts.filter(isShutDown), at),
    (test, { id }) => test.forgetSessions(id),
  ),
  busyStep('end'),
  busyStep('suspend'),
  step(
    'remove a host',
    number,
    (test, at) => pick(test.backends.keys(), at),
    (test, id) => test.removeHost(id),
  ),
  step(
    'add a host',
    number,
    (test, at) =>
      pick(
        hostIds.filter((id) => !test.backends.has(id)),
        at,
      ),
    (test, id) => test.addHost(id),
  ),
  step(
    'add a host',
    number,
    (test, at) =>
      pick(
        hostIds.filter((id) => !test.backends.has(id)),
        at,
      ),
    (test, id) => test.addHost(id),
  ),
];
