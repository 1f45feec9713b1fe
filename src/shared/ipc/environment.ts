/** What the window needs to know once, at its start. */
export interface Environment {
  readonly version: string;
  readonly electronVersion: string;
  /** Not the Electron that the program is made for: fit for tests, not for daily use. */
  readonly testRuntime: boolean;
  /** BCP 47 tag of the language that the system prefers. */
  readonly systemLanguage: string;
}
