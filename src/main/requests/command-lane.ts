/** Commands under way at one time on one host. */
export const commandsAtOnce = 16;

/** Runs the commands for one host side by side, at most `commandsAtOnce` at a time, in the order in which they came. */
export class CommandLane {
  readonly #waiting: (() => Promise<void>)[] = [];
  #underWay = 0;

  /** Runs `command` as soon as there is room. It must not reject. */
  add(command: () => Promise<void>): void {
    this.#waiting.push(command);
    if (this.#underWay < commandsAtOnce) void this.#run();
  }

  async #run(): Promise<void> {
    this.#underWay++;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) await next();
    this.#underWay--;
  }
}
