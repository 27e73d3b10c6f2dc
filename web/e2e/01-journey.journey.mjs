import assert from 'node:assert/strict';
import { house } from './journey/1-house.mjs';
import { sources } from './journey/2-sources.mjs';
import { enterprise } from './journey/3-enterprise.mjs';
import { products } from './journey/4-products.mjs';
import { application } from './journey/5-application.mjs';
import { bankDesk } from './journey/6-bank.mjs';
import { lending } from './journey/7-lending.mjs';
import { revocation } from './journey/8-revocation.mjs';
import { supervision } from './journey/9-supervision.mjs';
import { hero, small } from './journey/files.mjs';
import { World } from './journey/world.mjs';

const stations = [
  ['the operator sets the house up and lets the others in', house],
  ['two departments send their files', sources],
  ['firms sign up, proven and by review', enterprise],
  ['a bank writes products, the operator publishes them', products],
  ['a firm sees what fits, applies, decides what is seen', application],
  ['the bank reads, offers and refuses', bankDesk],
  ['offer, contract, line, drawdown, repayment', lending],
  ['who looked, and the end of a consent', revocation],
  ['the regulator counts', supervision],
];

/** One enterprise from two departments' files to a line in the regulator's table, on an empty platform, by pressing what people press. */
export default async function journey(kit) {
  const server = await kit.startServer();
  const browser = await kit.openBrowser(server.url);
  const world = new World(kit, server, browser);
  for (const [words, act] of stations) await kit.station(words, () => act(world));
  browser.assertQuiet();
  await kit.station('nothing secret stands in the logs', () => assertSilent(world));
}

/** The set-up link is printed on purpose; otherwise no secret of this journey may have left a trace. */
function assertSilent({ server, accounts }) {
  const log = server.output();
  const secrets = [hero, small].map(({ identityNumber }) => identityNumber);
  for (const { password, totpSecret } of Object.values(accounts)) secrets.push(password, totpSecret);
  for (const secret of secrets) assert.ok(!log.includes(secret), 'The log holds an identity number, a password or a key');
}
