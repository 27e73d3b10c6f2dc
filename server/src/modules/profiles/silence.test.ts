import { beforeAll, expect, it } from '@jest/globals';
import { bankDesk, consented } from '../../../test/consented.js';
import { codeOf, deliver, file } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { sqlInstant } from '../../kernel/database/index.js';
import { getOwnDetail, type QualityDetail } from '../quality/detail.contract.js';
import * as zeros from '../quality/zero-reports.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
const dayMs = 86_400_000;
beforeAll(() => setClock(start));
const w = world();
const { opened, firmWithFile } = bankDesk(w);

beforeAll(async () => {
  const line = `${codeOf(1)},安全生产失信,江澄市应急管理局,2026-05-06,澄应急〔2026〕7 号`;
  await deliver(w, w.cast.market.officer, '12.04', file('统一社会信用代码,名单名称,认定机关,列入日期,决定书文号', [line]));
});

it('a late list is told with the day it came; its silence is neither praised nor counted', async () => {
  const firm = await firmWithFile();
  const { applicationId } = await consented(w, firm);
  const seen = async () => {
    const { indicators, findings, score } = await opened(firm, applicationId);
    const item = score.items.find(({ indicator }) => indicator === 'listed');
    return { list: indicators.find(({ code }) => code === 'listed'), findings, points: item?.points, missing: item?.missing };
  };
  const arrivedAt = (at: Date) =>
    w.app.database.transaction((tx) => tx.query("update batches set finished_at = ? where dataset = '12.04'", [sqlInstant(at)]));
  const praise = '没有列入严重失信主体名单';
  const intime = await seen();
  expect(intime.list).toMatchObject({ value: 'false', asOf: '2026-11-12', freshness: { state: 'fresh' } });
  expect([intime.findings.favourable.includes(praise), typeof intime.points]).toEqual([true, 'number']);
  await arrivedAt(new Date(start.getTime() - 3 * dayMs));
  const late = await seen();
  expect(late.list).toMatchObject({
    value: 'false',
    asOf: '2026-11-09',
    freshness: { state: 'stale', text: expect.stringContaining('已晚 1 天') },
  });
  expect([late.findings.favourable.includes(praise), late.points, late.missing]).toEqual([false, null, 'notArrived']);
  expect(late.findings.toVerify).toContain('严重失信主体名单、失信被执行人：名单没有按时送到，还不能说没有列入');
});

it('a source that says there is nothing new keeps its list from being late; taken back, the list is late again', async () => {
  const { market, riverBank } = w.cast;
  const firm = await firmWithFile();
  const { applicationId } = await consented(w, firm);
  const list = async () => (await opened(firm, applicationId)).indicators.find(({ code }) => code === 'listed');
  await w.app.database.transaction((tx) => tx.query("update batches set finished_at = ? where dataset = '12.04'", [sqlInstant(start)]));
  setClock(new Date('2026-11-17T02:00:00Z'));
  for (const person of [market.officer, riverBank.customerManager]) await w.refresh(person);
  expect(await list()).toMatchObject({ asOf: '2026-11-12', freshness: { state: 'stale' } });
  const params = { dataset: '12.04' };
  const { periods } = (await w.as(market.officer).get(getOwnDetail, { params }).expect(200)).body as QualityDetail;
  const open = periods.filter(({ can }) => can.includes('declareNothing')).map(({ period }) => period);
  const { items } = (
    await w
      .as(market.officer)
      .post(zeros.declareNothing, { params, body: { periods: open } })
      .expect(201)
  ).body as {
    items: zeros.ZeroReportView[];
  };
  expect(await list()).toMatchObject({ value: 'false', asOf: expect.stringMatching(/^2026-11-1[67]$/), freshness: { state: 'fresh' } });
  for (const { id } of items)
    await w
      .as(market.officer)
      .post(zeros.withdrawZeroReport, { params: { zeroReportId: id }, body: {} })
      .expect(201);
  expect(await list()).toMatchObject({ asOf: '2026-11-12', freshness: { state: 'stale' } });
});
