import { beforeAll, describe, expect, it } from '@jest/globals';
import { askForConsent, bankDesk, consented, everything, grant, load, loadFile } from '../../../test/consented.js';
import { codeOf, deliver, file } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Profile } from './profile.entity.js';
import * as contracts from './profiles.contract.js';

const start = new Date('2026-11-12T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
const minute = 60_000;
const { manager, open, records, opened, looks, accessesOf, firmWithFile } = bankDesk(w);
const valueOf = ({ indicators }: { indicators: contracts.IndicatorView[] }, code: string): string | null | undefined =>
  indicators.find((indicator) => indicator.code === code)?.value;

const publicCodes = ['establishedOn', 'ageMonths', 'status', 'region', 'industrySection', 'registeredCapital', 'employees', 'listed'];
const withinTwelve = [
  ...['taxPaid12', 'taxPaid6', 'taxPaid3', 'taxMonthsPaid12', 'taxZeroMonths12', 'taxMaxMin12', 'taxLastPaid', 'sales12'],
  ...['taxStreak12', 'taxPaidChange3', 'vatPaid12', 'incomeTaxPaid12', 'taxPaidShare12'],
];
const beyondTwelve = ['taxPaidPrevious12', 'taxPaidGrowth12', 'taxPaidGrowth3'];
/** What the law opens: figures made of nothing else are in every file. */
const publicDatasets = /^(01\.|03\.|04\.|05\.0[456]$|08\.01$|11\.|12\.0[1-57]$|13\.0[1-3]$|14\.|16\.)/;
const isOpenToAll = ({ datasets }: contracts.IndicatorView): boolean => datasets.every((dataset) => publicDatasets.test(dataset));
const consentedCodes = ({ indicators }: contracts.ProfileView): Set<string> =>
  new Set(indicators.filter((indicator) => !isOpenToAll(indicator)).map(({ code }) => code));
const openCodes = ({ indicators }: contracts.ProfileView): string[] => indicators.filter(isOpenToAll).map(({ code }) => code);

const neverCame = '失信被执行人：名单没有按时送到，还不能说没有列入';
// The list has come, for other firms: its silence about this one is an answer.
beforeAll(async () => {
  const line = `${codeOf(1)},安全生产失信,江澄市应急管理局,2026-05-06,澄应急〔2026〕7 号`;
  await deliver(w, w.cast.market.officer, '12.04', file('统一社会信用代码,名单名称,认定机关,列入日期,决定书文号', [line]));
});

describe('what a consent opens', () => {
  it('two files of one firm differ exactly by their consents', async () => {
    const firm = await firmWithFile();
    const seen = async (items: typeof everything.items, includesPersonal = false) => {
      const { applicationId } = await consented(w, firm, { items, includesPersonal });
      return opened(firm, applicationId);
    };
    const whole = await seen(
      [
        { dataset: '05.01', months: 24 },
        { dataset: '05.02', months: 24 },
      ],
      true,
    );
    const year = await seen([
      { dataset: '05.01', months: 12 },
      { dataset: '05.02', months: 12 },
    ]);
    const half = await seen([
      { dataset: '05.01', months: 12 },
      { dataset: '05.02', months: 6 },
    ]);
    const gradeOnly = await seen([{ dataset: '05.01', months: 24 }]);

    expect(consentedCodes(whole)).toEqual(new Set(['taxGrade', ...withinTwelve, ...beyondTwelve]));
    expect(consentedCodes(year)).toEqual(new Set(['taxGrade', ...withinTwelve, 'taxPaidChange3']));
    expect(consentedCodes(half)).toEqual(new Set(['taxGrade', 'taxPaid6', 'taxPaid3', 'taxPaidChange3']));
    expect(consentedCodes(gradeOnly)).toEqual(new Set(['taxGrade']));
    for (const view of [year, half, gradeOnly]) expect(openCodes(view)).toEqual(openCodes(whole));
    expect(openCodes(whole)).toEqual(expect.arrayContaining(publicCodes));

    const seriesCodes = ({ series }: contracts.ProfileView): string[] => series.map(({ code }) => code);
    expect([whole, half, gradeOnly].map(seriesCodes)).toEqual([['taxPaid'], ['taxPaid'], []]);
    expect([whole, gradeOnly].map(({ issuedGrades }) => issuedGrades.map(({ indicator }) => indicator))).toEqual([['taxGrade'], ['taxGrade']]);
    const notGiven = ({ score }: contracts.ProfileView): string[] =>
      score.items.filter(({ missing }) => missing === 'notAuthorised').map(({ indicator }) => indicator);
    expect(notGiven(gradeOnly).filter((code) => !notGiven(whole).includes(code))).toEqual(['taxPaidGrowth12', 'taxMonthsPaid12']);
    expect(whole.score).toMatchObject({ isPartial: true, score: null });

    expect(Object.keys(whole.identity ?? {}).filter((key) => !Object.keys(year.identity ?? {}).includes(key))).toEqual(['legalRepresentative']);
    expect(JSON.stringify(year)).not.toContain(firm.legalRepresentative);
    expect(JSON.stringify(whole)).not.toContain(firm.identityNumber);
    expect(Object.keys(year).filter((key) => !Object.keys(gradeOnly).includes(key))).toEqual(['taxSeries']);
    expect(Object.keys(whole).sort()).toEqual(Object.keys(year).sort());

    expect(whole.taxSeries).toMatchObject({ from: '2024-11', to: '2026-10', asOf: '2026-10-31' });
    expect(whole.taxSeries?.months).toHaveLength(24);
    expect(half.taxSeries?.months.map(({ month, amount }) => [month, amount])).toEqual(
      ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map((month) => [month, '1100.00']),
    );
    // Public datasets are open to all three alike, most of them empty here.
    const open = (await w.app.catalogue.all()).filter(({ disclosure }) => disclosure === 'public').map(({ code }) => [code, 0]);
    const none = Object.fromEntries(open) as Record<string, number>;
    const counts = (view: contracts.ProfileView) => Object.fromEntries(view.recordCounts.map(({ dataset, rows }) => [dataset, rows]));
    expect(counts(whole)).toEqual({ ...none, '01.01': 1, '05.01': 2, '05.02': 48 });
    expect(counts(half)).toEqual({ ...none, '01.01': 1, '05.01': 1, '05.02': 12 });
    expect(counts(gradeOnly)).toEqual({ ...none, '01.01': 1, '05.01': 2 });
  });

  it('figures are made of the rows inside the range only', async () => {
    const firm = await firmWithFile('2026-09');
    const { applicationId } = await consented(w, firm, {
      items: [
        { dataset: '05.01', months: 24 },
        { dataset: '05.02', months: 12 },
      ],
    });
    const view = await opened(firm, applicationId);
    // October has not arrived; the month before the range would fill the window, and is not taken.
    expect(view.indicators.find(({ code }) => code === 'taxPaid12')).toMatchObject({
      value: '12100.00',
      asOf: '2026-09-30',
      sourceName: '税务部门',
      datasets: ['05.02'],
    });
    expect(valueOf(view, 'taxMonthsPaid12')).toBe('11');
    expect(view.findings.toVerify).toEqual(['2026 年 10 月的纳税数据还没有到', neverCame]);
    const own = (await w.as(firm.owner).get(contracts.getOwnProfile, {}).expect(200)).body as { indicators: contracts.IndicatorView[] };
    expect(valueOf(own, 'taxPaid12')).toBe('13200.00');
  });

  it('figures and findings are right, and what is not open is named without its content', async () => {
    const firm = await firmWithFile();
    const { applicationId } = await consented(w, firm);
    const view = await opened(firm, applicationId);
    const values = Object.fromEntries(view.indicators.map(({ code, value }) => [code, value]));
    expect(values).toMatchObject({
      establishedOn: '2017-03-01',
      ageMonths: '116',
      status: 'operating',
      region: '990102',
      industrySection: 'C',
      registeredCapital: '500000.00',
      employees: '40',
      listed: 'false',
      taxGrade: 'A',
      taxPaid12: '13200.00',
      taxPaidPrevious12: '12000.00',
      taxPaidGrowth12: '0.1000',
      taxPaid6: '6600.00',
      taxPaid3: '3300.00',
      taxMonthsPaid12: '12',
      taxZeroMonths12: '0',
      taxMaxMin12: '1.0000',
      taxLastPaid: '2026-10-31',
      sales12: '240000.00',
    });
    expect(view.indicators.find(({ code }) => code === 'taxGrade')).toMatchObject({ valueText: 'A 级', asOf: '2025-12-31' });
    expect(view.indicators.find(({ code }) => code === 'region')?.valueText).toBe('高新区');
    expect(view.findings.favourable).toEqual([
      '近 12 个月纳税 1.32 万元，同比 ▲ 10.0%',
      '近 12 个月每个月都有纳税',
      '纳税信用 A 级（2025 年度）',
      '没有列入严重失信主体名单',
      '成立 9 年 8 个月',
    ]);
    expect(view.findings.toVerify).toEqual([neverCame]);
    expect(view.findings.notVisible).toEqual([
      ...['增值税发票销售额汇总', '财务报表', '单位参保人数（五险）', '单位缴费金额、所属期、欠费', '单位月度缴存', '报关单量、进出口额'].map(
        (title) => `${title}：企业未授权`,
      ),
      expect.stringMatching(/^另有 \d+ 项需要授权的数据：企业未授权$/),
      '2024 年 1 月以前的纳税信用级别：不在授权范围',
      '2024 年 11 月以前的纳税申报与入库：不在授权范围',
      '法定代表人：没有单独同意',
    ]);
    expect(view.access).toMatchObject({ personName: '农商陈志航' });
    expect(Date.parse(view.access.readableUntil) - Date.parse(view.access.openedAt)).toBe(30 * minute);
    expect(view.consent).toMatchObject({ uses: 1, usesMax: 3, state: 'active' });
  });

  it('rows behind the file stay within it: other datasets, earlier months and what only authorities share do not exist', async () => {
    const firm = await firmWithFile();
    await load(w.app, firm, {
      dataset: '05.02',
      rows: [
        {
          period: '2026-10',
          naturalKey: 'other',
          body: { uscc: firm.uscc, month: '2026-10', taxType: 'other', paid: '777.77' },
          disclosure: 'governmentOnly',
        },
      ],
    });
    await w.settle();
    const { applicationId } = await consented(w, firm, {
      items: [
        { dataset: '05.01', months: 12 },
        { dataset: '05.02', months: 3 },
      ],
    });
    const view = await opened(firm, applicationId);
    expect(JSON.stringify(view)).not.toContain('777.77');
    const rows = (await records(manager(), firm.id, view.access.id, '05.02').expect(200)).body as {
      items: Array<{ period: string; values: Array<{ field: string; value: string }> }>;
    };
    expect([...new Set(rows.items.map(({ period }) => period))]).toEqual(['2026-10', '2026-09', '2026-08']);
    expect(rows.items).toHaveLength(6);
    const registration = await records(manager(), firm.id, view.access.id, '01.01').expect(200);
    expect(JSON.stringify(registration.body)).not.toContain('legalRepresentative');
    await records(manager(), firm.id, view.access.id, '99.99').expect(404);
    expect(await looks(firm.owner)).toEqual([['allowed', null]]);

    const onlyGrade = await consented(w, firm, { items: [{ dataset: '05.01', months: 12 }] });
    const second = await opened(firm, onlyGrade.applicationId);
    await records(manager(), firm.id, second.access.id, '05.02').expect(404);
    const [newest] = await accessesOf(firm.owner);
    expect(newest).toMatchObject({ outcome: 'refused', reason: 'noConsent', datasets: [{ dataset: '05.02', title: '纳税申报与入库' }] });
  });
});

describe('figures of a firm', () => {
  it('are the same, whether made bit by bit or from nothing', async () => {
    const firm = await w.newFirm('江澄市逐笔仪表有限公司', '990104');
    const stored = async (): Promise<Profile> => w.app.database.read().findOneByOrFail(Profile, { enterpriseId: firm.id });
    await loadFile(w.app, firm, '2026-08');
    await w.settle();
    await load(w.app, firm, {
      dataset: '05.02',
      rows: [{ period: '2026-09', naturalKey: 'vat', body: { uscc: firm.uscc, month: '2026-09', taxType: 'vat', paid: '0.00' } }],
    });
    await w.settle();
    const corrected = { uscc: firm.uscc, month: '2026-08', taxType: 'vat', paid: '0.30', sales: '5.00' };
    await load(w.app, firm, { dataset: '05.02', rows: [{ period: '2026-08', naturalKey: 'vat', body: corrected }] });
    await load(w.app, firm, {
      dataset: '12.04',
      rows: [
        {
          period: '-',
          naturalKey: 'C1',
          body: { uscc: firm.uscc, listName: '重大税收违法', authority: '税务局', listedOn: '2026-01-05', caseNumber: 'C1' },
        },
      ],
    });
    await w.settle();
    const incremental = await stored();
    expect(incremental.indicators).toMatchObject({
      '': { listed: 'true' },
      '2026-09-30': { taxZeroMonths12: '1', taxPaid3: '1400.30' },
    });

    await w.app.database.transaction(async (tx) => {
      await tx.delete(Profile, { enterpriseId: firm.id });
      await w.app.profiles.refresh(tx, [firm.id]);
    });
    const rebuilt = await stored();
    expect(rebuilt.indicators).toEqual(incremental.indicators);
  });

  it('are facts for rules: one vocabulary, values by code, age as of today', async () => {
    const firm = await firmWithFile();
    const values = await w.app.profiles.factValues(w.app.database.read(), firm.id);
    const ofFirstRelease = [
      ...['ageMonths', 'employees', 'industrySection', 'listed', 'region', 'registeredCapital', 'sales12', 'status', 'taxGrade', 'taxMaxMin12'],
      ...['taxMonthsPaid12', 'taxPaid12', 'taxPaid3', 'taxPaid6', 'taxPaidGrowth12'],
    ];
    expect([...values.keys()]).toEqual(expect.arrayContaining(ofFirstRelease));
    expect(values.size).toBeGreaterThan(60);
    expect(values.get('taxPaid12')).toEqual({ value: '13200.00', asOf: '2026-10-31', sourceName: '税务部门', gap: null });
    later(366 * 24 * 60 * minute);
    expect((await w.app.profiles.factsOf([firm.id])).get(firm.id)?.get('ageMonths')).toMatchObject({ value: '128', asOf: '2027-11-13' });
    setClock(start);
    const unknown = (await w.app.profiles.factsOf([newId()])).values().next().value;
    expect(unknown?.get('taxGrade')?.value).toBeNull();

    const everyFirm: string[] = [];
    for await (const { enterpriseId } of w.app.profiles.allFactValues()) everyFirm.push(enterpriseId);
    expect(everyFirm).toContain(firm.id);
    expect(new Set(everyFirm).size).toBe(everyFirm.length);

    const facts = async (query: { limit?: number; cursor?: string }) =>
      (await w.as(w.cast.riverBank.productManager).get(contracts.listFacts, { query }).expect(200)).body as {
        items: contracts.FactView[];
        nextCursor: string | null;
      };
    const all = await facts({ limit: 200 });
    expect(new Set(all.items.map(({ code }) => code))).toEqual(new Set(values.keys()));
    expect(all.nextCursor).toBeNull();
    const first = await facts({ limit: 6 });
    const second = await facts({ limit: 200, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(all.items.find(({ code }) => code === 'taxGrade')).toMatchObject({
      isOrdered: true,
      dataset: '05.01',
      months: 12,
      options: [{ code: 'A' }, { code: 'B' }, { code: 'M' }, { code: 'C' }, { code: 'D' }],
    });
    expect(all.items.find(({ code }) => code === 'region')?.options).toContainEqual({ code: '990102', title: '高新区' });
    expect(all.items.find(({ code }) => code === 'taxPaidGrowth12')?.months).toBe(24);
  });

  it('the firm sees its own file whole; another firm sees its own, not this one', async () => {
    const firm = await firmWithFile();
    const own = (await w.as(firm.owner).get(contracts.getOwnProfile, {}).expect(200)).body as {
      identity: Record<string, string>;
      indicators: contracts.IndicatorView[];
      taxSeries: { from: string; months: unknown[] };
    };
    expect(own.identity).toMatchObject({ id: firm.id, name: firm.name, legalRepresentative: firm.legalRepresentative, regionName: '高新区' });
    expect(own.indicators.map(({ code }) => code)).toEqual(expect.arrayContaining([...publicCodes, ...withinTwelve, ...beyondTwelve, 'taxGrade']));
    // What has not come is shown as missing with its reason, never as a zero.
    expect(own.indicators.find(({ code }) => code === 'powerUse12')).toMatchObject({
      value: null,
      freshness: { state: 'missing', reason: 'notArrived' },
    });
    expect(own.indicators.find(({ code }) => code === 'penalties36')).toMatchObject({ value: null, freshness: { reason: 'notArrived' } });
    expect(own.indicators.find(({ code }) => code === 'listed')).toMatchObject({ value: 'false', freshness: { state: 'fresh' } });
    expect([own.taxSeries.from, own.taxSeries.months.length]).toEqual(['2024-11', 24]);
    const other = (await w.as(w.cast.baichuan.owner).get(contracts.getOwnProfile, {}).expect(200)).body as {
      identity: { id: string };
      indicators: unknown[];
      taxSeries: unknown;
    };
    expect(other).toMatchObject({ identity: { id: w.cast.baichuan.id }, indicators: [], taxSeries: null, refreshedAt: null });
    await w.as(manager()).get(contracts.getOwnProfile, {}).expect(403);
  });

  it('a request that was never granted opens nothing', async () => {
    const firm = await firmWithFile();
    const { applicationId, requestId } = await askForConsent(w, firm);
    await open(manager(), firm.id, applicationId).expect(404);
    const [attempt] = await accessesOf(firm.owner);
    // What a firm has only begun does not exist for the bank, so its attempt names no application.
    expect(attempt).toMatchObject({ reason: 'noConsent', applicationId: null, applicationReference: null });
    await grant(w, firm.owner, requestId);
    await open(manager(), firm.id, applicationId).expect(201);
  });
});
