import type { Host } from '../../shared/lab/host';
import { isCounting } from '../../shared/lab/shown-state';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { plainAsk } from '../../shared/requests/plain-ask';
import type { RequestRecord } from '../../shared/requests/request';
import { systemTime } from '../time';
import { chooseTarget, hostsAt } from './choose-target';
import type { ActCommand, Command, ListCommand } from './command';
import { type LabGround, type OpenLab, openLab } from './open-lab';
import { type Plan, planOf } from './plan';
import { sessionsJson, sessionsOf, sessionTable } from './print-sessions';
import { isGood, plannedResults, type Result, refusedResults, resultsJson } from './results';
import { readSettings } from './settings';
import type { Stop } from './stop';
import { tellCountdown, tellLeftOut, tellPlan, tellResults, tellUnread } from './tell';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { visibleJson } from './visible-json';

/** Exit codes, as documented. */
export const exitCodes = { done: 0, notAll: 1, usage: 2 } as const;

/** How long (ms) to wait for who administers a Windows computer. */
const longestAsked = 5000;

/** What a command is run with. */
export interface CommandGround extends Omit<LabGround, 'settings'> {
  readonly terminal: Terminal;
  readonly texts: Texts;
  /** Told when somebody wants the program to stop. */
  readonly stop: Stop;
}

/** Runs a command to its end. Answers with the exit code. */
export async function runCommand(command: Command, ground: CommandGround): Promise<number> {
  const { terminal, texts, folder } = ground;
  try {
    if (command.name !== 'sessions' && !command.dryRun && !command.yes && !terminal.asks) {
      throw new UsageError(texts.terminal.problems['needs-yes']);
    }
    const { settings, troubles, computersMissing } = readSettings(texts, command.config, folder);
    for (const trouble of troubles) terminal.trouble(trouble);
    const open = await openLab(command, command.name !== 'sessions' && !command.dryRun, { ...ground, settings });
    try {
      const code = command.name === 'sessions' ? await list(command, open, ground) : await act(command, open, ground);
      return computersMissing ? Math.max(code, exitCodes.notAll) : code;
    } finally {
      await open.close();
    }
  } catch (error) {
    if (error === ground.stop.signal.reason) {
      terminal.trouble(texts.terminal.stopped);
      return exitCodes.notAll;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.trouble(error.message);
    return exitCodes.usage;
  }
}

async function list(command: ListCommand, open: OpenLab, ground: CommandGround): Promise<number> {
  const { terminal, texts, stop } = ground;
  const lab = await everyComputerRead(open, stop);
  const hosts = hostsAt(texts, lab, command.place);
  const listed = sessionsOf(texts, lab, hosts);
  const now = Date.now();
  if (command.json) terminal.print(visibleJson(sessionsJson(lab, hosts, listed, now)));
  else if (listed.length > 0)
    for (const line of sessionTable(texts, lab, listed, now, { ids: true })) terminal.print(line);
  const unread = tellUnread(ground, hosts);
  // Only where everything was read is nobody listed the same as nobody logged on.
  if (listed.length === 0 && unread === 0 && !command.json) terminal.note(texts.terminal.listNobody);
  return unread === 0 ? exitCodes.done : exitCodes.notAll;
}

async function act(command: ActCommand, open: OpenLab, ground: CommandGround): Promise<number> {
  const { terminal, texts, stop } = ground;
  const { name: action, dryRun, json } = command;
  const lab = await everyComputerRead(open, stop);
  const target = chooseTarget(texts, lab, command.target);
  const plan = planOf(lab, action, target, command.own, Date.now());
  const unread = tellUnread(ground, plan.unreachable);
  const print = (now: LabCopy, results: readonly Result[]) => {
    if (json) terminal.print(visibleJson(resultsJson(now, action, plan, results, dryRun)));
    else tellResults(ground, now, command, results);
  };
  if (dryRun || plan.hits.length === 0) {
    if (!json) tellLeftOut(ground, lab, command, plan);
    const results = plannedResults(lab, action, plan);
    print(lab, results);
    return codeOf(results, unread);
  }
  if (!command.yes) {
    tellPlan(ground, lab, command, plan);
    if (!(await terminal.confirm(texts.terminal.ask[action](plan.hits.length), stop.signal))) {
      terminal.note(texts.terminal.notDone);
      return exitCodes.notAll;
    }
  } else if (!json) tellLeftOut(ground, lab, command, plan);
  const requests = await carryOut(command, plan, open, ground);
  const now = open.followed.now();
  const results = [...requests, ...refusedResults(lab, action, plan)];
  print(now, results);
  return codeOf(results, unread);
}

/** Asks for it, and waits until each has its outcome. Who wants the program to stop has countdowns called off. */
async function carryOut(
  command: ActCommand,
  { hits }: Plan,
  { lab, followed, close }: OpenLab,
  ground: CommandGround,
): Promise<readonly RequestRecord[]> {
  const { stop } = ground;
  stop.signal.throwIfAborted();
  const { name: action, own, text, reason, warn, withoutRecord } = command;
  const keys = hits.map(({ session }) => session.key);
  lab.ask({ ...plainAsk, action, sessions: keys, ownConfirmed: own, text, reason, warn, withoutRecord });
  const wanted = new Set<string>(keys);
  // One that an earlier run left open, and that is joined, is of another batch.
  const ours = (now: LabCopy) =>
    [...now.requests.values()].filter((request) => request.action === action && wanted.has(request.session));
  stop.whenWanted((how) => {
    lab.callOffCountdowns(how === 'SIGINT' ? 'administrator' : 'quit');
    void close();
  });
  // Not before it is known of each whether the user sees it.
  const warned = await followed.until((now) => ours(now).every((request) => !isCounting(request) || isWarned(request)));
  tellCountdown(ground, ours(warned).filter(isCounting), systemTime.monotonic());
  const settled = await followed.until((now) => ours(now).every(({ outcome }) => outcome !== null));
  const bySession = new Map(ours(settled).map((request) => [request.session, request]));
  return keys.flatMap((key) => bySession.get(key) ?? []);
}

function isWarned({ warning }: RequestRecord): boolean {
  return warning?.state !== 'on-its-way';
}

/** The lab as soon as it is known of every computer whether it can be read, and as far as Windows tells, who administers it. */
async function everyComputerRead({ followed }: OpenLab, { signal }: Stop): Promise<LabCopy> {
  const hostsOf = ({ hosts }: LabCopy) => [...hosts.values()];
  await followed.until((lab) => hostsOf(lab).every(({ connection }) => connection.state !== 'connecting'), signal);
  let waited = false;
  const callOff = systemTime.after(longestAsked, () => {
    waited = true;
    followed.look();
  });
  // Windows is asked for them beside the readings.
  const isTold = ({ kind, connection, administratorsKnown }: Host) =>
    kind !== 'wts' || connection.state !== 'connected' || administratorsKnown;
  return followed.until((lab) => waited || hostsOf(lab).every(isTold), signal).finally(callOff);
}

function codeOf(results: readonly Result[], unread: number): number {
  return unread === 0 && results.every(isGood) ? exitCodes.done : exitCodes.notAll;
}
