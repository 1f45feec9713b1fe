/** Where D-Bus has its system bus when nothing else is said. */
const standardAddress = 'unix:path=/run/dbus/system_bus_socket';
/** An address at which nothing listens. */
const nowhere = 'unix:path=/dev/null';

/**
 * The environment in which the program is opened on Linux: Chromium finds no system bus, the program itself finds it in
 * a variable of its own. Chromium connects before any code of ours runs, and ends the whole program at once when that
 * bus goes (`dbus/bus.cc`: "D-Bus connection was disconnected. Aborting."), as it does when its daemon is restarted.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function offTheSystemBus(env) {
  if (process.platform !== 'linux') return env;
  const address = env.DBUS_SYSTEM_BUS_ADDRESS || standardAddress;
  return { ...env, STATIONMASTER_SYSTEM_BUS: address, DBUS_SYSTEM_BUS_ADDRESS: nowhere };
}
