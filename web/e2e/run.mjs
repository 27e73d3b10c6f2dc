// Runs every *.journey.mjs beside this file, all at once, each with a server of its own: `node web/e2e/run.mjs [part of a name]`.
// A journey default-exports `async ({ startServer, openBrowser, station, ... }) => void` and throws when something is not as it should be.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as browser from './lib/browser.mjs';
import * as checks from './lib/checks.mjs';
import { desk, phone } from './lib/chromium.mjs';
import { startServer } from './lib/server.mjs';
import { codeFor } from './lib/totp.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv[2] ?? '';
const journeys = readdirSync(folder)
  .filter((name) => name.endsWith('.journey.mjs') && name.includes(wanted))
  .sort();

let passed = 0;
let failed = 0;
const since = (begun) => `${((Date.now() - begun) / 1000).toFixed(1)} s`;

/** Much of a journey is waiting for the next one-time code: another one has the cores meanwhile. */
await Promise.all(journeys.map(run));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function run(file) {
  const begun = Date.now();
  const name = file.replace('.journey.mjs', '');
  const openings = [];
  const browsers = [];
  try {
    const { default: journey } = await import(pathToFileURL(join(folder, file)).href);
    await journey(kitFor(name, openings, browsers));
    console.log(`✓ ${name} (${since(begun)})`);
  } catch (error) {
    failed += 1;
    await Promise.all(browsers.map((opened) => opened.leaveEvidence(name)));
    console.error(`✗ ${name}\n${error.stack ?? error}`);
  } finally {
    for (const close of openings.reverse()) await close().catch((error) => console.error(`closing: ${error.message}`));
  }
}

/** What a journey opens is closed for it, however it ends. */
function kitFor(name, openings, browsers) {
  return {
    ...browser,
    ...checks,
    codeFor,
    desk,
    phone,
    station: async (words, act) => {
      const begun = Date.now();
      const answer = await act();
      passed += 1;
      console.log(`  ✓ ${name}: ${words} (${since(begun)})`);
      return answer;
    },
    startServer: async (options) => {
      const server = await startServer(options);
      openings.push(() => server.stop());
      return server;
    },
    openBrowser: async (url) => {
      const opened = await browser.openBrowser(url);
      browsers.push(opened);
      openings.push(() => opened.close());
      return opened;
    },
  };
}
