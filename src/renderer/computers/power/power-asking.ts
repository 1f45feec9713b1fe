import { create } from 'zustand';
import { CallError } from '../../../shared/ipc/contract';
import type { Host } from '../../../shared/lab/host';
import { isPowerOpen, type PowerAction } from '../../../shared/lab/power';
import type { Texts } from '../../../shared/locale/en';
import type { SessionKey } from '../../../shared/session/identity';
import { call } from '../../bridge';
import { showRejection, tellMain } from '../../lab/tell-main';
import { mayActWithoutRecord } from '../../stations/asking/no-record';

/** What is to be done to which computer. */
export interface PowerWhat {
  readonly host: string;
  readonly action: PowerAction;
}

/** What the person is asked about now; null: nothing. */
export const usePowerAsked = create<{ readonly asked: PowerWhat | null }>(() => ({ asked: null }));

/** Asks the person first. */
export function askPower(host: string, action: PowerAction): void {
  usePowerAsked.setState({ asked: { host, action } });
}

/** Why a computer can't be asked for it now; null: it can. */
export function whyNoPower(texts: Texts, host: Host, action: PowerAction): string | null {
  const { power } = texts;
  if (isPowerOpen(host)) return power.alreadyOpen;
  if (host.connection.state !== 'connected') return power.notConnected;
  const ability = host.abilities[action];
  if (ability === undefined) return power.notThere;
  return ability.can === 'no' ? texts.notAllowed[ability.reason] : null;
}

/**
 * Tells main to do it, with the sessions that were shown. What becomes of it comes with the lab. Where it can't be written
 * to History, the person is asked whether to act all the same.
 */
export async function tellPower({ host, action }: PowerWhat, sessions: readonly SessionKey[], reason: string | null) {
  const request = { host, action, sessions: [...sessions], reason, withoutRecord: false };
  try {
    await call('powerHost', request);
  } catch (error) {
    if (!(error instanceof CallError && error.rejection === 'no-record')) showRejection(error);
    else if (await mayActWithoutRecord(error.detail)) await tellMain('powerHost', { ...request, withoutRecord: true });
  }
}
