import iconv from 'iconv-lite';
import { expect } from '@jest/globals';
import { makeUscc } from '../src/kernel/pure/uscc.js';
import type { BatchView } from '../src/modules/ingestion/ingestion.contract.js';
import * as ingestion from '../src/modules/ingestion/ingestion.contract.js';
import type { Person, World } from './world.js';

/** Files as sources would send them, and the few calls every test about deliveries makes. */
export const utf8Bom = (text: string): Buffer => Buffer.from(`\ufeff${text}`);
export const gb18030 = (text: string): Buffer => iconv.encode(text, 'gb18030');

/** A fictional firm's code: region 9901xx is not assigned. */
export const codeOf = (number: number): string => makeUscc('9', '1', '990102', `MB${String(100_000 + number)}`);

export const registrationHeader =
  '统一社会信用代码,企业名称,法定代表人,法定代表人证件号码,登记地行政区划,行业代码,注册资本,成立日期,登记状态,从业人数,住所';
export const registrationLine = (number: number, change: Partial<Record<'uscc' | 'name' | 'identity' | 'capital' | 'status', string>> = {}): string =>
  [
    change.uscc ?? codeOf(number),
    change.name ?? `江澄第${number}机械有限公司`,
    '钱明川',
    change.identity ?? `9901021980010${String(10_000 + number).slice(-5)}`,
    '990102',
    '3411',
    change.capital ?? '5000000',
    '2018-05-06',
    change.status ?? '在营',
    '25',
    '江澄市高新区一路 1 号',
  ].join(',');

export const paymentsHeader = '统一社会信用代码,税款所属期,税种,申报税额,实缴税额,入库日期,申报销售额';
export const paymentLine = (uscc: string, month: string, paid = '1200.50', taxType = '增值税'): string =>
  [uscc, month, taxType, paid, paid, `${month}-15`, '40000'].join(',');

export const file = (header: string, lines: readonly string[]): string => `${[header, ...lines].join('\r\n')}\r\n`;

export async function send(world: World, person: Person, dataset: string, content: Buffer | string, fileName = '数据.csv'): Promise<BatchView> {
  const answer = await world.as(person).upload(ingestion.sendBatch, { query: { dataset, fileName } }, content).expect(202);
  return answer.body as BatchView;
}

export async function batchOf(world: World, person: Person, batchId: string): Promise<BatchView> {
  return (await world.as(person).get(ingestion.getBatch, { params: { batchId } }).expect(200)).body as BatchView;
}

/** Sends, lets the jobs run, and answers what became of it. */
export async function deliver(world: World, person: Person, dataset: string, content: Buffer | string): Promise<BatchView> {
  const { id } = await send(world, person, dataset, content);
  await world.settle();
  return batchOf(world, person, id);
}

/** What is stored, without what two runs may differ in: ids, times, nonces. */
export async function storedRows(world: World): Promise<unknown[]> {
  const rows = (await world.app.database.read().query(
    `select enterprise.uscc as uscc, record.dataset as dataset, record.period as period, record.natural_key as natural_key, record.body as body
       from records record join enterprises enterprise on enterprise.id = record.enterprise_id
       order by enterprise.uscc, record.dataset, record.period, record.natural_key`,
  )) as unknown[];
  expect(rows).not.toEqual([]);
  return rows;
}

const firmsMany = 40;

/** The firms that `longFile` is about, but for some that stay unknown. */
export const longRegistrations = (): string =>
  file(
    registrationHeader,
    Array.from({ length: firmsMany }, (_, number) => registrationLine(1_000 + number)),
  );

/** Payments of many firms over many months, with rows of every fate: rejected, repeated, corrected further down, and about unknown firms. */
export function longFile(rows: number, year = '2025'): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const uscc = codeOf(1_000 + ((row * 7) % (firmsMany + 4)));
    const month = `${year}-${String((row % 12) + 1).padStart(2, '0')}`;
    const taxType = ['增值税', '企业所得税', '印花税', '房产税', '其他'][Math.floor(row / 12) % 5];
    if (row % 97 === 5) return paymentLine(uscc, month, '很多', taxType);
    if (row % 211 === 7) return paymentLine(`${uscc.slice(0, 17)}${uscc.endsWith('A') ? 'B' : 'A'}`, month, '1', taxType);
    return paymentLine(uscc, month, row % 3 === 0 ? '88' : String(row), taxType);
  });
  return file(paymentsHeader, lines);
}
