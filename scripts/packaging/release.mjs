/**
 * Why no release can be built with an Electron; null: it can.
 * @param {{ version: string, testRuntime: boolean }} electron
 * @returns {string | null}
 */
export function releaseObstacle({ version, testRuntime }) {
  if (!testRuntime) return null;
  return (
    `a release is not built with Electron ${version}, which is for development and tests only: the download of the ` +
    'Electron that the program is made for is blocked here. Build where it is not, or `npm run package:offline` to ' +
    'try the packages.'
  );
}
