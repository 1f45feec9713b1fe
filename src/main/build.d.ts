/** Version of Electron that the program is made for, from package.json; put in by the build. */
declare const ELECTRON_MADE_FOR: string;

/** Where the build puts a module that is a program of its own, with all that it imports. */
declare module '*?modulePath' {
  const file: string;
  // biome-ignore lint/style/noDefaultExport: that is how the build gives it.
  export default file;
}
