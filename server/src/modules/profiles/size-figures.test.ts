import { expect, test } from '@jest/globals';
import { world } from '../../../test/world.js';
import { newId } from '../../kernel/ids.js';
import { latestPublished } from './size-figures.js';

const w = world();

const report = (period: string, values: Record<string, string | number>) => ({ period, values });
const shown = { revenue: '30000000.00', revenuePublished: 1, assets: '9000000.00', assetsPublished: 1 };

test('the newest report that shows something counts, and of it only what is shown', () => {
  expect(latestPublished([])).toBeNull();
  expect(latestPublished([report('2024', { ...shown, revenuePublished: 0, assetsPublished: 0 })])).toBeNull();
  expect(latestPublished([report('2023', shown), report('2024', { ...shown, assetsPublished: 0 })])).toEqual({
    year: '2024',
    revenueFen: 3_000_000_000n,
    assetsFen: null,
  });
});

test('a firm has a size once its turnover is published, keeps it when the register comes anew, and loses it with the figures', async () => {
  const { id, uscc, name } = w.cast.hengze;
  const { enterprises, database } = w.app;
  const size = async () => (await enterprises.briefs([id])).get(id)?.sizeClass;
  const register = (asOf: string) =>
    database.transaction((tx) =>
      enterprises.register(tx, [
        {
          uscc,
          name,
          legalRepresentative: '周明远',
          identityIndex: null,
          region: '990102',
          industry: '3411',
          registeredCapitalFen: 100n,
          establishedOn: '2017-03-01',
          status: 'operating',
          employees: 320,
          asOf: new Date(asOf),
        },
      ]),
    );
  await register('2030-01-01T00:00:00Z');
  expect(await size()).toBe('unknown');
  const load = (values: Record<string, string | number>) =>
    database.transaction((tx) =>
      w.app.records.load(tx, {
        dataset: '01.06',
        version: 1,
        batchId: newId(),
        rows: [{ enterpriseId: id, period: '2025', naturalKey: '', body: { year: '2025', ...values }, disclosure: 'public' }],
      }),
    );
  await load(shown);
  await w.settle();
  expect(await size()).toBe('medium');
  await register('2030-02-01T00:00:00Z');
  expect(await size()).toBe('medium');
  await load({ ...shown, revenuePublished: 0 });
  await w.settle();
  expect(await size()).toBe('unknown');
});
