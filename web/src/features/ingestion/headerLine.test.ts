import { expect, test } from 'vitest';
import { headerLineOf, headersOf } from './headerLine';

test('the separator outside quotes decides, empty cells behind the last header fall away', () => {
  expect(headersOf('\ufeff\n统一社会信用代码,"税款,所属期",实缴税额（万元）,,\n9199,2026-10,1')).toEqual([
    '统一社会信用代码',
    '税款,所属期',
    '实缴税额（万元）',
  ]);
  expect(headersOf('代码\t名称\t金额, 元')).toEqual(['代码', '名称', '金额, 元']);
  expect(headersOf('"他说""好"""|b')).toEqual(['他说"好"', 'b']);
  expect(headersOf('  \r\n ')).toEqual([]);
});

test('UTF-8, its mark and GB18030 are told apart; a spreadsheet is none of them', async () => {
  const text = new TextEncoder().encode('税种,金额\n增值税,1');
  expect(await headerLineOf(new Blob([text]))).toEqual({ headers: ['税种', '金额'], encoding: 'utf-8' });
  expect((await headerLineOf(new Blob([Uint8Array.of(0xef, 0xbb, 0xbf), text])))?.encoding).toBe('utf-8-bom');
  // 税种,金额 in GB18030
  const gb = Uint8Array.of(0xcb, 0xb0, 0xd6, 0xd6, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a);
  expect(await headerLineOf(new Blob([gb]))).toEqual({ headers: ['税种', '金额'], encoding: 'gb18030' });
  expect(await headerLineOf(new Blob([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)]))).toBeNull();
});

test('a character cut where reading stops is no fault', async () => {
  const long = new TextEncoder().encode(`列,金额\n${'税'.repeat(30_000)}`);
  expect((await headerLineOf(new Blob([long])))?.headers).toEqual(['列', '金额']);
});
