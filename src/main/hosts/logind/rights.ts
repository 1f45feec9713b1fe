import * as v from 'valibot';
import { HostError } from '../host-backend';
import type { SystemBus } from './system-bus';

const login1 = 'org.freedesktop.login1';

/** What polkit is asked about; each right is there where all of its actions are permitted. */
const actionsOf = {
  manage: [`${login1}.manage`],
  lock: [`${login1}.lock-sessions`],
  restart: [`${login1}.reboot`, `${login1}.reboot-multiple-sessions`],
  'shut-down': [`${login1}.power-off`, `${login1}.power-off-multiple-sessions`],
} as const;
export type Right = keyof typeof actionsOf;

/** Whether the console has each right on a host; `unknown`: nobody tells beforehand. */
export type Rights = Readonly<Record<Right, 'yes' | 'no' | 'unknown'>>;

/** Nobody was asked. */
export const unknownRights: Rights = { manage: 'unknown', lock: 'unknown', restart: 'unknown', 'shut-down': 'unknown' };
/** Account 0 needs nobody's permission. */
export const allRights: Rights = { manage: 'yes', lock: 'yes', restart: 'yes', 'shut-down': 'yes' };

/** What polkit said is believed for so long (ms). */
export const rightsBelievedFor = 10_000;

/** The beginning of (bba{ss}): permitted; would be, after a question that this program can't ask. */
const verdict = v.looseTuple([v.boolean(), v.boolean()]);

/** Asks polkit what the console may do, without asking any person. Where there is no polkit: unknown. */
export async function readRights(bus: SystemBus, signal: AbortSignal): Promise<Rights> {
  const entries = Object.entries(actionsOf).map(async ([right, actions]) => {
    const verdicts = await Promise.all(actions.map((action) => isPermitted(bus, action, signal)));
    const worst = verdicts.includes('no') ? 'no' : verdicts.includes('unknown') ? 'unknown' : 'yes';
    return [right, worst] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Rights;
}

async function isPermitted(bus: SystemBus, action: string, signal: AbortSignal): Promise<'yes' | 'no' | 'unknown'> {
  const authority = 'org.freedesktop.PolicyKit1';
  const subject = ['system-bus-name', [['name', ['s', bus.name]]]];
  try {
    const answer = await bus.call(
      {
        destination: authority,
        path: '/org/freedesktop/PolicyKit1/Authority',
        interface: `${authority}.Authority`,
        member: 'CheckAuthorization',
        signature: '(sa{sv})sa{ss}us',
        // 0: nobody is to be asked for a password.
        body: [subject, action, [], 0, ''],
      },
      signal,
    );
    const parsed = v.safeParse(verdict, answer);
    if (!parsed.success) return 'unknown';
    return parsed.output[0] ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof HostError && error.problem !== 'connection-lost' && !signal.aborted) return 'unknown';
    throw error;
  }
}
