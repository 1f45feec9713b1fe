import { History } from '../../../../src/main/history/history';
import { startStore } from '../../../../src/main/history/store-client';
import { systemTime } from '../../../../src/main/time';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { usualPreferences } from '../../../../src/shared/settings/preferences';
import { ann, aRequest, aSeenEvent } from '../../../builders';

// A program that writes History: FOLDER RUN WORKER COUNT. It says on standard output what it was told is on disk, one a
// line: `accepted ID`, `sending ID`, and at the end of COUNT requests, when all is written, `over`.
const [folder = '', run = '', worker = '', count = ''] = process.argv.slice(2);
/** Requests of one ask. */
const together = 5;

const history = new History({
  folder,
  time: systemTime,
  log: { info() {}, warn: (text) => process.stderr.write(`${text}\n`) },
  who: { by: 'carol', from: run },
  run,
  limits: () => usualPreferences,
  isSimulated: () => true,
  store: () => startStore(worker),
  changed() {},
  troubleChanged() {},
});

const say = (text: string) => process.stdout.write(`${text}\n`);

for (let asked = 0; asked < Number(count); asked += together) {
  const requests = Array.from({ length: together }, (_, at) => {
    return aRequest({ id: `${run}r${asked + at}`, acceptedAt: Date.now() });
  });
  await history.accepted(requests, { ...plainAsk, action: 'end', sessions: [ann] });
  for (const { id } of requests) say(`accepted ${id}`);
  history.seen([aSeenEvent('locked')]);
  await Promise.all(requests.map((request) => history.sending(request).then(() => say(`sending ${request.id}`))));
  for (const request of requests) {
    history.settled({ ...request, outcome: { kind: 'done', reason: null }, settledAt: Date.now() });
  }
}
await history.close();
say('over');
