import { moreTime, warnedAgainAt } from '../../shared/requests/countdown';
import type { Warning } from '../../shared/requests/request';
import { allowance } from '../../shared/session/actions';
import type { SessionKey } from '../../shared/session/identity';
import type { Session } from '../../shared/session/session';
import { asHostError } from '../lab/within-limit';
import type { Time } from '../time';
import type { OpenRequest } from './open-requests';
import type { RequestHost } from './request-ground';

/** Users are told that their session stays for at most so many ms before the program ends. */
export const longestFarewell = 2000;

/** What users read on their own screens. */
export interface UserMessages {
  /** Stands over each message. */
  readonly title: string;
  warning(seconds: number, reason: string | null): string;
  moreTime(seconds: number): string;
  readonly calledOff: string;
}

/** What countdowns need. */
export interface CountdownGround {
  session(key: SessionKey): Session | undefined;
  host(id: string): RequestHost | undefined;
  /** Publishes a change of the record. */
  changed(request: OpenRequest): void;
  /** The time of these is up; all are of one host. */
  due(host: string, requests: readonly OpenRequest[]): void;
  userMessages(): UserMessages;
}

/**
 * The countdowns before an End: they warn users, again shortly before the end, and say when the time is up. A countdown
 * belongs to an identity, whatever its session does. One that has been settled is over.
 */
export class Countdowns {
  readonly #ground: CountdownGround;
  readonly #time: Time;
  /** What is to be called off when a countdown changes or is over. */
  readonly #timers = new Map<OpenRequest, (() => void)[]>();
  /** Messages that are on their way. */
  readonly #telling = new Set<Promise<void>>();
  /** Requests of each host for which the same is due at the same moment. */
  readonly #together = new Map<string, Map<string, OpenRequest[]>>();

  constructor(ground: CountdownGround, time: Time) {
    this.#ground = ground;
    this.#time = time;
  }

  /** Warns the user, and goes on until the time is up. The request has its `endsAt`. */
  start(request: OpenRequest): void {
    this.#warn(request);
    this.#setTimers(request);
  }

  /** Gives one more minute, and tells the user. */
  giveMoreTime(request: OpenRequest): void {
    if (request.record.endsAt === null) return;
    this.#setEnd(request, request.record.endsAt + moreTime);
    const seconds = this.#secondsLeft(request);
    this.#tell(request, this.#ground.userMessages().moreTime(seconds));
  }

  /** Has it end at an earlier time (monotonic, ms), and warns the user anew where there is time left. */
  endSooner(request: OpenRequest, endsAt: number): void {
    this.#setEnd(request, endsAt);
    if (endsAt > this.#time.monotonic()) this.#warn(request);
  }

  /** It is over: nothing more is done about it. */
  stop(request: OpenRequest): void {
    for (const cancel of this.#timers.get(request) ?? []) cancel();
    this.#timers.delete(request);
  }

  /** Tells a user who was warned that their session stays. */
  tellCalledOff(request: OpenRequest): void {
    if (request.record.warning?.state === 'not-shown') return;
    this.#tell(request, this.#ground.userMessages().calledOff);
  }

  /** Resolves when what users are being told has arrived, or can't be waited for any longer. */
  async told(): Promise<void> {
    if (this.#telling.size === 0) return;
    let cancel = () => {};
    const limit = new Promise<void>((resolve) => {
      cancel = this.#time.after(longestFarewell, resolve);
    });
    await Promise.race([Promise.all(this.#telling), limit]);
    cancel();
  }

  #setEnd(request: OpenRequest, endsAt: number): void {
    request.record = { ...request.record, endsAt };
    this.#ground.changed(request);
    if (this.#timers.has(request)) this.#setTimers(request);
  }

  #setTimers(request: OpenRequest): void {
    const { endsAt } = request.record;
    if (endsAt === null) return;
    this.stop(request);
    const left = endsAt - this.#time.monotonic();
    const warnings = warnedAgainAt.filter((before) => before < left).map((before) => left - before);
    this.#timers.set(request, [
      ...warnings.map((delay) => this.#time.after(delay, () => this.#warn(request))),
      this.#time.after(Math.max(0, left), () =>
        this.#withOthers('due', request, (host, requests) => this.#ground.due(host, requests)),
      ),
    ]);
  }

  /** One reading serves all who are to be warned at the same moment. */
  #warn(request: OpenRequest): void {
    this.#withOthers('warn', request, async (hostId, requests) => {
      const host = this.#ground.host(hostId);
      try {
        await host?.readNow();
      } catch (error) {
        const { problem: reason, detail } = asHostError(error);
        for (const one of requests) this.#setWarning(one, { state: 'not-shown', reason, detail });
        return;
      }
      for (const one of requests) {
        const seconds = this.#secondsLeft(one);
        if (!isOver(one)) this.#tell(one, this.#ground.userMessages().warning(seconds, one.record.reason), true);
      }
    });
  }

  /** Shows a text on the user's screen, where there is one; for a warning, the request says how that went. */
  #tell(request: OpenRequest, text: string, isWarning = false): void {
    const { identity, record } = request;
    const host = this.#ground.host(record.host);
    const session = this.#ground.session(record.session);
    if (host === undefined || session === undefined) return;
    const { title } = this.#ground.userMessages();
    const said = (warning: Warning) => isWarning && this.#setWarning(request, warning);
    const allowed = allowance('message', session);
    if (!allowed.allowed) {
      said({ state: 'not-shown', reason: allowed.reason, detail: '' });
      return;
    }
    const told = new Promise<void>((resolve) => {
      host.lane.add(async () => {
        try {
          if (!isWarning || !isOver(request))
            await host.send({ action: 'message', identity, force: false, text, brief: false, title });
          said({ state: 'shown' });
        } catch (error) {
          const { problem: reason, detail } = asHostError(error);
          said({ state: 'not-shown', reason, detail });
        }
        resolve();
      });
    });
    this.#telling.add(told);
    void told.then(() => this.#telling.delete(told));
  }

  #setWarning(request: OpenRequest, warning: Warning): void {
    if (isOver(request)) return;
    request.record = { ...request.record, warning };
    this.#ground.changed(request);
  }

  #secondsLeft({ record: { endsAt } }: OpenRequest): number {
    return Math.max(0, Math.round(((endsAt ?? 0) - this.#time.monotonic()) / 1000));
  }

  /** Gathers what is due at the same moment, and does it for each host once. */
  #withOthers(
    what: string,
    request: OpenRequest,
    act: (host: string, requests: readonly OpenRequest[]) => void | Promise<void>,
  ): void {
    const { host } = request.record;
    const ofHost = this.#together.get(host) ?? new Map<string, OpenRequest[]>();
    this.#together.set(host, ofHost);
    const others = ofHost.get(what);
    if (others !== undefined) {
      others.push(request);
      return;
    }
    const requests = [request];
    ofHost.set(what, requests);
    this.#time.after(0, () => {
      ofHost.delete(what);
      const still = requests.filter((one) => !isOver(one));
      if (still.length > 0) void act(host, still);
    });
  }
}

/** Settled, or its command is on its way. */
function isOver({ record, sent }: OpenRequest): boolean {
  return record.outcome !== null || record.endsAt === null || sent !== null;
}
