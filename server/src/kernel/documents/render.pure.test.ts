import { afterAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { niceTop } from './chart-block.js';
import { DocumentRenderer, maskedFirmName, type Block, type DocumentSpec } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'xinyidai-render-'));
const renderer = new DocumentRenderer();
afterAll(() => renderer.stop());

const specOf = (blocks: readonly Block[]): DocumentSpec => ({
  title: '企业信用报告',
  subject: '江澄市恒泽精密机械有限公司',
  author: '江澄市信用服务中心',
  madeAt: '2026-11-21T02:00:00.000Z',
  watermark: '陈志航 江澄农商 2026-11-21 10:00',
  verification: { number: 'BG-2026-000001', code: 'K7QM2XTA', url: 'https://x.example/verify#BG-2026-000001.K7QM2XTA', address: 'x.example/verify' },
  cover: {
    organisation: '江澄市融资信用服务平台',
    headline: '江澄市恒泽精密机械有限公司',
    subline: '91 990102 MA7K4X3T6 M',
    pairs: [],
    note: '核对',
  },
  blocks,
});

async function rendered(blocks: readonly Block[]): Promise<{ text: string; info: string; pages: number; fonts: string; size: number }> {
  const { pdf, pages } = await renderer.render(specOf(blocks));
  const file = join(folder, 'x.pdf');
  writeFileSync(file, pdf);
  const say = (program: string, ...args: string[]): string =>
    execFileSync(program, [...args, file, ...(program === 'pdftotext' ? ['-'] : [])]).toString();
  return { text: say('pdftotext', '-layout'), info: say('pdfinfo'), pages, fonts: say('pdffonts'), size: pdf.length };
}

describe('a rendered document', () => {
  test('long tables break between rows, repeat their head and keep every row; pages are numbered', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`指标第${index}行`, { text: `${index}.00 万元`, isBold: true as const }]);
    const columns = [
      { title: '名称', width: 60 },
      { title: '数值', width: 40, align: 'right' as const },
    ];
    const { text, pages, info, fonts, size } = await rendered([{ kind: 'table', columns, rows }]);
    expect(pages).toBeGreaterThan(4);
    expect(text.match(/名称\s+数值/g)).toHaveLength(pages - 1);
    for (let index = 0; index < rows.length; index += 1) expect(text).toContain(`指标第${index}行`);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`第 ${page} 页，共 ${pages} 页`);
    expect(text.match(/核验：x\.example\/verify/g)).toHaveLength(pages);
    expect(info).toMatch(/Title:\s+企业信用报告 江澄市恒泽精密机械有限公司/);
    expect(info).toMatch(/Keywords:\s+BG-2026-000001 K7QM2XTA/);
    // Subsets are embedded, the fonts of twenty megabytes are not.
    expect(fonts.match(/yes yes yes/g)).toHaveLength(2);
    expect(size).toBeLessThan(200_000);
  });

  test('the watermark is drawn, not written: searching and reading aloud meet the text only', async () => {
    const { text } = await rendered([{ kind: 'text', text: '正文' }]);
    expect(text).toContain('正文');
    expect(text).not.toContain('陈志航');
  });

  test('every kind of block can be drawn, empty ones too', async () => {
    const points = [
      { label: '10', value: null },
      { label: '11', value: 0 },
      { label: '12', value: 3 },
    ];
    const { text } = await rendered([
      { kind: 'heading', level: 1, text: '标题', note: '说明' },
      { kind: 'parts', parts: [{ title: '有利', tone: 'good', items: [], empty: '没有发现' }] },
      { kind: 'chart', shape: 'bar', title: '纳税', unit: '万元', foot: '截至', points, hidden: { points: 1, reason: '未授权' } },
      { kind: 'chart', shape: 'line', title: '用电', unit: '度', foot: '截至', points: [], before: [] },
      { kind: 'table', columns: [{ title: '甲', width: 1 }], rows: [], empty: '一条也没有' },
      { kind: 'table', columns: [{ title: '甲', width: 1 }], rows: [[{ text: '未授权', isHidden: true, sub: '原因', meter: 0.5 }]] },
      { kind: 'pairs', pairs: [['名称', '很长'.repeat(80)]] },
      { kind: 'list', items: ['一', '二'] },
      { kind: 'note', title: '注意', text: '内容' },
      { kind: 'pageBreak' },
    ]);
    for (const word of ['标题', '没有发现', '未授权', '一条也没有', '注意']) expect(text).toContain(word);
  });
});

test('the scale of a chart begins at zero and ends at a round number', () => {
  expect([0, 0.7, 3, 12, 118.62, 4999].map(niceTop)).toEqual([1, 0.8, 4, 20, 200, 5000]);
});

test('a masked name lets its holder recognise it and tells a stranger little', () => {
  expect(maskedFirmName('江澄市恒泽精密机械有限公司')).toBe('江澄市恒****有限公司');
  expect(maskedFirmName('恒泽机械厂')).toBe('恒泽****械厂');
  expect(maskedFirmName('张记')).toBe('张****记');
});
