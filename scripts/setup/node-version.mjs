// Imported first by every script: what follows it needs this Node. (`engines` in package.json says the same to npm.)
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Stationmaster needs Node 20.19 or newer to be built and started; this is ${process.versions.node}. ` +
      'Install a newer one (https://nodejs.org) and try again.',
  );
  process.exit(1);
}
