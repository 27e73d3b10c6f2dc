import { beforeAll, describe, expect, it } from '@jest/globals';
import { load } from '../../../test/consented.js';
import { deliver, gradeHeader, monthlyPayments, paymentsHeader } from '../../../test/sample-files.js';
import { ruleOf, sampleTerms } from '../../../test/sample-product.js';
import { world, type Firm } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { EvidenceEntry } from '../evidence/index.js';
import { draftProduct, tryRules, type ProductView, type RuleSet } from './products.contract.js';

const city = world();
const firms: Firm[] = [];
let productId = '';

interface Answer {
  readonly fits: { from: number; to: number } | null;
  readonly all: { from: number; to: number } | null;
  readonly afterLine: readonly (object | null)[];
  readonly trialsLeftToday: number;
}
const ask = (rules: RuleSet['rules'], id = productId) =>
  city.as(city.cast.riverBank.productManager).post(tryRules, { params: { productId: id }, body: { rules: { kind: 'all', rules } } });
const asked = async (rules: RuleSet['rules'], id = productId): Promise<Answer> => (await ask(rules, id).expect(200)).body as Answer;
const paid = (yuan: number) => ruleOf('taxPaid12', 'atLeast', [String(yuan)]);
const entriesOf = (id: string) => city.app.database.read().findBy(EvidenceEntry, { kind: 'product.trialled', subjectId: id });
const drafted = async (): Promise<string> =>
  ((await city.as(city.cast.riverBank.productManager).post(draftProduct, { body: sampleTerms() }).expect(201)).body as ProductView).id;

/** A fresh budget for each story: the bank's day is one. */
const nextDay = async (): Promise<void> => {
  setClock(new Date(now().getTime() + 86_400_000));
  await city.refresh(city.cast.riverBank.productManager);
};
const startAgain = async (): Promise<void> => {
  setClock(null);
  await city.refresh(city.cast.riverBank.productManager);
};

beforeAll(async () => {
  const { tax } = city.cast;
  for (let index = 0; index < 12; index += 1) firms.push(await city.newFirm(`试算企业${index}`, '990101'));
  // Twelve firms, the n-th pays n × 12,000 yuan a year; the first three are of grade D.
  await deliver(
    city,
    tax.officer,
    '05.02',
    paymentsHeader,
    firms.flatMap((firm, index) => monthlyPayments(firm.uscc, `${(index + 1) * 1_000}.00`, 12)),
  );
  const year = String(Number(chinaDate(now()).slice(0, 4)) - 1);
  await deliver(
    city,
    tax.officer,
    '05.01',
    gradeHeader,
    firms.map((firm, index) => [firm.uscc, year, index < 3 ? 'D 级' : 'B 级']),
  );
  productId = await drafted();
});

describe('trying rules', () => {
  it('answers in bands, line by line, and shows no small number', async () => {
    const answer = await asked([paid(12_000), ruleOf('taxGrade', 'atLeast', ['M'])]);
    expect(answer).toEqual({
      fits: { from: 5, to: 10 },
      all: { from: 10, to: 15 },
      afterLine: [
        { from: 10, to: 15 },
        { from: 5, to: 10 },
      ],
      trialsLeftToday: 49,
    });
    const few = await asked([paid(12_000 * 9)]);
    expect(few).toMatchObject({ fits: null, afterLine: [null] });
    const none = await asked([paid(99_000_000)]);
    expect(none).toMatchObject({ fits: null, afterLine: [null] });
  });

  it('gives the same question the same answer all day, and counts it once', async () => {
    await nextDay();
    const id = await drafted();
    const rules = [paid(12_000 * 4)];
    const first = await asked(rules, id);
    await city.refresh(city.cast.tax.officer);
    const late = await city.newFirm('晚到企业', '990101');
    await deliver(city, city.cast.tax.officer, '05.02', paymentsHeader, monthlyPayments(late.uscc, '90000.00', 12));
    expect(await asked(rules, id)).toEqual(first);
    expect(await asked([paid(12_000 * 4 + 1)], id)).toMatchObject({ trialsLeftToday: 48 });
    expect(await asked(rules, id)).toMatchObject({ fits: first.fits, trialsLeftToday: 48 });
    expect((await entriesOf(id)).map((entry) => (JSON.parse(entry.document) as { data: { isRepeated: boolean } }).data.isRepeated)).toEqual([
      false,
      true,
      false,
      true,
    ]);
    await nextDay();
    expect(await asked(rules, id)).toMatchObject({ trialsLeftToday: 49 });
    await startAgain();
    await city.refresh(city.cast.tax.officer);
  });

  it('ends at fifty different questions a day, also when asked side by side and for another product', async () => {
    for (let days = 0; days < 3; days += 1) await nextDay();
    const id = await drafted();
    for (let index = 0; index < 46; index += 1) await ask([paid(1_000 + index)], id);
    const statuses = (await Promise.all(Array.from({ length: 8 }, (_, index) => ask([paid(5_000 + index)], id)))).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect(await entriesOf(id)).toHaveLength(50);
    const refused = await ask([paid(777)], id).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await asked([paid(1_000)], id)).toMatchObject({ trialsLeftToday: 0 });
    expect(await entriesOf(id)).toHaveLength(51);
    const another = await drafted();
    await ask([paid(778)], another).expect(429);
    expect(await asked([paid(1_000)], another)).toMatchObject({ trialsLeftToday: 0 });
    await startAgain();
  });

  it('is refused with the place of the mistake, and then counts for nothing', async () => {
    const id = await drafted();
    const answer = await ask([paid(-5)], id).expect(422);
    expect((answer.body as { errors: { pointer: string }[] }).errors[0]!.pointer).toBe('/body/rules/rules/0/values/0');
    expect(await entriesOf(id)).toHaveLength(0);
  });

  it('tells nothing about a firm that public facts single out, however its figure is asked for', async () => {
    for (const [index, firm] of firms.entries()) {
      const body = { uscc: firm.uscc, name: firm.name, legalRepresentative: firm.legalRepresentative, status: 'operating' };
      const rows = [{ period: '-', naturalKey: '', body: { ...body, region: index === 11 ? '990102' : '990101', establishedOn: '2017-03-01' } }];
      await load(city.app, firm, { dataset: '01.01', rows });
    }
    await city.settle();
    // Everybody outside the district, or the one inside it if it pays enough: one firm more or less is one figure.
    const outside = ruleOf('region', 'noneOf', ['990102']);
    const one = (tax: string) => [{ kind: 'any' as const, rules: [outside, ruleOf('taxPaid12', 'atLeast', [tax])] }];
    for (const tax of ['1', '12000', '99000000']) expect(await asked(one(tax))).toMatchObject({ fits: null, afterLine: [null] });
    expect(await asked([outside])).toMatchObject({ fits: { from: 10, to: 15 } });
    expect(await asked([outside, paid(12_000)])).toMatchObject({ fits: { from: 10, to: 15 } });
  });

  it('is for product managers of the bank itself', async () => {
    const { riverBank, hillBank } = city.cast;
    const body = { rules: { kind: 'all' as const, rules: [paid(1)] } };
    await city.as(hillBank.productManager).post(tryRules, { params: { productId }, body }).expect(404);
    await city.as(riverBank.approver).post(tryRules, { params: { productId }, body }).expect(403);
  });
});
