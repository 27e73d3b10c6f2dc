import assert from 'node:assert/strict';
import { download, figure, file, press, sees } from './journey/acts.mjs';
import { city, encode, registrationFile } from './journey/files.mjs';
import { mergedWorkbook, serialText, withdrawalText } from './messy/files.mjs';

/** A department's messy files go in through the mapping screen: recognised, previewed, loaded as previewed, sent back, corrected, nothing left. */
export default async function messyFile(kit) {
  const server = await kit.startServer({ args: ['--demo'] });
  const browser = await kit.openBrowser(server.url);
  const account = server.accounts().find(({ username }) => username === 'taxation');
  const one = await browser.person();
  const { page } = one;
  await one.signIn(account);
  const firms = city(6);
  const register = server.accounts().find(({ username }) => username === 'market');
  const market = await browser.person();
  await market.signIn(register);

  const registered = await kit.station('the firms it is all about are registered', async () => {
    await market.page.goto('/s/batches/new?dataset=01.01');
    await market.page.locator('input[type=file]').setInputFiles(textFile('新登记.csv', encode.gb18030(registrationFile(firms))));
    await market.page.locator('form').getByRole('button', { name: /^报送/ }).click();
    await market.page.waitForURL(/\/s\/batches\/01/);
    await state(market.page, '已入库');
    return new URL(market.page.url()).pathname;
  });

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
    await one.check('batch whose rejects were corrected');
  });

  const serial = await kit.station(
    'a GB18030 text with serial days, a doubled column and trailing blanks is read by a mapping made for another file',
    async () => {
      const text = textFile('九月入库_导出.csv', encode.gb18030(serialText(firms)));
      await page.goto('/s/mappings/05.02');
      await page.locator('input[type=file]').setInputFiles(text);
      await sees(page, 'GB18030');
      await sees(page, '必填字段都有了');
      const preview = page.locator('section.preview');
      await sees(preview, '会接受 3 行');
      await sees(preview, '2026-10-15');
      await sees(preview, '125000.00');
      await sees(page, /日期序号/);
      await one.check('serial days in a sample');
      await page.getByRole('button', { name: /^保存为第/ }).click();
      await sees(page, '已保存为第');
      await page.goto('/s/batches/new?dataset=05.02');
      await page.locator('input[type=file]').setInputFiles(text);
      await sees(page, '会接受 3 行，退回 0 行');
      await page.locator('form').getByRole('button', { name: /^报送/ }).click();
      await page.waitForURL(/\/s\/batches\/01/);
      await state(page, '已入库');
      assert.deepEqual([await count(page, '已接受'), await count(page, '已退回')], [3, 0]);
      await one.check('batch of serial days');
      return new URL(page.url()).pathname;
    },
  );

  await kit.station('a file that only takes rows back holds their key and nothing else; a row that is none comes back', async () => {
    const text = textFile('撤回.csv', encode.utf8Bom(withdrawalText(firms)));
    await page.goto('/s/batches/new?dataset=05.02');
    await page.locator('input[type=file]').setInputFiles(text);
    await sees(page, '只收撤回的行');
    await sees(page, '会接受 1 行，退回 1 行；接受的里面有 1 行是撤回');
    await one.check('a look at a withdrawal file');
    await page.locator('form').getByRole('button', { name: /^报送/ }).click();
    await page.waitForURL(/\/s\/batches\/01/);
    await state(page, '部分退回');
    await sees(page, '撤回 1');
    await sees(page, '只能撤回，这一行不是撤回');
    await one.check('batch of withdrawals');
  });

  await kit.station('a delivery is rolled back with its reason and the officer’s proof; what it did is undone and said', async () => {
    await page.goto(serial);
    await page.getByRole('button', { name: '撤销入库…' }).click();
    await page.getByLabel('为什么撤销').fill('导出时选错了口径');
    await one.check('asking for a roll back');
    await kit.stepUp(page, account, '撤销这一批');
    await state(page, '已撤销入库');
    await sees(page, /已撤销入库：撤出 \d+ 行/);
    await sees(page, '导出时选错了口径');
    assert.equal(await page.getByRole('button', { name: '撤销入库…' }).count(), 0);
    await one.check('a delivery that was rolled back');
    await page.goto('/s/batches?state=rolledBack');
    await sees(page, '九月入库_导出.csv');
    await one.check('deliveries that were rolled back');
  });

  await kit.station('versions of the mapping are compared, and an older one is restored as the newest', async () => {
    await page.goto('/s/mappings/05.02/versions');
    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    const before = await rows.count();
    assert.ok(before >= 2, `${before} versions`);
    await sees(rows.nth(0), '当前');
    await sees(rows.nth(0), /日期|serial|写法/);
    await one.check('versions of a mapping');
    await rows.nth(1).getByRole('button', { name: '恢复这一版…' }).click();
    await one.check('asking to restore a version');
    await page.getByRole('button', { name: /^恢复第 \d+ 版$/ }).click();
    await sees(page, /已恢复：第 \d+ 版的内容现在是第 \d+ 版/);
    await rows.nth(before).waitFor();
    await sees(rows.nth(0), '当前');
    await one.check('a version that was restored');
  });

  await kit.station('a delivery of registrations is rolled back: what becomes of the firms is said before and after', async () => {
    const { page: desk } = market;
    await desk.goto(registered);
    await desk.getByRole('button', { name: '撤销入库…' }).click();
    await sees(desk, '只由这一批登记、没有别的数据、也没有人认领的');
    await desk.getByLabel('为什么撤销').fill('报错了名单');
    await market.check('asking to roll registrations back');
    await kit.stepUp(desk, register, '撤销这一批');
    await state(desk, '已撤销入库');
    await sees(desk, /登记：0 户恢复到以前的内容，\d+ 户撤出登记，\d+ 户已有其他数据或已被认领/);
    await market.check('registrations that were rolled back');
  });
  browser.assertQuiet();
}

const textFile = (name, buffer) => ({ name, mimeType: 'text/csv', buffer });
const workbookFile = (name, buffer) => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
const state = (page, word) => page.locator('.x-tag', { hasText: word }).first().waitFor({ timeout: 60_000 });
const count = async (page, name) => figure(await page.locator('dl > div', { hasText: name }).locator('b').first().innerText());
