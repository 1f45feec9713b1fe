import { app, type BrowserWindow } from 'electron';
import type { Lab } from './lab/lab';

/** What quitting needs. */
export interface QuitGround {
  readonly lab: Lab;
  /** What is to be written before the program ends. */
  readonly written: () => Promise<unknown>;
  /** Asks the person in the window; `quit` goes on when they say yes. */
  readonly ask: () => void;
}

/**
 * Every way out of the program: with countdowns running the person is asked first, unless the system wants it to end or
 * there is no window to ask in. Then countdowns are called off, what is open is settled, hosts are let go of, and
 * everything reaches the disk. `quit` ends the program without asking.
 */
export class Quit {
  readonly #ground: QuitGround;
  #confirmed = false;

  constructor(ground: QuitGround) {
    this.#ground = ground;
    app.on('window-all-closed', () => app.quit());
    app.once('will-quit', (event) => {
      event.preventDefault();
      const { lab, written } = this.#ground;
      // Not `quit`: asked for again while it is being prevented, it does nothing.
      void lab
        .close()
        .then(written)
        .finally(() => app.exit());
    });
    void app.whenReady().then(() => {
      // Not before: Electron's own handlers, which ask as a person does, would take the place of ours.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit());
    });
  }

  /** Asks before this window goes, and with it the program. */
  guard(window: BrowserWindow): void {
    const { lab, ask } = this.#ground;
    const askFirst = (event: { preventDefault(): void }) => {
      if (this.#confirmed || lab.countdowns === 0 || window.isDestroyed() || window.webContents.isCrashed()) return;
      event.preventDefault();
      window.show();
      ask();
    };
    app.on('before-quit', askFirst);
    window.on('close', askFirst);
  }

  /** Ends the program. */
  quit(): void {
    this.#confirmed = true;
    app.quit();
  }
}
