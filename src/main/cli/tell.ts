import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { subjectText } from '../../shared/locale/settled-text';
import { withDetail } from '../../shared/locale/with-detail';
import type { RequestRecord } from '../../shared/requests/request';
import { allowance } from '../../shared/session/actions';
import type { ActCommand } from './command';
import type { Plan } from './plan';
import { sessionTable } from './print-sessions';
import { about, type Result, refusedResults, resultLine, summaryLine } from './results';
import type { Terminal } from './terminal';

/** What is told of a command while it runs. */
export interface Telling {
  readonly terminal: Terminal;
  readonly texts: Texts;
}

/** Says which of these computers can't be read. Answers with their number. */
export function tellUnread({ terminal, texts }: Telling, hosts: Plan['unreachable']): number {
  let unread = 0;
  for (const { name, connection } of hosts) {
    if (connection.state !== 'unreachable') continue;
    unread++;
    const why = withDetail(texts, texts.problems[connection.problem], connection.detail);
    terminal.trouble(texts.terminal.unreadable(name, why));
  }
  return unread;
}

/** Who is hit, and what that means for them, for the person who is asked. */
export function tellPlan(telling: Telling, lab: LabCopy, command: ActCommand, plan: Plan): void {
  const { terminal, texts } = telling;
  for (const line of sessionTable(texts, lab, plan.hits, Date.now(), { ids: false })) terminal.note(line);
  tellLeftOut(telling, lab, command, plan);
  for (const result of refusedResults(lab, command.name, plan)) terminal.note(resultLine(texts, lab, result));
  const mayLose = plan.hits.filter(({ mayLoseWork }) => mayLoseWork).length;
  if (command.name === 'end' && mayLose > 0) terminal.note(texts.askDialog.mayLose(mayLose));
}

/** Who belongs to the place and is not hit, and who is but will not see the warning; and why. */
export function tellLeftOut({ terminal, texts }: Telling, lab: LabCopy, { name, warn }: ActCommand, plan: Plan): void {
  const words = { ...texts.shortRefusals, ...texts.askDialog.groups };
  for (const { session, reason } of plan.leftOut) {
    terminal.note(texts.terminal.notIncluded(subjectText(texts, about(lab, name, session.key)), words[reason]));
  }
  for (const { name } of plan.administratorsUnknown) terminal.note(texts.askDialog.adminsUnknown(name));
  if (warn === null) return;
  for (const { session } of plan.hits) {
    const allowed = allowance('message', session);
    if (allowed.allowed) continue;
    terminal.note(texts.warning.notSeen(session.identity.user, texts.shortRefusals[allowed.reason]));
  }
}

/** How many are warned, and when they end. `now`: main's monotonic clock, in ms. */
export function tellCountdown({ terminal, texts }: Telling, counting: readonly RequestRecord[], now: number): void {
  if (counting.length === 0) return;
  const warned = counting.filter(({ warning }) => warning?.state === 'shown').length;
  const ends = Math.max(...counting.map(({ endsAt }) => endsAt ?? now));
  terminal.note(texts.terminal.counting(warned, counting.length, Math.max(0, Math.ceil((ends - now) / 1000))));
}

/** How it went, one line a session and the sum. */
export function tellResults(
  { terminal, texts }: Telling,
  lab: LabCopy,
  { name }: ActCommand,
  results: readonly Result[],
): void {
  for (const result of results) terminal.result(resultLine(texts, lab, result));
  if (results.length === 0) terminal.note(texts.terminal.nobodyMeant);
  else terminal.result(summaryLine(texts, name, results));
}
