import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import koffi from 'koffi';
import { connectState } from '../../src/main/hosts/wts/wts-moment';
import type { WtsLibraries } from '../../src/main/hosts/wts/wtsapi32';

const sources = path.join(import.meta.dirname, 'fake-wtsapi32');
/** Lengths of the fields in lab.h. */
const longestName = 300;
const longestMessage = 1024;

/** How the answer about a session is laid out: as documented, without its end, or four bytes to the front. */
export const layouts = { documented: 0, short: 1, shifted: 2 } as const;

/** What a test changes of a session, or of a host, without Windows telling anybody; the numbers of control.c. */
const sessionSettings = ['state', 'flags', 'denied', 'stays', 'vanishes', 'idle', 'administrator'] as const;
const hostSettings = ['down', 'blocked', 'denied', 'layout', 'waitError', 'nextId', 'accountsError'] as const;

/** A session as the fake itself has it. */
export interface FakeWtsSession {
  readonly id: number;
  readonly state: number;
  readonly flags: number;
  readonly user: string;
  readonly domain: string;
  readonly client: string;
}

/** A message box that was shown. */
export interface FakeMessage {
  readonly session: number;
  readonly title: string;
  readonly text: string;
  readonly seconds: number;
}

let compiled: string | null = null;

/** Compiles the library, once in this process; the answer is its file. */
function compile(): string {
  if (compiled !== null) return compiled;
  const folder = mkdtempSync(path.join(tmpdir(), 'fake-wtsapi32-'));
  const library = path.join(folder, 'wtsapi32.so');
  const files = readdirSync(sources).flatMap((name) => (name.endsWith('.c') ? [path.join(sources, name)] : []));
  const options = ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror', '-fvisibility=hidden'];
  execFileSync('gcc', [...options, '-o', library, ...files], { stdio: 'inherit' });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  compiled = library;
  return library;
}

/** A wtsapi32 of its own, with its hosts; also for other processes that load the same file. */
export class FakeWts {
  readonly file: string;
  /** What is removed with it. */
  readonly #folder: string | null;
  readonly #kernel32: string;
  readonly #functions: ReturnType<typeof bind>;

  private constructor(file: string, kernel32: string, folder: string | null) {
    this.file = file;
    this.#kernel32 = kernel32;
    this.#folder = folder;
    this.#functions = bind(file);
  }

  static open(): FakeWts {
    const folder = mkdtempSync(path.join(tmpdir(), 'fake-wts-'));
    const file = path.join(folder, 'wtsapi32.so');
    // The hosts lie in a file beside the library.
    copyFileSync(compile(), file);
    return new FakeWts(file, file, folder);
  }

  /** One that was compiled for Windows, in a program that runs there. */
  static onWindows(file: string): FakeWts {
    return new FakeWts(file, 'kernel32.dll', null);
  }

  /** Where the functions of Windows are. */
  get libraries(): WtsLibraries {
    return { wtsapi32: this.file, kernel32: this.#kernel32, advapi32: this.file, netapi32: this.file };
  }

  /** A host with the log-on screen at its console; '': this computer. */
  host(name = ''): FakeWtsHost {
    return new FakeWtsHost(this.#functions, this.#functions.host(name));
  }

  /** What was handed out and not given back, by all processes together. */
  get leaks(): { readonly blocks: number; readonly handles: number } {
    return { blocks: Number(this.#functions.blocks()), handles: Number(this.#functions.handles()) };
  }

  /** Waits for events that are under way, in all processes. */
  get waits(): number {
    return Number(this.#functions.waits());
  }

  /** Sizes and offsets as the C compiler made them; the order is that of control.c. */
  get layout(): number[] {
    const numbers: number[] = [];
    for (let at = 0; ; at++) {
      const number = this.#functions.layout(at);
      if (number < 0) return numbers;
      numbers.push(number);
    }
  }

  /** Waits until so many waits for events are under way, in all processes. */
  async untilWaits(count: number): Promise<void> {
    for (const end = performance.now() + 10_000; this.waits !== count; await sleep(2)) {
      if (performance.now() > end) throw new Error(`never: ${count} waits, there are ${this.waits}`);
    }
  }

  remove(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** One host of the fake. */
export class FakeWtsHost {
  readonly #functions: ReturnType<typeof bind>;
  readonly #host: number;

  constructor(functions: ReturnType<typeof bind>, host: number) {
    this.#functions = functions;
    this.#host = host;
  }

  /** A client shows the log-on screen; the answer is the id of that session. */
  client(name: string, family: number, address: readonly number[]): number {
    return this.#functions.client(this.#host, name, family, Uint8Array.from(address), address.length);
  }

  /** Somebody logs on at a log-on screen; `state`: the one that the session has then. */
  logOn(screen: number, user: string, domain = 'LAB', state: number = connectState.active): number {
    this.#functions.logOn(this.#host, screen, user, domain, state);
    return screen;
  }

  comeBack(session: number, screen: number): void {
    this.#functions.comeBack(this.#host, session, screen);
  }

  end(session: number): void {
    this.#functions.end(this.#host, session);
  }

  /** Leaves its place in some state. */
  leave(session: number, state: number): void {
    this.#functions.leave(this.#host, session, state);
  }

  set(session: number, what: (typeof sessionSettings)[number], value: number): void {
    this.#functions.setSession(this.#host, session, sessionSettings.indexOf(what), value);
  }

  setHost(what: (typeof hostSettings)[number], value: number): void {
    this.#functions.setHost(this.#host, hostSettings.indexOf(what), value);
  }

  /** What the host itself says of its sessions. */
  get sessions(): FakeWtsSession[] {
    const sessions: FakeWtsSession[] = [];
    const most = this.#functions.mostSessions();
    for (let place = 0; place < most; place++) {
      const numbers: [number[], number[], number[]] = [[0], [0], [0]];
      const texts = [0, 0, 0].map(() => new Uint16Array(longestName));
      if (this.#functions.session(this.#host, place, ...numbers, ...texts) === 0) continue;
      const [id = 0, state = 0, flags = 0] = numbers.map(([number]) => number ?? 0);
      const [user = '', domain = '', client = ''] = texts.map(textIn);
      sessions.push({ id, state, flags, user, domain, client });
    }
    return sessions;
  }

  /** The log-on screen at the console, or at the client with that name. */
  screenAt(client: string): number {
    const screen = this.sessions.find(
      (one) => one.state === connectState.connected && one.user === '' && one.client === client,
    );
    if (screen === undefined) throw new Error(`no log-on screen at ${JSON.stringify(client)}`);
    return screen.id;
  }

  /** Every message box that was shown, oldest first. */
  get messages(): FakeMessage[] {
    const messages: FakeMessage[] = [];
    for (let number = 0; ; number++) {
      const title = new Uint16Array(longestName);
      const text = new Uint16Array(longestMessage);
      const seconds = [0];
      const session = this.#functions.message(this.#host, number, title, text, seconds);
      if (session < 0) return messages;
      messages.push({ session, title: textIn(title), text: textIn(text), seconds: seconds[0] ?? 0 });
    }
  }
}

function textIn(units: Uint16Array): string {
  return String.fromCharCode(...units.subarray(0, units.indexOf(0)));
}

function bind(file: string) {
  const library = koffi.load(file);
  const out = (type: string) => koffi.out(koffi.pointer(type));
  return {
    host: library.func('fake_host', 'int', ['str16']),
    client: library.func('fake_client', 'uint32', ['int', 'str16', 'uint32', 'uint8 *', 'int']),
    logOn: library.func('fake_log_on', 'void', ['int', 'uint32', 'str16', 'str16', 'uint32']),
    comeBack: library.func('fake_come_back', 'void', ['int', 'uint32', 'uint32']),
    end: library.func('fake_end', 'void', ['int', 'uint32']),
    leave: library.func('fake_leave', 'void', ['int', 'uint32', 'uint32']),
    setSession: library.func('fake_set_session', 'void', ['int', 'uint32', 'int', 'int32']),
    setHost: library.func('fake_set_host', 'void', ['int', 'int', 'int32']),
    session: library.func('fake_session', 'int', [
      'int',
      'int',
      out('uint32'),
      out('uint32'),
      out('int32'),
      out('uint16'),
      out('uint16'),
      out('uint16'),
    ]),
    mostSessions: library.func('fake_most_sessions', 'int', []),
    message: library.func('fake_message', 'int', ['int', 'int', out('uint16'), out('uint16'), out('uint32')]),
    blocks: library.func('fake_blocks', 'int64', []),
    handles: library.func('fake_handles', 'int64', []),
    waits: library.func('fake_waits', 'int64', []),
    layout: library.func('fake_layout', 'int', ['int']),
  };
}
