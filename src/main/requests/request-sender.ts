import type { Outcome } from '../../shared/requests/request';
import type { HostError } from '../hosts/host-backend';
import { asHostError } from '../lab/within-limit';
import { timerSlack } from '../time';
import { isOpen, type OpenRequest, type OpenRequests } from './open-requests';
import { refusalOf } from './refusal';
import type { RequestDeps, RequestGround, RequestHost } from './request-ground';

/** A sent request without news of its host is given up after this many milliseconds (docs/design.md 2.5, rule 8). */
export const noNewsAfter = 24 * 60 * 60 * 1000;

/** Sends the command of a request: asks once more whether it may, notes on disk that it goes out, and hears the answer. */
export class RequestSender {
  readonly #ground: RequestGround;
  readonly #deps: RequestDeps;
  readonly #open: OpenRequests;
  readonly #settle: (request: OpenRequest, outcome: Outcome) => void;

  constructor(
    ground: RequestGround,
    deps: RequestDeps,
    open: OpenRequests,
    settle: (request: OpenRequest, outcome: Outcome) => void,
  ) {
    this.#ground = ground;
    this.#deps = deps;
    this.#open = open;
    this.#settle = settle;
  }

  /** Resolves when the host has answered. What shows in readings is left open: they decide. */
  async send(host: RequestHost, request: OpenRequest): Promise<void> {
    if (!isOpen(request) || this.#refusedNow(host, request)) return;
    try {
      const noted = this.#deps.recorder.sending(request.record);
      await (request.withoutRecord ? noted.catch(() => {}) : noted);
    } catch (error) {
      this.refuseUnrecorded(request, error);
      return;
    }
    // The world went on meanwhile.
    if (!isOpen(request) || this.#refusedNow(host, request)) return;
    const { action, force } = request.record;
    const { time } = this.#deps;
    const limit = force ? host.limits.force : host.limits[action];
    request.sent = { order: this.#ground.nextOrder(), limit: time.monotonic() + limit };
    request.cancelTimers.push(time.after(limit + timerSlack, () => host.readSoon()));
    this.giveUpAfter(request, noNewsAfter);
    try {
      const { identity, text, brief } = request;
      await host.send({ action, identity, force, text, brief, title: this.#deps.userMessages().title });
    } catch (error) {
      const hostError = asHostError(error);
      // A message shows in no reading: what the host answered is all that will ever be known of it.
      if (action === 'message' || !readingsDecide(hostError)) {
        const { problem, detail } = hostError;
        return this.#settle(request, { kind: 'failed', reason: problem, detail });
      }
    }
    if (action === 'message') return this.#settle(request, { kind: 'done', reason: null });
    host.readSoon();
  }

  /** It could not be kept on disk: nothing is sent. */
  refuseUnrecorded(request: OpenRequest, error: unknown): void {
    const detail = error instanceof Error ? error.message : String(error);
    this.#settle(request, { kind: 'refused', reason: 'no-record', detail });
  }

  /** It fails when there is no news of it for `delay` ms. */
  giveUpAfter(request: OpenRequest, delay: number): void {
    const giveUp = () => this.#settle(request, { kind: 'failed', reason: 'no-news', detail: '' });
    request.cancelTimers.push(this.#deps.time.after(Math.max(0, delay), giveUp));
  }

  /** Settles a request that may not be sent now. */
  #refusedNow(host: RequestHost, request: OpenRequest): boolean {
    const refusal = host.connected() ? refusalOf(request, this.#ground, this.#open) : 'computer-not-reachable';
    if (refusal !== null) this.#settle(request, { kind: 'refused', reason: refusal, detail: '' });
    return refusal !== null;
  }
}

/** Whether, after this error, the command may have arrived or the session is changing: then readings decide. */
function readingsDecide({ problem }: HostError): boolean {
  return problem === 'connection-lost' || problem === 'time-limit' || problem === 'no-such-session';
}
