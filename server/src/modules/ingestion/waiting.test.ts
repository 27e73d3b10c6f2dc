import { expect, test } from '@jest/globals';
import { batchOf, codeOf, deliver, file, paymentLine, paymentsHeader, registrationHeader, registrationLine } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { platform } from '../../kernel/actor.js';

const w = world();
const tax = () => w.cast.tax.officer;
const market = () => w.cast.market.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, string>>;
const firmsRows = (table: string, dataset: string, uscc: string) =>
  rows(`select * from ${table} where dataset = ? and enterprise_id = (select id from enterprises where uscc = ?)`, [dataset, uscc]);
const register = (number: number) => deliver(w, market(), '01.01', file(registrationHeader, [registrationLine(number)]));

test('a firm with more waiting rows than move at once gets all of them, and is one more firm of the delivery', async () => {
  const firm = codeOf(32);
  const month = (row: number): string => `${2001 + Math.floor(row / 12)}-${String((row % 12) + 1).padStart(2, '0')}`;
  const batch = await deliver(
    w,
    tax(),
    '05.02',
    file(
      paymentsHeader,
      Array.from({ length: 250 }, (_, row) => paymentLine(firm, month(row))),
    ),
  );
  expect(batch).toMatchObject({ state: 'loaded', waiting: 250, enterprisesTouched: 0 });
  await register(32);
  expect(await batchOf(w, tax(), batch.id)).toMatchObject({ waiting: 0, accepted: 250, enterprisesTouched: 1 });
  expect(await firmsRows('records', '05.02', firm)).toHaveLength(250);
});

test('a row that waits and is taken back by a later delivery is history once the firm is registered, and does not stand', async () => {
  const firm = codeOf(33);
  await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(firm, '2025-01'), paymentLine(firm, '2025-02')]));
  const back = file('统一社会信用代码,税款所属期,税种,处理方式,撤回原因', [`${firm},2025-01,增值税,撤回,报错企业`]);
  const withdrawing = await deliver(w, tax(), '05.02', back);
  expect(withdrawing).toMatchObject({ state: 'loaded', waiting: 1 });
  await register(33);
  expect(await batchOf(w, tax(), withdrawing.id)).toMatchObject({ waiting: 0 });
  expect((await firmsRows('records', '05.02', firm)).map(({ period }) => period)).toEqual(['2025-02']);
  expect((await firmsRows('record_history', '05.02', firm)).map(({ period, ending, reason }) => [period, ending, reason])).toEqual([
    ['2025-01', 'withdrawn', '报错企业'],
  ]);
});

test('a waiting row with an identity number lies sealed, and its number is sealed where it moves', async () => {
  const firm = codeOf(34);
  const identity = '990102197203045678';
  await w.app.catalogue.assign(platform, w.cast.market.id, ['01.01', '02.01']);
  const people = file('统一社会信用代码,人员序号,职务,姓名,证件类型,证件号码', [`${firm},1,董事,钱明川,居民身份证,${identity}`]);
  expect(await deliver(w, market(), '02.01', people)).toMatchObject({ state: 'loaded', waiting: 1 });
  const [waiting] = await rows('select content from waiting_rows where uscc = ?', [firm]);
  for (const secret of [identity, '钱明川']) expect(waiting?.content).not.toContain(secret);
  await register(34);
  const [moved] = await firmsRows('records', '02.01', firm);
  expect(moved?.body).toContain('钱明川');
  expect(JSON.stringify(moved)).not.toContain(identity);
});
