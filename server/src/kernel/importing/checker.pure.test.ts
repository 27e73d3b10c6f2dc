import { afterEach, describe, expect, it } from '@jest/globals';
import { setClock } from '../clock.js';
import { makeUscc } from '../pure/uscc.js';
import { compileChecker } from './checker.js';
import { fieldSpec, fieldSpecs, type FieldType } from './fields.contract.js';
import { bindHeader } from './header.js';
import { importLimits } from './limits.js';
import { mappingSchema, type MappingInput } from './mapping.contract.js';

type Spec = Parameters<typeof fieldSpec.parse>[0] & object;
type Column = Partial<MappingInput['columns'][number]>;

const rowOf = (...cells: string[]) => ({ line: 1, cells, hasStrayQuote: false });

/** One field `it` under the header 列, and a second, optional one so that no row is blank. */
function checkerOf(spec: Spec, column: Column = {}, exceptional?: ReadonlySet<string>) {
  const fields = fieldSpecs.parse([
    { name: 'it', title: '抄表日期', ...spec },
    { name: 'other', title: '其他', type: 'text' },
  ]);
  const mapping = mappingSchema.parse({
    columns: [
      { header: '列', field: 'it', ...column },
      { header: '其他', field: 'other' },
    ],
  });
  const check = compileChecker({
    fields,
    mapping,
    header: bindHeader(rowOf('列', '其他'), mapping, fields, importLimits),
    ...(exceptional && { exceptional }),
  });
  return (cell: string) => {
    const result = check({ cells: [cell, 'x'], hasStrayQuote: false });
    return result.ok ? result.values.it : result.problems[0]!;
  };
}

afterEach(() => setClock(null));

describe('a value that is taken', () => {
  it.each<[FieldType, Column, string, string | number | null]>([
    ['date', {}, ' 2026-10-31 ', '2026-10-31'],
    ['date', {}, '20261031', '2026-10-31'],
    ['date', {}, '２０２６/1/5', '2026-01-05'],
    ['date', {}, '2026/1/5 0:00:00', '2026-01-05'],
    ['date', {}, '2026年1月5日', '2026-01-05'],
    ['date', { dateFormats: ['M/D/YYYY'] }, '2/28/1997', '1997-02-28'],
    ['date', { dateFormats: ['M/D/YYYY', 'D-Mon-YY'] }, '3-Aug-11', '2011-08-03'],
    ['date', { dateFormats: ['D-Mon-YY'] }, '29-feb-96', '1996-02-29'],
    ['date', { words: { 长期: '2099-12-31' }, dateFormats: ['YYYYMMDD'] }, '长期', '2099-12-31'],
    ['date', { words: { '-': '' } }, '-', null],
    ['month', {}, '202609', '2026-09'],
    ['month', { dateFormats: ['YYYY年MM月'] }, '2026年09月', '2026-09'],
    ['month', { dateFormats: ['YYYYMMDD'] }, '20260930', '2026-09'],
    ['year', {}, '2026年', '2026'],
    ['money', {}, '１２，３４５．６', '12345.60'],
    ['money', {}, '¥1,234,567.89', '1234567.89'],
    ['money', {}, '-0', '0.00'],
    ['money', { unit: 'wanYuan' }, '1.234567', '12345.67'],
    ['money', { unit: 'wanYuan' }, '-0.5', '-5000.00'],
    ['money', { unit: 'yiYuan' }, '3', '300000000.00'],
    ['money', { unit: 'fen' }, '5', '0.05'],
    ['money', { unit: 'fen' }, '1234567', '12345.67'],
    ['money', {}, '9999999999999.99', '9999999999999.99'],
    ['integer', {}, '1,204', 1204],
    ['integer', {}, '12.0', 12],
    ['integer', {}, '−3', -3],
    ['decimal', {}, '0012.500', '12.5'],
    ['decimal', {}, '-0.10', '-0.1'],
    ['rate', {}, '3.65', '3.65'],
    ['rate', {}, '3.65%', '3.65'],
    ['rate', { unit: 'fraction' }, '0.0365', '3.65'],
    ['rate', { unit: 'perMille' }, '3', '0.30'],
    ['rate', { unit: 'fraction' }, '5‰', '0.50'],
    ['flag', {}, '是', 1],
    ['flag', {}, 'N', 0],
    ['flag', { words: { 正常: '否' } }, '正常', 0],
    ['region', {}, '990102', '990102'],
    ['industry', {}, 'c3411', 'C3411'],
    ['text', {}, '　江澄（市）公司　', '江澄（市）公司'],
    ['text', {}, '', null],
    ['text', { words: { P: '已付' } }, 'P', '已付'],
  ])('%s %j %j → %j', (type, column, cell, value) => {
    expect(checkerOf({ type }, column)(cell)).toBe(value);
  });

  const codes = [
    { code: '1', title: '居民' },
    { code: '2', title: '一般工商业' },
  ];
  it('a code by its code, its title or the source’s own word', () => {
    const read = checkerOf({ type: 'code', codes }, { words: { 商: '2' } });
    expect([read('1'), read('一般工商业'), read('商'), read('２')]).toEqual(['1', '2', '2', '2']);
  });

  it('a code of credit, normalised', () => {
    const code = makeUscc('9', '1', '990102', 'MA7K4X3T');
    expect(checkerOf({ type: 'uscc' })(` ${code.toLowerCase().slice(0, 8)}-${code.slice(8)} `)).toBe(code);
  });

  it('everything a row has, constants and nulls included', () => {
    const fields = fieldSpecs.parse([
      { name: 'tax', title: '税额', type: 'money', required: true },
      { name: 'kind', title: '税种', type: 'text' },
      { name: 'note', title: '备注', type: 'text' },
    ]);
    const mapping = mappingSchema.parse({
      columns: [
        { header: '实缴', field: 'tax' },
        { header: '备 注', field: 'note' },
      ],
      constants: { kind: '增值税' },
      ignored: ['序号'],
    });
    const header = bindHeader(rowOf('\ufeff序号', '实 缴'), mapping, fields, importLimits);
    expect(compileChecker({ fields, mapping, header })(rowOf('1', '5'))).toEqual({ ok: true, values: { tax: '5.00', kind: '增值税', note: null } });
  });
});

describe('a value that is sent back', () => {
  it.each<[FieldType, Spec, Column, string, string, string]>([
    ['date', {}, {}, '2026/10/3l', 'dateUnreadable', '最后一位是字母，核对后写成 2026-10-31 这样'],
    ['date', {}, {}, '昨天', 'dateUnreadable', '对照表'],
    ['date', {}, {}, '10/31/2026', 'dateUnreadable', '写成'],
    ['date', {}, {}, '20261131', 'dateImpossible', '11 月没有 31 日'],
    ['date', {}, {}, '2025-02-29', 'dateImpossible', '2 月没有 29 日'],
    ['date', {}, {}, '2026-13-01', 'dateImpossible', '没有 13 月'],
    ['date', {}, { dateFormats: ['D-Mon-YY'] }, '3-Foo-11', 'dateUnreadable', '不是日期'],
    ['date', {}, {}, '2199-01-01', 'dateOutOfRange', '2199'],
    ['date', { max: 'today' }, {}, '2026-11-22', 'dateOutOfRange', '晚于 2026-11-21'],
    ['month', { max: 'today' }, {}, '2026-12', 'dateOutOfRange', '晚于 2026-11'],
    ['money', { min: '0' }, {}, '-1,204', 'numberTooSmall', '最小 0'],
    ['money', { max: '100.00' }, {}, '100.01', 'numberTooLarge', '最大 100.00 元'],
    ['money', {}, {}, '1.005', 'tooManyDecimals', '精确到分'],
    ['money', {}, { unit: 'fen' }, '1.5', 'tooManyDecimals', '不足一分'],
    ['money', {}, {}, '12,34', 'numberUnreadable', '不是数字'],
    ['money', {}, {}, '1.2E+05', 'numberUnreadable', '科学计数法'],
    ['money', {}, {}, '1'.repeat(400), 'numberTooLarge', '最大'],
    ['rate', {}, {}, '400%', 'numberTooLarge', '最大 100.00%'],
    ['rate', {}, {}, '400', 'numberTooLarge', '最大 100.00%'],
    ['rate', {}, { unit: 'fraction' }, '4', 'numberTooLarge', '最大 100.00%'],
    ['rate', { max: '24' }, {}, '99999', 'numberTooLarge', '最大 24.00%'],
    ['rate', {}, {}, '-1', 'numberTooSmall', '最小 0.00%'],
    ['rate', {}, {}, '3.65001', 'tooManyDecimals', '4 位'],
    ['integer', {}, {}, '1.5', 'notInteger', '整数'],
    ['integer', { min: 0 }, {}, '-1,204', 'numberTooSmall', '最小 0'],
    ['integer', {}, {}, '9'.repeat(16), 'numberTooLarge', '最大'],
    ['decimal', { decimalsMax: 2 }, {}, '1.234', 'tooManyDecimals', '2 位'],
    ['flag', {}, {}, '也许', 'flagUnreadable', '是 或 否'],
    ['region', {}, {}, '9901', 'regionUnreadable', '6 位'],
    ['industry', {}, {}, 'A3411', 'industryUnreadable', '行业'],
    ['text', { lengthMax: 3 }, {}, '一二三四', 'textTooLong', '3 个字'],
    ['text', {}, {}, 'a\u0001b', 'controlCharacter', '控制字符'],
    ['text', { pattern: '\\d{4}' }, {}, '12345', 'patternMismatch', '核对'],
    ['text', { required: true }, {}, ' ', 'required', '补上抄表日期'],
    ['text', { required: true }, { words: { 无: '' } }, '无', 'required', '补上'],
    [
      'code',
      {
        required: true,
        codes: [
          { code: '1', title: '居民' },
          { code: '4', title: '农业' },
        ],
      },
      {},
      '',
      'required',
      '填 1 居民、4 农业',
    ],
    ['code', { codes: [{ code: '1', title: '居民' }] }, {}, '5', 'unknownCode', '填 1 居民'],
  ])('%s %j %j %j → %s', (type, spec, column, cell, rule, words) => {
    setClock(new Date('2026-11-21T04:00:00Z'));
    const problem = checkerOf({ type, ...spec }, column)(cell);
    expect(problem).toMatchObject({ field: 'it', header: '列', rule });
    expect(Object.values(problem as object).join(' ')).toContain(words);
  });

  it('an empty cell is shown as such', () => {
    expect(checkerOf({ type: 'text', required: true })('  ')).toMatchObject({ received: '（空）' });
  });
});

describe('a code of credit that fails', () => {
  const code = makeUscc('9', '1', '990104', 'MA5K7X2T');
  const wrong = code.slice(0, 17) + (code.endsWith('K') ? 'H' : 'K');

  it('in its last character only is doubtful: the expected one is named, an exception possible', () => {
    const problem = checkerOf({ type: 'uscc' })(wrong);
    expect(problem).toMatchObject({
      rule: 'usccDoubtful',
      detail: `按前 17 位算，第 18 位应为 ${code[17]}`,
      remedy: expect.stringContaining('申请例外'),
    });
  });

  it('passes once a person made it an exception', () => {
    expect(checkerOf({ type: 'uscc' }, {}, new Set([wrong]))(wrong)).toBe(wrong);
  });

  it('is masked in the report, and a letter O is named', () => {
    const problem = checkerOf({ type: 'uscc' })(`9199O104${code.slice(8)}`);
    expect(problem).toMatchObject({ rule: 'usccInvalid', detail: expect.stringContaining('第 5 位是字母 O') });
    expect((problem as { received: string }).received).toMatch(/^9199O104\*{7}.{3}$/);
  });
});

describe('what the report shows', () => {
  it.each<[Spec, string, string]>([
    [{ type: 'text', mask: 'identity', pattern: 'x' }, '110101199003070011', '1101************11'],
    [{ type: 'text', mask: 'phone', pattern: 'x' }, '13812346207', '138****6207'],
    [{ type: 'text', mask: 'name', pattern: 'x' }, '周明远', '周*远'],
    [{ type: 'text', sensitivity: 'L4', pattern: 'x' }, '12345', '*****'],
    [{ type: 'date' }, '110101199003070011', '1101************11'],
    [{ type: 'money' }, '打 13812346207 找我', '打 138****6207 找我'],
    [{ type: 'date' }, '2026/10/3l', '2026/10/3l'],
  ])('%j %j → %j', (spec, cell, received) => {
    expect(checkerOf(spec)(cell)).toMatchObject({ received });
  });

  it('is short, whatever was sent', () => {
    const { received } = checkerOf({ type: 'date' })('x'.repeat(30_000)) as { received: string };
    expect(received.length).toBeLessThan(70);
  });
});

describe('a whole row that is sent back', () => {
  const fields = fieldSpecs.parse([
    { name: 'a', title: '甲', type: 'text' },
    { name: 'b', title: '乙', type: 'date' },
  ]);
  const mapping = mappingSchema.parse({
    columns: [
      { header: '甲', field: 'a' },
      { header: '乙', field: 'b' },
    ],
  });
  const check = compileChecker({ fields, mapping, header: bindHeader(rowOf('甲', '乙', ''), mapping, fields, importLimits) });

  it('with other cells than the header has; empty ones behind do not count', () => {
    expect(check(rowOf('x'))).toMatchObject({ ok: false, problems: [{ rule: 'columnCount', detail: '表头 2 列，这一行 1 列' }] });
    expect(check(rowOf('x', '', 'y'))).toMatchObject({ ok: false, problems: [{ rule: 'columnCount' }] });
    expect(check(rowOf('x', '', '', ' '))).toMatchObject({ ok: true });
  });

  it('with a stray quote or an endless cell', () => {
    expect(check({ cells: ['x', ''], hasStrayQuote: true })).toMatchObject({ problems: [{ rule: 'strayQuote' }] });
    expect(check(rowOf('x'.repeat(40_000), ''))).toMatchObject({ problems: [{ rule: 'cellTooLong', header: '甲' }] });
  });

  it('names every wrong cell at once', () => {
    const both = compileChecker({
      fields: fieldSpecs.parse([{ ...fields[0], type: 'date' }, fields[1]]),
      mapping,
      header: bindHeader(rowOf('甲', '乙'), mapping, fields, importLimits),
    });
    expect(both(rowOf('x', 'y'))).toMatchObject({ problems: [{ header: '甲' }, { header: '乙' }] });
  });
});
