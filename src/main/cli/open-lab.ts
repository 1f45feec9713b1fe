import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Texts } from '../../shared/locale/en';
import { languageFor, textsOf } from '../../shared/locale/locale';
import { History } from '../history/history';
import type { StoreLink } from '../history/store-client';
import { takeOver } from '../history/take-over';
import { createHostBackend } from '../hosts/create-host-backend';
import { logindPlace } from '../hosts/logind/logind-place';
import { watchSleep } from '../hosts/logind/sleep-watch';
import { simulatedLab } from '../hosts/simulated/simulated-lab';
import { startWtsWorker } from '../hosts/wts/start-worker';
import { wtsWorkerFile } from '../hosts/wts/worker-file';
import { WtsPool } from '../hosts/wts/wts-pool';
import { Lab } from '../lab/lab';
import { MarksFile } from '../lab/marks-file';
import { RealComputers } from '../lab/real-computers';
import { type Log, noLog, openLog } from '../log';
import { logSink } from '../requests/log-sink';
import type { Settings } from '../settings/parse-settings';
import { systemTime } from '../time';
import type { Command } from './command';
import { FollowedLab } from './followed-lab';
import { wantedComputers } from './wanted-computers';

/** What a lab without a window is made of. */
export interface LabGround {
  /** The data folder. */
  readonly folder: string;
  readonly settings: Settings;
  /** What the system says of its language. */
  readonly language: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly store: () => StoreLink;
}

/** The same lab as the window's, for one command. */
export interface OpenLab {
  readonly lab: Lab;
  readonly followed: FollowedLab;
  /** Calls off countdowns, lets go of everything, and resolves when all is on disk. May be called again. */
  close(): Promise<void>;
}

/**
 * Opens the lab that a command is about, and begins to read it. Where the command only looks, nothing is written: neither
 * to History, nor marks, nor a log. A simulated lab never opens by itself here.
 */
export async function openLab(command: Command, acts: boolean, ground: LabGround): Promise<OpenLab> {
  const { folder, settings, environment } = ground;
  const log = acts ? openLog(folder, 'commandLine') : noLog;
  const place = logindPlace(environment);
  const { options } = command;
  const simulated = options.simulate === null ? [] : simulatedLab(options.simulate, systemTime);
  const isSimulated = (host: string) => simulated.some(({ id }) => id === host);
  const marks = new MarksFile(folder, {
    time: systemTime,
    log,
    isKept: (host) => acts && !isSimulated(host),
    readOnly: !acts,
  });
  const run = randomUUID().slice(0, 8);
  const history = acts ? openHistory(command, ground, run, isSimulated, log) : null;
  const lab = new Lab([], {
    time: systemTime,
    sink: { ...logSink(log), seen: () => {} },
    ...(history === null ? {} : { recorder: history }),
    marks,
    userMessages: () => userTexts(ground).userMessages,
    run,
    stationName: (host, id) => settings.stationNames.get(host)?.get(id) ?? null,
  });
  const windows = process.platform === 'win32' ? new WtsPool(() => startWtsWorker(wtsWorkerFile), systemTime) : null;
  putComputers(lab, command, ground, windows);
  for (const { id, name, room, address, config, life } of simulated) {
    lab.addHost({ id, name, room, address, backend: createHostBackend(config, systemTime) });
    life?.start();
  }
  const stopWatching = acts ? watchSleep(place.address, systemTime, log, () => lab.callOffCountdowns('sleep')) : null;
  // What an earlier run left open is settled by whoever reads its computer next, as after every start.
  if (history !== null) await takeOver(lab, history, log);
  lab.start();
  const closeAll = async () => {
    stopWatching?.();
    await lab.close();
    windows?.close();
    await Promise.allSettled([history?.close(), marks.written()]);
  };
  let closing: Promise<void> | null = null;
  return {
    lab,
    followed: new FollowedLab(lab),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}

function putComputers(lab: Lab, command: Command, { settings, environment }: LabGround, windows: WtsPool | null): void {
  const { options } = command;
  // Those that are named have the ids that the list gives them.
  const computers =
    options.hosts.length > 0 ? settings.computers : wantedComputers(command, settings.computers, hostname());
  const real = new RealComputers(lab, options, {
    place: logindPlace(environment),
    windows,
    settings: { computers },
    time: systemTime,
  });
  if (options.simulate === null || real.given) real.show();
}

/** What users did by themselves is kept by the window, if one is open; here only what this command does. */
function openHistory(
  { config }: Command,
  { folder, settings, store }: LabGround,
  run: string,
  isSimulated: (host: string) => boolean,
  log: Log,
): History {
  return new History({
    folder,
    time: systemTime,
    log,
    who: { by: userInfo().username, from: hostname() },
    run,
    limits: () => settings.preferences,
    isSimulated,
    prunes: config === null,
    store,
    changed: () => {},
    troubleChanged: () => {},
  });
}

/** What users read on their own screens is in the language of the settings. */
function userTexts({ settings, language }: LabGround): Texts {
  const chosen = settings.preferences.language;
  return textsOf(chosen === 'system' ? languageFor(language) : chosen);
}
