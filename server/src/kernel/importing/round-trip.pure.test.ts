import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeUscc } from '../pure/uscc.js';
import { compileChecker, type Values } from './checker.js';
import { fieldSpecs } from './fields.contract.js';
import { bindHeader } from './header.js';
import { importLimits } from './limits.js';
import { mappingSchema, type DateFormat, type Mapping, type SourceUnit } from './mapping.contract.js';

const fields = fieldSpecs.parse([
  { name: 'uscc', title: '统一社会信用代码', type: 'uscc', required: true },
  { name: 'month', title: '所属期', type: 'month', required: true },
  { name: 'until', title: '所属期止', type: 'month', required: true },
  { name: 'day', title: '入库日期', type: 'date' },
  { name: 'paid', title: '金额', type: 'money' },
  { name: 'kind', title: '税种', type: 'code', codes: ['vat', 'incomeTax', 'other'].map((code) => ({ code, title: code })) },
  { name: 'flag', title: '是否', type: 'flag' },
  { name: 'region', title: '区划', type: 'region' },
]);

const two = (part: number): string => String(part).padStart(2, '0');
const dayText: Partial<Record<DateFormat, (year: number, month: number, day: number) => string>> = {
  'YYYY-MM-DD': (year, month, day) => `${year}-${two(month)}-${two(day)}`,
  'YYYY/M/D': (year, month, day) => `${year}/${month}/${day}`,
  YYYYMMDD: (year, month, day) => `${year}${two(month)}${two(day)}`,
  YYYY年M月D日: (year, month, day) => `${year}年${month}月${day}日`,
  'D/M/YYYY': (year, month, day) => `${day}/${month}/${year}`,
  serial: (year, month, day) => String(Date.UTC(year, month - 1, day) / 86_400_000 + 25_569),
};
const monthText: Partial<Record<DateFormat, (year: number, month: number) => string>> = {
  'YYYY-MM': (year, month) => `${year}-${two(month)}`,
  YYYYMM: (year, month) => `${year}${two(month)}`,
  YYYY年M月: (year, month) => `${year}年${month}月`,
  'YYYY.M': (year, month) => `${year}.${month}`,
};
const unitText: Partial<Record<SourceUnit, (fen: number) => string>> = {
  yuan: (fen) => (fen / 100).toFixed(2),
  wanYuan: (fen) => (fen / 1_000_000).toFixed(6),
  fen: (fen) => String(fen),
};

/** A source's habits, chosen at random; then rows as that source would write them. */
const habits = fc.record({
  day: fc.constantFrom(...(Object.keys(dayText) as DateFormat[])),
  month: fc.constantFrom(...(Object.keys(monthText) as DateFormat[])),
  unit: fc.constantFrom(...(Object.keys(unitText) as SourceUnit[])),
  words: fc.uniqueArray(fc.stringMatching(/^[\p{Script=Han}]{1,6}$/u), { minLength: 3, maxLength: 3 }),
  isWide: fc.boolean(),
  isSplit: fc.boolean(),
  constant: fc.constantFrom('990101', '990102'),
  order: fc.shuffledSubarray(['uscc', 'span', 'until', 'day', 'paid', 'kind', 'flag', 'extra'], { minLength: 8 }),
});
const row = fc.record({
  firm: fc.integer({ min: 100_000, max: 999_999 }),
  year: fc.integer({ min: 2000, max: 2099 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  fen: fc.integer({ min: 0, max: 2_000_000_000 }),
  kind: fc.nat(2),
  flag: fc.boolean(),
  isEmpty: fc.boolean(),
});
const codes = ['vat', 'incomeTax', 'other'];
const wide = (text: string): string =>
  [...text].map((character) => (/[!-~]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character)).join('');

test('rows written by any source’s habits and read under its mapping are the rows again', () => {
  fc.assert(
    fc.property(habits, fc.array(row, { minLength: 1, maxLength: 5 }), (own, rows) => {
      const part = (place: number) => ({ part: { by: 'pattern' as const, pattern: '从{1}至{2}', place } });
      const mapping: Mapping = mappingSchema.parse(
        // As it is kept: through JSON and back.
        JSON.parse(
          JSON.stringify({
            columns: [
              { header: '码', field: 'uscc' },
              { header: '期间', field: 'month', dateFormats: [own.month], ...(own.isSplit && part(1)) },
              { header: own.isSplit ? '期间' : '期止', field: 'until', dateFormats: [own.month], ...(own.isSplit && part(2)) },
              { header: '入库', field: 'day', dateFormats: [own.day] },
              { header: '金额', field: 'paid', unit: own.unit },
              { header: '种类', field: 'kind', words: Object.fromEntries(own.words.map((word, index) => [word, codes[index]])) },
              { header: '标志', field: 'flag' },
            ],
            ignored: ['别的', ...(own.isSplit ? ['期止'] : [])],
            constants: { region: own.constant },
          }),
        ),
      );
      const written = (text: string): string => (own.isWide ? wide(text) : text);
      const cellsOf = (one: (typeof rows)[number]): Record<string, string> => {
        const month = written(monthText[own.month]!(one.year, one.month));
        return {
          码: written(makeUscc('9', '1', '990102', `MB${one.firm}`)),
          期间: own.isSplit ? `从${month}至${month}` : month,
          期止: month,
          入库: one.isEmpty ? '' : written(dayText[own.day]!(one.year, one.month, one.day)),
          金额: written(unitText[own.unit]!(one.fen)),
          种类: ` ${own.words[one.kind]!} `,
          标志: one.flag ? '是' : '否',
          别的: 'x',
        };
      };
      const names: Record<string, string> = {
        uscc: '码',
        span: '期间',
        until: '期止',
        day: '入库',
        paid: '金额',
        kind: '种类',
        flag: '标志',
        extra: '别的',
      };
      const headers = own.order.map((name) => names[name]!);
      const check = compileChecker({
        fields,
        mapping,
        header: bindHeader({ line: 1, cells: headers, hasStrayQuote: false }, mapping, fields, importLimits),
      });
      for (const one of rows) {
        const cells = cellsOf(one);
        const month = `${one.year}-${two(one.month)}`;
        const expected: Values = {
          uscc: makeUscc('9', '1', '990102', `MB${one.firm}`),
          month,
          until: month,
          day: one.isEmpty ? null : `${month}-${two(one.day)}`,
          paid: (one.fen / 100).toFixed(2),
          kind: codes[one.kind]!,
          flag: one.flag ? 1 : 0,
          region: own.constant,
        };
        expect(check({ cells: headers.map((header) => cells[header]!), hasStrayQuote: false })).toEqual({ ok: true, values: expected });
      }
    }),
    { numRuns: 300 },
  );
});

test('a mapping of the first release reads as it did', () => {
  const old = { columns: [{ header: '甲', field: 'uscc', words: { 无: '' } }], ignored: ['乙'], constants: {} };
  expect(mappingSchema.parse(old)).toEqual(old);
});
