import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { load } from '../../../test/consented.js';
import { codeOf, deliver, file } from '../../../test/deliveries.js';
import { encodeCursor } from '../../kernel/database/index.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { sqlInstant } from '../../kernel/database/index.js';
import { EvidenceEntry } from '../evidence/index.js';
import { ListEntry } from './list-entry.entity.js';
import * as contracts from './lists.contract.js';
import { closePart } from './parts.js';

beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));
const dayMs = 86_400_000;
const w = world();
const manager = (): Person => w.cast.riverBank.customerManager;
const header = '统一社会信用代码,名单名称,认定机关,列入日期,移出日期,决定书文号';
type Single = contracts.ListCheckView & { row: contracts.CheckRow };

const ask = async (uscc: string, change: object = {}, person = manager()): Promise<Single> =>
  (
    await w
      .as(person)
      .post(contracts.checkOne, { body: { uscc, purpose: 'preLoan', datasets: ['12.04'], ...change } })
      .expect(201)
  ).body as Single;
const send = (content: Buffer | string, query: object = {}, person = manager()) =>
  w.as(person).upload(contracts.checkFile, { query: { fileName: '客户名单.csv', purpose: 'preLoan', datasets: '12.04', ...query } }, content);
const read = async (checkId: string, person = manager()): Promise<contracts.ListCheckView> =>
  (await w.as(person).get(contracts.getCheck, { params: { checkId } }).expect(200)).body as contracts.ListCheckView;
const rowsOf = async (checkId: string, query: object = {}) =>
  (
    await w
      .as(manager())
      .get(contracts.listCheckRows, { params: { checkId }, query: { limit: 200, ...query } })
      .expect(200)
  ).body as {
    items: contracts.CheckRow[];
    nextCursor: string | null;
  };
const listing = (uscc: string, change: { name?: string; removedOn?: string; number?: string } = {}) =>
  [uscc, change.name ?? '安全生产失信', '江澄市应急管理局', '2026-05-06', change.removedOn ?? '', change.number ?? '澄应急〔2026〕7 号'].join(',');

describe('a single check', () => {
  it('before the list has ever come is unchecked, never clear', async () => {
    const { row, unchecked } = await ask(w.cast.hengze.uscc);
    expect(row).toMatchObject({ outcome: 'unchecked', entries: [] });
    expect(row.detail).toContain('没有查成，不等于没有列入');
    // That list is named once, with the check.
    expect(row).toMatchObject({ ownDetail: null, waiting: [] });
    expect(unchecked.map(({ dataset }) => dataset)).toEqual(['12.04']);
  });

  it('names list, authority and dates; a removed entry is shown as removed; a waiting one is not called clear', async () => {
    const { hengze, baichuan, market } = w.cast;
    const stranger = codeOf(77);
    const lines = [listing(hengze.uscc), listing(baichuan.uscc, { removedOn: '2026-09-01' }), listing(stranger)];
    await deliver(w, market.officer, '12.04', file(header, lines));
    const listed = await ask(` ${hengze.uscc.toLowerCase()} `);
    expect(listed).toMatchObject({ kind: 'single', state: 'done', personName: '农商陈志航', codes: { total: 1, listed: 1, clear: 0 } });
    expect(listed.row).toMatchObject({
      outcome: 'listed',
      uscc: hengze.uscc,
      entries: [
        {
          dataset: '12.04',
          listName: '安全生产失信',
          kind: 'restriction',
          subject: hengze.name,
          authority: '江澄市应急管理局',
          listedOn: '2026-05-06',
          removedOn: null,
          reference: '澄应急〔2026〕7 号',
          isLive: true,
        },
      ],
    });
    expect((await ask(baichuan.uscc)).row).toMatchObject({ outcome: 'past', entries: [{ removedOn: '2026-09-01', isLive: false }] });
    const waits = '没有查成：“严重失信主体名单”有记录在等这一主体的登记信息。没有查成，不等于没有列入';
    expect((await ask(stranger)).row).toMatchObject({ outcome: 'unchecked', entries: [], detail: waits, ownDetail: waits, waiting: ['12.04'] });
    expect((await ask(codeOf(78))).row).toMatchObject({ outcome: 'clear', detail: null });
    const wrong = (await ask('91990102MA7K4X3T6')).row;
    expect(wrong).toMatchObject({ outcome: 'invalid', uscc: null, waiting: [] });
    expect(wrong.ownDetail).toBe(wrong.detail);
    // Later than promised, it is still searched, and whoever is not found reads how old the list is.
    const cameAgo = (days: number) =>
      w.app.database.transaction((tx) =>
        tx.query("update batches set finished_at = ? where dataset = '12.04'", [sqlInstant(new Date(now().getTime() - days * dayMs))]),
      );
    await cameAgo(2);
    expect((await ask(codeOf(78))).row).toMatchObject({ outcome: 'clear', detail: null });
    await cameAgo(3);
    const late = (await ask(codeOf(78))).row;
    expect(late.outcome).toBe('clear');
    expect(late.ownDetail).toBe(late.detail);
    expect(late.detail).toBe('“严重失信主体名单”晚于承诺，最近一次 2026-11-09 送到，查的是最近一次送到的，之后列入的看不到');
    expect((await ask(hengze.uscc)).row).toMatchObject({ outcome: 'listed', detail: null });
    await cameAgo(0);
    // Another list that never came makes the same code unchecked.
    expect((await ask(codeOf(78), { datasets: ['12.04', '04.01'] })).row).toMatchObject({ outcome: 'unchecked' });
    expect((await ask(hengze.uscc, { datasets: ['12.04', '04.01'] })).row).toMatchObject({ outcome: 'listed' });
  });

  it('follows corrections of the records, and keeps to what is public', async () => {
    const { hengze } = w.cast;
    const row = (disclosure: 'public' | 'governmentOnly', removedOn?: string) => ({
      period: '-',
      naturalKey: 'C-9',
      body: {
        uscc: hengze.uscc,
        listName: '试验名单',
        authority: '某局',
        listedOn: '2026-01-01',
        caseNumber: 'C-9',
        ...(removedOn && { removedOn }),
      },
      disclosure,
    });
    const names = async (): Promise<string[]> => (await ask(hengze.uscc)).row.entries.filter(({ isLive }) => isLive).map(({ listName }) => listName);
    await load(w.app, hengze, { dataset: '12.04', rows: [row('public')] });
    await w.settle();
    expect(await names()).toEqual(expect.arrayContaining(['试验名单', '安全生产失信']));
    await load(w.app, hengze, { dataset: '12.04', rows: [row('public', '2026-11-12')] });
    await w.settle();
    expect(await names()).toEqual(['安全生产失信']);
    await load(w.app, hengze, { dataset: '12.04', rows: [row('governmentOnly')] });
    await w.settle();
    expect((await ask(hengze.uscc)).row.entries).toHaveLength(1);
    const stored = await w.app.database.read().find(ListEntry, { order: { uscc: 'ASC', entryKey: 'ASC' } });
    await w.app.database.transaction(async (tx) => {
      await tx.createQueryBuilder().delete().from(ListEntry).execute();
      expect(await w.app.lists.rebuildSome(tx, '')).toBeNull();
    });
    expect(await w.app.database.read().find(ListEntry, { order: { uscc: 'ASC', entryKey: 'ASC' } })).toEqual(stored);
  });

  it('says what for, leaves an entry without the code, and is made once', async () => {
    const calls = w.as(manager());
    await calls.post(contracts.checkOne, { body: { uscc: w.cast.hengze.uscc } as never }).expect(422);
    await calls.post(contracts.checkOne, { body: { uscc: w.cast.hengze.uscc, purpose: 'preLoan', datasets: ['05.02'] } }).expect(422);
    const body = { uscc: w.cast.hengze.uscc, purpose: 'preLoan' as const };
    const twice = [
      await calls.post(contracts.checkOne, { body }, { key: 'einmal-und-nur-einmal' }),
      await calls.post(contracts.checkOne, { body }, { key: 'einmal-und-nur-einmal' }),
    ];
    expect(new Set(twice.map((answer) => (answer.body as Single).id)).size).toBe(1);
    const [entry] = await w.app.database.read().find(EvidenceEntry, { where: { subjectId: (twice[0]?.body as Single).id } });
    expect(entry?.kind).toBe('list.checked');
    expect(JSON.stringify(entry)).not.toContain(w.cast.hengze.uscc);
  });

  it('is a firm’s own only: about itself', async () => {
    expect((await ask(w.cast.hengze.uscc, { purpose: 'self' }, w.cast.hengze.owner)).row.outcome).toBe('listed');
    await w
      .as(w.cast.hengze.owner)
      .post(contracts.checkOne, { body: { uscc: w.cast.baichuan.uscc, purpose: 'self' } })
      .expect(403);
    await send(w.cast.hengze.uscc, {}, w.cast.hengze.owner).expect(403);
  });
});

describe('a check of a file', () => {
  const many = Array.from({ length: 4_500 }, (_, place) => codeOf(1_000 + place));

  it('goes through in parts, tells every row, and can be taken away as a table', async () => {
    const { hengze, baichuan } = w.cast;
    const lines = [
      '企业名称,统一社会信用代码',
      `甲,${hengze.uscc}`,
      `乙,${baichuan.uscc}`,
      '丙,不是代码',
      '',
      ...many.map((code, place) => `企业${place},${code}`),
    ];
    const begun = (await send(lines.join('\n')).expect(202)).body as contracts.ListCheckView;
    expect(begun).toMatchObject({ state: 'waiting', codes: { total: 4_503, done: 0, unchecked: 4_503 } });
    // Nothing that was not searched reads as clear.
    expect(new Set((await rowsOf(begun.id)).items.map(({ outcome }) => outcome))).toEqual(new Set(['unchecked']));
    await w.settle();
    expect(await read(begun.id)).toMatchObject({
      state: 'done',
      keptUntil: '2026-12-12',
      codes: { total: 4_503, done: 4_503, listed: 1, past: 1, clear: 4_500, unchecked: 0, invalid: 1 },
    });
    const { items: wrong } = await rowsOf(begun.id, { outcome: 'invalid' });
    expect(wrong).toMatchObject([{ line: 4, received: '不是代码' }]);
    expect((await rowsOf(begun.id, { outcome: 'listed' })).items).toMatchObject([{ line: 2, uscc: hengze.uscc }]);
    const seen: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await rowsOf(begun.id, { ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ line }) => line));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(4_503);
    expect(new Set(seen).size).toBe(4_503);
    const csv = await w
      .as(manager())
      .get(contracts.downloadCheck, { params: { checkId: begun.id, format: 'csv' } })
      .expect(200);
    expect(csv.text.split('\r\n')).toHaveLength(4_505);
    expect(csv.text).toContain(`${hengze.uscc},列入`);
    await w
      .as(manager())
      .get(contracts.downloadCheck, { params: { checkId: begun.id, format: 'xlsx' } })
      .expect(200);
    await w
      .as(w.cast.hillBank.customerManager)
      .get(contracts.getCheck, { params: { checkId: begun.id } })
      .expect(404);
  });

  it('says of each row only what is its own; the table that is taken away says all of it on every row', async () => {
    const { hengze } = w.cast;
    const [clear, stranger] = [many[0] ?? '', codeOf(77)];
    const { id } = (await send(['代码', hengze.uscc, clear, stranger, '不是代码'].join('\n'), { datasets: '12.04,04.01' }).expect(202))
      .body as contracts.ListCheckView;
    expect((await rowsOf(id)).items.map(({ ownDetail }) => ownDetail)).toEqual(Array.from({ length: 4 }, () => '这一行还没有查'));
    await w.settle();
    expect((await read(id)).unchecked).toMatchObject([{ dataset: '04.01' }]);
    const { items } = await rowsOf(id);
    const own = '没有查成：“严重失信主体名单”有记录在等这一主体的登记信息。没有查成，不等于没有列入';
    expect(items).toMatchObject([
      { outcome: 'listed', ownDetail: null, waiting: [] },
      { outcome: 'unchecked', ownDetail: null, waiting: [] },
      { outcome: 'unchecked', ownDetail: own, waiting: ['12.04'] },
      { outcome: 'invalid', waiting: [] },
    ]);
    expect(items[3]?.ownDetail).toBe(items[3]?.detail);
    const { text } = await w
      .as(manager())
      .get(contracts.downloadCheck, { params: { checkId: id, format: 'csv' } })
      .expect(200);
    const [, ...lines] = text.trim().split('\r\n');
    expect(lines.filter((line) => line.includes('”还没有到过') && line.includes('没有查成，不等于没有列入'))).toHaveLength(3);
    expect(lines.find((line) => line.includes(stranger))).toContain('；“严重失信主体名单”有记录在等');
  });

  it('shows results that an earlier version has stored', async () => {
    const { id } = (await send(`${many[1]}\n`).expect(202)).body as contracts.ListCheckView;
    await w.settle();
    const [{ ownDetail: _, waiting: __, ...old }] = (await rowsOf(id)).items as [contracts.CheckRow];
    await w.app.database.transaction((tx) => closePart(tx, id, 0, [{ ...old, detail: '从前的说明' } as contracts.CheckRow]));
    expect((await rowsOf(id)).items).toMatchObject([{ detail: '从前的说明', ownDetail: '从前的说明', waiting: [] }]);
  });

  it('takes lines, tables and workbooks, and says what it cannot take', async () => {
    const counted = async (content: Buffer | string): Promise<number> =>
      ((await send(content).expect(202)).body as contracts.ListCheckView).codes.total;
    expect(await counted(`${many[0]}\n${many[1]}\n`)).toBe(2);
    expect(await counted(`代码;说明\n${many[0]};甲\n`)).toBe(1);
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('名单').addRows([
      ['序号', '信用代码'],
      [1, many[0]],
      [2, many[1]],
      [3, many[2]],
    ]);
    expect(await counted(Buffer.from(await workbook.xlsx.writeBuffer()))).toBe(3);
    for (const content of ['', '\n\n', Buffer.from([0xff, 0xfe, 0x00, 0x01])]) await send(content).expect(422);
    await send(Array.from({ length: 100_001 }, () => many[0]).join('\n')).expect(422);
  });

  it('stops at the day’s limit, and goes after 30 days', async () => {
    const tight = new (w.app.lists.constructor as typeof import('./lists.service.js').ListsService)(w.app.database, w.app.lists.neighbours, {
      singlesPerDay: 1,
      codesPerDay: 1,
    });
    const actor = await w.app.identity.authenticate(manager().token);
    const bytes = async function* () {
      yield Buffer.from(many[0] ?? '');
    };
    await expect(tight.checkFile(actor!, { fileName: '一.csv', purpose: 'preLoan', upload: bytes() })).rejects.toThrow('今天批量核查的代码已到');
    const [before] = (await w.as(manager()).get(contracts.listChecks, {}).expect(200)).body.items as contracts.ListCheckView[];
    setClock(new Date(now().getTime() + 31 * 24 * 3600_000));
    await w.app.database.transaction((tx) => w.app.lists.sweep(tx));
    setClock(new Date('2026-11-12T02:00:00Z'));
    await w
      .as(manager())
      .get(contracts.getCheck, { params: { checkId: before?.id ?? '' } })
      .expect(404);
    const [left] = (await w.app.database.read().query('select count(*) as parts from list_check_parts')) as Array<{ parts: number | string }>;
    expect(Number(left?.parts)).toBe(0);
  });
});

describe('the same file again', () => {
  it('at once and for the same purpose is the same check; otherwise it is another', async () => {
    const content = `统一社会信用代码\n${w.cast.hengze.uscc}\n${w.cast.baichuan.uscc}\n`;
    const idOf = async (query: object = {}, person = manager()): Promise<string> =>
      ((await send(content, query, person).expect(202)).body as { id: string }).id;
    const first = await idOf();
    expect(await idOf()).toBe(first);
    expect(await idOf({ purpose: 'postLoan' })).not.toBe(first);
    setClock(new Date(now().getTime() + 5 * 60_000));
    expect(await idOf()).not.toBe(first);
    setClock(new Date('2026-11-12T02:00:00Z'));
    await w.settle();
  });

  it('a page’s place that somebody has made up is refused', async () => {
    const { id } = (await send(`${w.cast.hengze.uscc}\n`).expect(202)).body as { id: string };
    for (const place of [
      ['x', 'y'],
      [0.5, 1],
    ])
      await w
        .as(manager())
        .get(contracts.listCheckRows, { params: { checkId: id }, query: { cursor: encodeCursor(place) } })
        .expect(422);
    await w.settle();
  });
});
