/** A package that the program is made of. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX; empty: its package does not say. */
  readonly licence: string;
  /** Its licence in full; empty where its package has none. */
  readonly text: string;
}

/** What the program is, and what it is made of. */
export interface About {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** Operating system with its version, and processor. */
  readonly system: string;
  readonly dataFolder: string;
  /** Where the licences of Electron and Chromium are. */
  readonly programFolder: string;
  readonly packages: readonly BundledPackage[];
}
