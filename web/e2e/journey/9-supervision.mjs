import assert from 'node:assert/strict';
import exceljs from 'exceljs';
import { download, press, sees } from './acts.mjs';

/** The regulator sees sums and never a firm, as picture, table and workbook that agree; a district sees its own part. */
export async function supervision(world) {
  const regulator = await world.at('regulator');
  await regulator.goto('/r');
  await sees(regulator, '当月新发放');
  await regulator
    .getByRole('table')
    .getByRole('link', { name: /江澄农村商业银行/ })
    .waitFor();
  assert.equal(await regulator.getByText('恒泽').count(), 0, 'A firm is named to the regulator');
  await world.kit.check(regulator, "the regulator's overview");

  const table = await loans(world, regulator);
  assert.equal(table.drawn, '40.00');
  const district = await loans(world, await world.at('district'));
  assert.deepEqual(district, table, 'The only loan is in this district');

  const elsewhere = await world.at('elsewhere');
  await elsewhere.goto('/r/loans');
  await sees(elsewhere, '这段时间没有记录');
  await elsewhere.goto('/r/loans?region=990102');
  await elsewhere.waitForLoadState('networkidle');
  assert.equal(await elsewhere.getByText('40.00').count(), 0, 'A district sees another one');
}

/** One row a district: read from the table of the page, from the table behind the chart, and from the workbook. */
async function loans(world, page) {
  await page.goto('/r/loans?groupBy=region');
  const table = page.getByRole('table', { name: /^贷款统计/ });
  await table.waitFor();
  const cells = await table.getByRole('row', { name: '高新区' }).getByRole('cell').allInnerTexts();
  const drawn = /^[\d,]+\.\d\d/.exec(cells[1])[0];
  const granted = /^[\d,]+\.\d\d/.exec(cells[0])[0];
  await page.getByRole('button', { name: '看数据表' }).click();
  const behind = await page.getByRole('table').first().getByRole('row', { name: '高新区' }).innerText();
  assert.ok(behind.includes(drawn) && behind.includes(granted), `Chart and table differ: ${behind} / ${cells.join(' ')}`);

  const saved = await download(page, () => press(page, '导出 XLSX'));
  assert.match(saved.name, /\.xlsx$/);
  const book = new exceljs.Workbook();
  await book.xlsx.load(saved.bytes);
  const values = [];
  book.worksheets[0].eachRow((row) => values.push(row.values.slice(1)));
  const row = values.find((one) => one.some((cell) => String(cell ?? '').includes('高新区')) && one.some((cell) => typeof cell === 'number'));
  assert.ok(row, `The workbook has no row of the district: ${JSON.stringify(values)}`);
  assert.ok(row.includes(400_000) || row.includes(40), `The workbook says something else: ${JSON.stringify(row)}`);
  assert.equal(JSON.stringify(values).includes('恒泽'), false);
  return { drawn, granted };
}
