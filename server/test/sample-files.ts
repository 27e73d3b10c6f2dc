import { expect } from '@jest/globals';
import { getBatch, sendBatch, type BatchView } from '../src/modules/ingestion/ingestion.contract.js';
import { chinaMonth, monthsBack } from '../src/kernel/pure/working-calendar.js';
import { now } from '../src/kernel/clock.js';
import type { Person, World } from './world.js';

/** A file as a department sends it, loaded to the end: accepted rows change the firms' figures. */
export async function deliver(
  city: World,
  officer: Person,
  dataset: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const csv = [header, ...rows].map((cells) => cells.join(',')).join('\n');
  const fileName = `${dataset}.csv`;
  const { id: batchId } = (await city.as(officer).upload(sendBatch, { query: { dataset, fileName } }, csv).expect(202)).body as BatchView;
  await city.settle();
  const batch = await city.as(officer).get(getBatch, { params: { batchId } }).expect(200);
  expect(batch.body).toMatchObject({ state: 'loaded' });
}

export const registrationHeader = [
  '统一社会信用代码',
  '企业名称',
  '法定代表人',
  '法定代表人证件号码',
  '登记地行政区划',
  '行业代码',
  '注册资本',
  '成立日期',
  '登记状态',
  '从业人数',
];
export const gradeHeader = ['统一社会信用代码', '评价年度', '纳税信用级别'];
export const paymentsHeader = ['统一社会信用代码', '税款所属期', '税种', '实缴税额'];

/** The same amount of tax in each of the last complete months. */
export const monthlyPayments = (uscc: string, yuanAMonth: string, months: number): string[][] =>
  Array.from({ length: months }, (_, index) => [uscc, monthsBack(chinaMonth(now()), index + 1), '增值税', yuanAMonth]);
