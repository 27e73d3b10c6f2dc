import { City } from './routes/city.mjs';
import { bankReads } from './under-consent/1-bank.mjs';
import { anybodyVerifies } from './under-consent/2-verify.mjs';
import { keysDiffer } from './under-consent/3-keys.mjs';
import { chooseCase } from './under-consent/cases.mjs';

const stations = [
  ['a bank opens a file, counts its looks and makes a signed report', bankReads],
  ['anybody verifies the report: the file, a changed file, number and code', anybodyVerifies],
  ['two consents, two sets of keys', keysDiffer],
];

/** Data out, only under consent, in the demo city: a bank at its desk, somebody from the street at a phone. Needs pdfsig and pdftotext. */
export default async function journey(kit) {
  const server = await kit.startServer({ args: ['--demo'] });
  const browser = await kit.openBrowser(server.url);
  const world = { kit, browser, city: new City(kit, browser, server.accounts()), facts: {} };
  await kit.station('a bank has files to open', () => chooseCase(world));
  for (const [words, act] of stations) await kit.station(words, () => act(world));
  browser.assertQuiet();
}
