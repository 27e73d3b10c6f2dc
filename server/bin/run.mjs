// One command from a bare clone: installs and builds what is missing, then becomes the server (`--demo`, `--worker`).
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './support/house.mjs';
import { at, root } from './support/root.mjs';

ensureBuilt();

// The server runs in this process, not in a child: signals, exit codes and a kill reach it as they are, on every system.
process.chdir(root);
process.argv[1] = at('server/dist/server/src/main.js');
await import(pathToFileURL(process.argv[1]).href);
