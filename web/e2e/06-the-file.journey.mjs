import { ownFile } from './the-file/1-own-file.mjs';
import { declares } from './the-file/2-declaration.mjs';
import { checksLists } from './the-file/3-lists.mjs';
import { answersReminder, monthlyReport } from './the-file/4-quality.mjs';
import { changesCatalogue } from './the-file/5-catalogue.mjs';
import { watches } from './the-file/6-monitoring.mjs';
import { City } from './routes/city.mjs';

/** Rooms that share no person, so they are walked side by side; a one-time code is waited for in each of them on its own. */
const rooms = [
  [
    ['a firm reads its own file on a phone, exports it, and its report says the same', ownFile],
    ['what a firm declares under its signature stands in its file as self-declared', declares],
  ],
  [
    ['a bank checks one code and many against the lists', checksLists],
    ['a bank sees whom it may watch, and opens a watched file', watches],
  ],
  [
    ['a source answers the reminder of its quality board', answersReminder],
    ["the operator takes the month's quality report", monthlyReport],
    ['an operator adds a field, a second one publishes it, the public sees it; out as a file and in again', changesCatalogue],
  ],
];

/** The file as its firm and its bank see it, and what it is made of: lists, declarations, quality, catalogue. Needs pdfsig and pdftotext. */
export default async function journey(kit) {
  const server = await kit.startServer({ args: ['--demo'] });
  const browser = await kit.openBrowser(server.url);
  const world = { kit, browser, city: new City(kit, browser, server.accounts()), folder: server.folder, facts: {} };
  await Promise.all(
    rooms.map(async (stations) => {
      for (const [words, act] of stations) await kit.station(words, () => act(world));
    }),
  );
  browser.assertQuiet();
}
