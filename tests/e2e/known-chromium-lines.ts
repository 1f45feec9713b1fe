/**
 * Lines that Chromium writes to standard error on machines without a desktop, and that say nothing about this program.
 * Each must match the whole line; everything else on standard error fails the test.
 */
export const knownChromiumLines: readonly RegExp[] = [
  // No system or session bus for Chromium's own use (power, secrets, portals).
  /^\[\d+:\d+\/[\d.]+:ERROR:dbus\/(bus|object_proxy)\.cc:\d+\] Failed to (connect to the bus|call method): .*$/,
  // No graphics card, only a virtual display.
  /^\[\d+:\d+\/[\d.]+:(WARNING|ERROR):(ui\/gl|ui\/gfx|cc\/raster|gpu|components\/viz|content\/browser\/gpu|media\/gpu)\/.*$/,
  /^\[\d+:\d+\/[\d.]+:ERROR:content\/common\/zygote\/zygote_communication_linux\.cc:\d+\] Failed to send GetTerminationStatus message to zygote$/,
  // Playwright's own connections.
  /^Debugger (listening on|attached|ending on) ?.*$/,
  /^For help, see: https:\/\/nodejs\.org\/.*$/,
  /^DevTools listening on .*$/,
  /^Waiting for the debugger to disconnect\.\.\.$/,
];
