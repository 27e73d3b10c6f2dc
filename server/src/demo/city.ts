import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp, type AppSettings } from '../app.js';
import { setClock } from '../kernel/clock.js';
import { monthsBack } from '../kernel/pure/working-calendar.js';
import { Arrivals } from './arrivals.js';
import type { DemoAccount } from './client.js';
import { openTheHouse } from './house.js';
import { Lending } from './lending.js';
import { signUp } from './owners.js';
import { Post } from './post.js';
import { publishProducts, renewProducts } from './shelf.js';
import { Story } from './story.js';
import { monthsApart, monthsFrom } from './time.js';
import { Town } from './town.js';

export const firmsUsual = 50;
const ownerCount = 40;
/** Months of life on the platform; the departments' files go back further. */
const lifeMonths = 18;
/** A product its bank has not stood by for 180 days leaves the shelf: each gets a new version before that. */
const renewalMonths = 5;

/**
 * Makes a small fictional city by doing what its people would do: departments send files through the importer, firms sign up and
 * apply, banks decide and report, over the same wire as everybody else, with the clock moved through eighteen months.
 */
export async function buildDemoCity(settings: AppSettings, folder: string, firmCount = firmsUsual): Promise<readonly DemoAccount[]> {
  const app = await createApp({ ...settings, limitFactor: 100_000, requestsPerMinute: 10_000_000, durable: false });
  const listener = app.server.listen(0, '127.0.0.1');
  // Client and server share one busy thread: a connection that is closed while nobody looks would be used once more, and fail.
  listener.keepAliveTimeout = 0;
  await new Promise((resolve) => listener.once('listening', resolve));
  try {
    return await live(new Town(app, `http://127.0.0.1:${(listener.address() as AddressInfo).port}`, folder, firmCount));
  } finally {
    setClock(null);
    listener.closeAllConnections();
    await new Promise((resolve) => listener.close(resolve));
    await app.worker.stop();
    await app.database.close();
  }
}

async function live(town: Town): Promise<readonly DemoAccount[]> {
  const { thisMonth } = town;
  const firstMonth = monthsBack(thisMonth, lifeMonths);
  town.goTo(`${firstMonth}-02`, 9);
  const staff = await openTheHouse(town);
  const arrivals = new Arrivals(town, staff.senders);
  await arrivals.learn(await town.signedIn(staff.reviewer));
  const post = new Post(town, staff.senders, firstMonth, arrivals);
  town.goTo(`${firstMonth}-16`, 9);
  await post.sendHistory();
  const owners = await signUp(town, town.firms.slice(0, ownerCount));
  await publishProducts(town, staff);
  const lending = new Lending(town);
  const story = new Story(town, owners, staff.banks, lending);
  for (const month of monthsFrom(firstMonth, thisMonth)) {
    const months = monthsApart(firstMonth, month);
    if (months > 0 && months % renewalMonths === 0 && town.goTo(`${month}-02`, 11)) await renewProducts(town, staff);
    // What the first files brought is not sent again.
    if (months > 0 && town.goTo(`${month}-16`, 9)) {
      await post.sendMonth(monthsBack(month, 1));
      owners.push(...(await signUp(town, foundedIn(town, monthsBack(month, 1)))));
    }
    await story.month(month);
  }
  await story.present(() => arrivals.daily());
  town.goTo(town.today, 8);
  await post.sendLists();
  await town.settle();
  writeFileSync(join(town.folder, 'accounts.json'), `${JSON.stringify(town.accounts, null, 2)}\n`, { mode: 0o600 });
  return town.accounts;
}

/** Young firms come to the platform as soon as the register knows them. */
const foundedIn = ({ firms }: Town, month: string) => firms.filter(({ life, establishedOn }) => life === 'young' && establishedOn.startsWith(month));
