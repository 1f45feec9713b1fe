/**
 * Switches with which the program runs a command where there is no display: Chromium needs none, draws nothing, and
 * does not say so. The launcher of the installed program gives the same.
 * @returns {string[]}
 */
export function withoutDisplay() {
  const switches = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'];
  // Chromium refuses to sandbox root's programs. Nothing of the window is there to be sandboxed.
  if (process.getuid?.() === 0) switches.push('--no-sandbox');
  return switches;
}
