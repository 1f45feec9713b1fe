/** A command that writes more (bytes) is killed: none that is given has so much to say. */
export const longestOutput = 1024 * 1024;

/** Commands that run at one time on a host; the others wait for their turn. */
export const mostCommands = 8;

/** How a command on a host ended. */
export interface CommandResult {
  readonly code: number;
  /** What it wrote, to stdout and stderr together. */
  readonly output: string;
}

/**
 * Gives commands to a host's shell: only those of `command-table.ts`, which quotes everything that comes from outside.
 * Several may be under way at one time.
 */
export interface HostCommands {
  /**
   * Runs a command for `sh`, with nothing to read. Rejects with a HostError when it could not be given or its answer can't
   * come any more (`connection-lost`, ...), with the signal's reason when that comes first.
   */
  run(command: string, signal: AbortSignal): Promise<CommandResult>;
  /** Ends everything that it runs. Never rejects. */
  close(): Promise<void>;
}
