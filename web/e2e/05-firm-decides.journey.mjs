import { asksAgain, decides, keepsTheReceipt } from './firm-decides/2-decides.mjs';
import { chooseCases } from './firm-decides/cases.mjs';
import { withdrawsInTwo } from './firm-decides/1-withdraws.mjs';
import { pauses, seesWhoLooked } from './firm-decides/3-looks.mjs';
import { declines } from './firm-decides/4-declines.mjs';
import { signsTogether } from './firm-decides/5-signers.mjs';
import { City } from './routes/city.mjs';

const stations = [
  ['the firm finds a consent and takes it back in two clicks; what the bank has open loses its content', withdrawsInTwo],
  ['the bank asks again', asksAgain],
  ['the firm reads the question, gives less than was asked, and the personal part apart', decides],
  ['the receipt: eight elements on the page, signed as PDF, and as JSON', keepsTheReceipt],
  ['who looked: a look and a refused attempt, by condition, and as a file', seesWhoLooked],
  ['the firm pauses and goes on', pauses],
  ['the firm says no, and the bank is told from when it may ask again', declines],
  ['watching a living loan: two people of the firm sign', signsTogether],
];

/** The firm decides, at a phone, in the demo city; across from it banks at their desks. Needs pdfsig. */
export default async function journey(kit) {
  const server = await kit.startServer({ args: ['--demo'] });
  const browser = await kit.openBrowser(server.url);
  const world = { kit, browser, city: new City(kit, browser, server.accounts()), facts: {} };
  await kit.station('there are firms and banks for it', () => chooseCases(world));
  for (const [words, act] of stations) await kit.station(words, () => act(world));
  browser.assertQuiet();
}
