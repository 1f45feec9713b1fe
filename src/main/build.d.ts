/** Version of Electron that the program is made for, from package.json; put in by the build. */
declare const ELECTRON_MADE_FOR: string;
