/** The command line, in English. */
export const enCommandLine = {
  commandLine: {
    unknownOption: (option: string) => `unknown option: ${option}`,
    needsValue: (option: string) => `${option} needs a value`,
    badHost: (value: string) =>
      `--host: no computer "${value}" (local, or ssh://user@host:port; user and port can be left out)`,
    noDebugging: (option: string) =>
      `--${option} is refused: nothing may look into the installed program or steer it from outside`,
    alreadyOpen: 'Stationmaster is already open with this data folder; its window comes to the front.',
    contradiction: '--host local and --no-local contradict each other',
    badSimulate: (problem: string) => `--simulate: ${problem}`,
    simulateUnknown: (name: string) => `there is no setting "${name}" (known: hosts, stations, seed, still)`,
    simulateNoValue: (name: string, value: string) => `${name} is given without a value, not as "${name}=${value}"`,
    simulateNotANumber: (name: string, value: string, least: number, most: number) =>
      `${name} must be a whole number from ${least} to ${most}, not "${value}"`,
    simulateFewStations: 'there must be at least one station for each computer',
    screenshotFailed: (file: string, reason: string) => `--screenshot: ${file} could not be written: ${reason}`,
    screenshotSaved: (file: string) => `picture saved: ${file}`,
    usage: [
      'Options:',
      '  --host local               show this computer (also where it cannot be read)',
      '  --host ssh://user@host[:port]',
      '                             show this computer, by ssh; --host can be given several times,',
      '                             and the list of computers is left alone in this run',
      '  --no-local                 leave this computer out',
      '  --simulate [hosts=2,stations=24,seed=1,still]',
      '                             open a simulated lab; alone, it leaves real computers out;',
      '                             still: its users do nothing by themselves',
      '  --screenshot FILE          save a picture of the window once it shows data, then exit',
    ].join('\n'),
  },
};
