import './setup/node-version.mjs';
import { main } from './setup/command.mjs';
import { testOnWine } from './testing/wine.mjs';

// npm run test:wine: the binding to wtsapi32 in a Windows Node under wine, against the stand-in as a DLL. Not part of
// `npm test`: it needs wine and mingw-w64 (1 GB), which it never installs by itself.
await main(testOnWine);
