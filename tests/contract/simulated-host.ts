import { SimulatedBackend } from '../../src/main/hosts/simulated/simulated-backend';
import { usualDelays } from '../../src/main/hosts/simulated/simulated-faults';
import type { SimulatedHost } from '../../src/main/hosts/simulated/simulated-host';
import { FakeTime } from '../fake-time';
import { quickHost } from '../lab-on-fake-time';
import type { ContractHost, ContractHostKind, WitnessedSession } from './contract-host';

/** Simulated hosts, on a clock of their own. */
export const simulatedKind: ContractHostKind = {
  name: 'simulated',
  without: {},
  doesNotApply: [
    'cannot end by force, and says so',
    'says of every session that it cannot be suspended, and does nothing when told to',
    'says of every session that it cannot be locked, and does nothing when told to',
    'says of every session that it cannot be sent a message, and does nothing when told to',
  ],
  open: async () => openHost(),
};

function openHost(): ContractHost {
  const time = new FakeTime();
  const host = quickHost(time);
  host.delays = usualDelays;
  return {
    stations: [
      { id: '1', kind: 'simulated' },
      { id: '2', kind: 'simulated' },
      { id: '3', kind: 'simulated' },
    ],
    users: ['ann', 'bob', 'carl'],
    createBackend: () => new SimulatedBackend({ kind: 'simulated', host }, time),
    pass: (duration) => time.pass(duration),
    witness: async () => witness(host),
    logOn: async (user, station) => host.logOn(user, station),
    async logOnSlowly(user, station) {
      const id = host.beginLogOn(user, station);
      return { id, finish: async () => host.finishLogOn(id) };
    },
    lockScreen: async (id) => host.lock(id),
    unlockScreen: async (id) => host.unlock(id),
    leaveStation: async (id) => host.disconnect(id),
    comeBack: async (id, station) => host.comeBack(id, station),
    signOut: async (id) => host.signOut(id),
    signOutLeavingPrograms: async (id) => host.signOutLeavingPrograms(id),
    refuseToEnd: async (id) => host.setWhenEnded(id, 'stays'),
    dropLocker: async (id) => host.dropLocker(id),
    messages: async (id) => host.session(id)?.messages ?? [],
    restart: async () => host.restart(),
    switchOn: async () => host.restart(),
    breakLink: async () => host.breakLink(),
    restoreLink: async () => host.restoreLink(),
    close: async () => {},
  };
}

function witness(host: SimulatedHost): WitnessedSession[] {
  return [...host.sessions].map(({ id, account: { user, own, administrator }, phase, station, locked }) => {
    return { id, user, phase, station, locked, own, administrator };
  });
}
