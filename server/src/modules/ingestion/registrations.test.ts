import { expect, test } from '@jest/globals';
import { batchOf, codeOf, deliver, file, paymentLine, paymentsHeader, registrationHeader, registrationLine } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { identityIndexOf } from '../enterprises/index.js';
import { makeClaim } from '../enterprises/enterprises.contract.js';
import type { BatchView } from './ingestion.contract.js';
import { rollBackBatch } from './operations.contract.js';
import { listWaitingRows } from './waiting.contract.js';

const w = world();
const market = () => w.cast.market.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, unknown>>;
const firm = async (number: number) => (await rows('select * from enterprises where uscc = ?', [codeOf(number)]))[0];
const register = (lines: readonly string[]): Promise<BatchView> => deliver(w, market(), '01.01', file(registrationHeader, lines));
const pay = (number: number, month: string): Promise<BatchView> =>
  deliver(w, w.cast.tax.officer, '05.02', file(paymentsHeader, [paymentLine(codeOf(number), month)]));
async function rollBack(batch: BatchView): Promise<BatchView> {
  await w
    .as(market())
    .call(rollBackBatch, { params: { batchId: batch.id }, body: { reason: '选错了文件' } })
    .expect(202);
  await w.settle();
  return batchOf(w, market(), batch.id);
}
const waiting = async (): Promise<number> =>
  ((await w.as(w.cast.tax.officer).get(listWaitingRows, { query: {} }).expect(200)).body as { summary: { rows: number } }).summary.rows;

test('a delivery of registrations that is taken back: earlier ones stand again, firms of it alone leave, those others refer to stay', async () => {
  const identity = '99010219800101123X';
  await register([registrationLine(301, { name: '江澄原名有限公司', identity })]);
  const batch = await register([registrationLine(301, { name: '江澄错名有限公司' }), registrationLine(302), registrationLine(303)]);
  expect(batch).toMatchObject({ state: 'loaded', registers: true });
  await pay(303, '2024-01');
  const before = await firm(302);
  expect((await firm(301))?.name).toBe('江澄错名有限公司');

  const after = await rollBack(batch);
  expect(after).toMatchObject({ state: 'rolledBack', rollback: { registrations: { restored: 1, removed: 1, kept: 1 } } });
  // As it was, down to the index by which its representative is known.
  expect(await firm(301)).toMatchObject({
    name: '江澄原名有限公司',
    status: 'operating',
    unregistered_at: null,
    identity_index: identityIndexOf(w.app.sealing, identity),
  });
  expect(await firm(302)).toMatchObject({
    id: before?.id,
    status: 'unknown',
    legal_representative: null,
    identity_index: null,
    registered_as_of: null,
  });
  expect((await firm(302))?.unregistered_at).not.toBeNull();
  expect(await firm(303)).toMatchObject({ status: 'unknown', registered_as_of: null, legal_representative: null, unregistered_at: null });
  expect(await rows('select dataset from records where enterprise_id = ?', [(await firm(303))?.id])).toEqual([{ dataset: '05.02' }]);

  // What arrives about a firm that is not in the register waits, and moves when it is registered again, under the id it had.
  await pay(302, '2024-02');
  expect(await waiting()).toBe(1);
  await register([registrationLine(302), registrationLine(304)]);
  expect([(await firm(302))?.id, (await firm(302))?.unregistered_at, await waiting()]).toEqual([before?.id, null, 0]);
  expect(await rows('select dataset from records where enterprise_id = ? order by dataset', [before?.id])).toEqual([
    { dataset: '01.01' },
    { dataset: '05.02' },
  ]);
});

test('a claimed firm stays with its members; one that left the register can be claimed only after a look at its papers', async () => {
  const { hengze, rivals } = { hengze: w.cast.hengze, rivals: w.cast.baichuan };
  await w.app.database.transaction((tx) => tx.query('update enterprises set claimed_by = ? where id = ?', [hengze.owner.personId, hengze.id]));
  const identity = '990102197001011239';
  const batch = await register([registrationLine(0, { uscc: hengze.uscc, name: hengze.name }), registrationLine(305, { identity })]);
  const after = await rollBack(batch);
  expect(after.rollback?.registrations).toEqual({ restored: 0, removed: 1, kept: 1 });
  const [claimed] = await rows('select * from enterprises where id = ?', [hengze.id]);
  expect(claimed).toMatchObject({ claimed_by: hengze.owner.personId, legal_representative: '钱明川', status: 'unknown', unregistered_at: null });
  expect(await rows('select kind from evidence_entries where subject_id = ?', [hengze.id])).toContainEqual({
    kind: 'enterprise.registrationTakenBack',
  });
  const stated = { uscc: codeOf(305), enterpriseName: '江澄第305机械有限公司', legalRepresentative: '钱明川', identityNumber: identity };
  const made = await w.as(rivals.owner).post(makeClaim, { body: stated }).expect(201);
  expect(made.body).toMatchObject({ state: 'inReview' });
});
