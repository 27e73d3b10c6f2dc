import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApp, type App } from '../src/app.js';
import { lookUpInvitation } from '../src/modules/identity/identity.contract.js';
import { firstStart } from '../src/modules/organisations/index.js';
import { Calls } from './as.js';
import { engine, freshDatabase, type FreshDatabase } from './database.js';
import { testSettings } from './world.js';

let fresh: FreshDatabase;
let apps: readonly App[];
beforeAll(async () => {
  fresh = await freshDatabase();
  const settings = testSettings(fresh.url);
  const first = await createApp(settings);
  apps = [first, engine === 'mariadb' ? await createApp(settings) : first];
});
afterAll(async () => {
  await Promise.all([...new Set(apps)].map(({ database }) => database.close()));
  await fresh.drop();
});

const startsAtOnce = (): Promise<({ link: string } | null)[]> =>
  Promise.all([...apps, ...apps, ...apps].map((app) => firstStart(app.firstStartParts)));
const worksOf = async (links: readonly ({ link: string } | null)[]): Promise<number> => {
  const calls = new Calls((apps[0] as App).server, null);
  const tokens = links.map((one) => one?.link.split('#')[1] ?? '');
  const answers = await Promise.all(tokens.map(async (token) => calls.post(lookUpInvitation, { body: { token } })));
  return answers.filter(({ status }) => status === 200).length;
};

// Nobody has a default password, and of the links that were printed one works: the newest.
test('several first starts at one moment make one operator and leave one link that works', async () => {
  const first = await startsAtOnce();
  expect(await worksOf(first)).toBe(1);
  expect(await (apps[0] as App).organisations.listByKind('operator')).toHaveLength(1);

  // Again, with the operator there and nobody in it.
  const second = await startsAtOnce();
  expect([await worksOf(first), await worksOf(second)]).toEqual([0, 1]);
});
