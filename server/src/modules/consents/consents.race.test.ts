import { afterAll, expect, it, jest } from '@jest/globals';
import { actorOf, consented, copiesOf } from '../../../test/consented.js';
import { engine } from '../../../test/database.js';
import { world } from '../../../test/world.js';
import { createApp, type App } from '../../app.js';
import { newId } from '../../kernel/ids.js';
import { Consent } from './consent.entity.js';

jest.setTimeout(60_000);
const w = world();
const races = 300;
const readings = 4;
const spreadMs = 6;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// Two application instances on one server, as behind a proxy; SQLite is one process by design.
let second: App | undefined;
afterAll(async () => second?.database.close());

// Invariant 4: after a revocation is answered, nothing more leaves under it.
it(`${races} revocations against ${readings} readings each: nothing leaves after the answer`, async () => {
  const { app, cast } = w;
  second = engine === 'mariadb' ? await createApp(w.settings) : undefined;
  const readers = [app, second ?? app];
  const owner = await actorOf(w, cast.hengze.owner);
  const reader = await actorOf(w, cast.riverBank.customerManager);
  let sentBefore = 0;
  let sentAfter = 0;
  let withheld = 0;

  // One consent granted in the proper way, and as many like it as there are races.
  const { consent } = await consented(w, cast.hengze);
  const like = await app.database.read().findOneByOrFail(Consent, { id: consent.id });
  const copies = await app.database.transaction((tx) =>
    copiesOf(tx, like, races, (index) =>
      index % 3 === 2 ? { purpose: 'loanMonitoring', applicationId: null, loanId: newId() } : { applicationId: newId() },
    ),
  );

  // A third opened for an application, a third by name, a third by name for a loan that ends instead of being revoked.
  const race = async ({ id: consentId, applicationId, loanId }: Consent, index: number) => {
    const named = applicationId && index % 3 === 0 ? { applicationId } : { consentId };
    const open = await app.consents.open(reader, { enterpriseId: cast.hengze.id, ...named });
    let isAnswered = false;
    const revoke = async (): Promise<void> => {
      await wait(Math.random() * spreadMs);
      if (loanId) await app.database.transaction((tx) => app.consents.loanEnded(tx, loanId, 'prepaid'));
      else await app.consents.revoke(owner, consentId);
      isAnswered = true;
    };
    const read = async (instance: App): Promise<void> => {
      await wait(Math.random() * spreadMs);
      const send = (): void => {
        if (isAnswered) sentAfter += 1;
        else sentBefore += 1;
      };
      await instance.consents.handOver(reader, open, send).catch((error: { status?: number }) => {
        if (error.status !== 404) throw error;
        withheld += 1;
      });
    };
    await Promise.all([revoke(), ...Array.from({ length: readings }, (_, index) => read(readers[index % readers.length] ?? app))]);
  };

  const together = 4;
  for (let done = 0; done < races; done += together)
    await Promise.all(copies.slice(done, done + together).map((copy, index) => race(copy, done + index)));

  expect(sentAfter).toBe(0);
  expect(sentBefore + withheld).toBe(races * readings);
  // Both outcomes were seen, so the moments did meet.
  expect(Math.min(sentBefore, withheld)).toBeGreaterThan(races / 10);
}, 300_000);
