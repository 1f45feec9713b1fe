/** Help: its menu, *About*, and the report for support, in English. */
export const enHelp = {
  help: {
    menu: 'Help',
    keys: 'Keys',
    report: 'Save a report for support',
    about: 'About Stationmaster',
  },
  about: {
    title: 'About Stationmaster',
    version: 'Version',
    runtime: 'Runs on',
    runtimeText: (electron: string, chromium: string, node: string) =>
      `Electron ${electron}, Chromium ${chromium}, Node ${node}`,
    system: 'System',
    dataFolder: 'Data folder',
    licence: 'Stationmaster is free software under the MIT licence, without any warranty.',
    electronLicences: (folder: string) =>
      `The licences of Electron and Chromium are beside the program: LICENSE.electron.txt and LICENSES.chromium.html in ${folder}`,
    packages: (count: number) => `It contains ${count} packages; each shows its licence:`,
    noText: 'The package has no licence file.',
    unknown: (why: string) => `This could not be read: ${why}`,
    reading: 'Reading...',
  },
  report: {
    title: 'Save a report for support',
    intro: 'One text file, which you can read before you send it. Nothing is sent by this program. In it are:',
    contents: [
      'versions of the program, of what it is built with, and of this system',
      'your settings and the list of computers',
      'which computers can be read, why others cannot, and how many sessions are in which state',
      'the last lines of the log: what was asked for, what came of it, and what went wrong',
    ],
    notIn: 'Not in it: History, texts of messages, reasons, passwords and keys.',
    names: 'With the names of users, computers, rooms and stations, and network addresses',
    namesHint: 'Without them, each name is replaced by the same stand-in everywhere, such as user-1.',
    save: 'Save...',
    saving: 'Saving...',
    saved: (file: string) => `Saved: ${file}`,
    failed: (why: string) => `It could not be saved: ${why}`,
  },
};
