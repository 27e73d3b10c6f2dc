import assert from 'node:assert/strict';
import { download, figure, file, press, sees } from './journey/acts.mjs';
import { city, encode } from './journey/files.mjs';
import { mergedWorkbook } from './messy/files.mjs';

/** A department's messy files go in through the mapping screen: recognised, previewed, loaded as previewed, sent back, corrected, nothing left. */
export default async function messyFile(kit) {
  const server = await kit.startServer({ args: ['--demo'] });
  const browser = await kit.openBrowser(server.url);
  const account = server.accounts().find(({ username }) => username === 'taxation');
  const one = await browser.person();
  const { page } = one;
  await one.signIn(account);
  const firms = city(6);

  await kit.station('a workbook with merged headers, 万元, full-width text and mixed dates is recognised', async () => {
    await page.goto('/s/mappings/05.02');
    await page.locator('input[type=file]').setInputFiles(workbookFile('九月入库明细.xlsx', await mergedWorkbook(firms)));
    await sees(page, 'XLSX 工作簿');
    await sees(page, '入库明细');
    await sees(page, '表头上面的 2 行不算数据');
    await sees(page, '合计、签名等 2 行不入库');
    await sees(page, '必填字段都有了');
    assert.equal(await page.getByLabel('表头占几行').inputValue(), '2');
    await one.check('mapping from a sample');
  });

  await kit.station('the preview shows 50 rows as they would fare; a word is taught and the preview follows', async () => {
    const preview = page.locator('section.preview');
    await sees(preview, '会接受 4 行');
    await sees(preview, '会退回 2 行');
    await sees(preview, '12345000.00');
    await sees(preview, '13 月');
    await preview.getByLabel('“企业所得税（预缴）”对应的代码').selectOption({ label: '企业所得税' });
    await sees(preview, '会接受 5 行');
    await sees(preview, '会退回 1 行');
    await one.check('preview');
    await page.reload();
    await sees(page.locator('section.preview'), '会接受 5 行');
    await page.getByRole('button', { name: /^保存为第/ }).click();
    await sees(page, '已保存为第');
  });

  const first = await kit.station('sent, it is loaded exactly as previewed, and the report says why a row came back', async () => {
    await page.goto('/s/batches/new?dataset=05.02');
    await page.locator('input[type=file]').setInputFiles(workbookFile('九月入库明细.xlsx', await mergedWorkbook(firms)));
    await sees(page, '会接受 5 行，退回 1 行');
    await one.check('a look before sending');
    await page.locator('form').getByRole('button', { name: /^报送/ }).click();
    await page.waitForURL(/\/s\/batches\/01/);
    await state(page, '部分退回');
    assert.deepEqual([await count(page, '已接受'), await count(page, '已退回')], [5, 1]);
    await sees(page, '2 行合计或签名没有入库');
    await sees(page, '没有 13 月');
    await one.check('batch with rejects');
    return new URL(page.url()).pathname.split('/').at(-1);
  });

  await kit.station('the rejected row, corrected and sent again, leaves nothing behind', async () => {
    const saved = await download(page, () => press(page, '下载全部退回行（原样 + 原因列）'));
    const corrected = saved.bytes.toString('utf8').replace('2026年13月', '2026年9月');
    assert.notEqual(corrected, saved.bytes.toString('utf8'));
    await page.getByRole('link', { name: '传更正文件' }).click();
    await sees(page, '退回 1 行，还剩 1 行没有更正');
    await page.locator('input[type=file]').setInputFiles(file(saved.name, encode.utf8(corrected)));
    await page.locator('form').getByRole('button', { name: /^报送/ }).click();
    await page.waitForURL((url) => /\/s\/batches\/01/.test(url.pathname) && !url.pathname.endsWith(first));
    await state(page, '已入库');
    assert.equal(await count(page, '已退回'), 0);
    await sees(page, '这一批更正的是');
    await page.goto(`/s/batches/${first}`);
    await sees(page, '退回的 1 行都已更正入库');
  });
  browser.assertQuiet();
}

const workbookFile = (name, buffer) => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
const state = (page, word) => page.locator('.x-tag', { hasText: word }).first().waitFor({ timeout: 60_000 });
const count = async (page, name) => figure(await page.locator('dl > div', { hasText: name }).locator('b').first().innerText());
