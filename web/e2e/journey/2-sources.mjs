import assert from 'node:assert/strict';
import { answerTo, download, figure, file, follow, press, sees } from './acts.mjs';
import * as files from './files.mjs';

const cityRows = 15_000;

/** Two departments teach their columns on screen and send their files; what is wrong comes back and is mended. */
export async function sources(world) {
  const market = await world.at('market');
  const taxation = await world.at('taxation');
  await market.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '报送批次' }).waitFor();

  await teach(market, '企业登记', '01.01', files.registrationHeaders, async () => {
    await writing(market, '注册资本(万元)', async (part) => part.getByLabel('这一列的单位').selectOption('wanYuan'));
    await writing(market, '成立日期', async (part) => part.locator('.el-checkbox', { hasText: /^YYYYMMDD$/ }).click());
    await writing(market, '登记状态', (part) => word(part, '在营', 'operating'));
  });
  await teach(market, '名单', '12.04', files.listHeaders, async () => {
    for (const header of ['列入日期', '移出日期'])
      await writing(market, header, (part) => part.locator('.el-checkbox', { hasText: /^YYYYMMDD$/ }).click());
  });
  await teach(taxation, '信用级别', '05.01', files.gradeHeaders);
  await teach(taxation, '入库', '05.02', files.taxHeaders, async () => {
    await writing(taxation, '所属期', (part) => part.locator('.el-checkbox', { hasText: /^YYYYMM$/ }).click());
    await writing(taxation, '征收项目', (part) => word(part, '增值税', 'vat'));
    await writing(taxation, '入库日期', (part) => part.locator('.el-checkbox', { hasText: /^YYYY年M月D日$/ }).click());
  });

  await registrations(world, market);
  await taxes(world, taxation);
}

/** The header line of the department's own table; then how its columns are written. */
async function teach(page, name, dataset, headers, explain) {
  await follow(page, '对照表');
  await page.locator(`a[href="/s/mappings/${dataset}"]`).first().click();
  await page.getByLabel('贴一行表头').fill(headers.join('\t'));
  await press(page, '认这些列');
  await sees(page, `读到 ${headers.length} 列`);
  await sees(page, '必填字段都有了');
  await explain?.();
  await press(page, '保存为第 1 版');
  await sees(page, '已保存为第 1 版');
}
async function writing(page, header, act) {
  await page.getByRole('button', { name: `改“${header}”的写法`, exact: true }).click();
  await act(page.locator('tr.open').last());
  await page.getByRole('button', { name: `改“${header}”的写法`, exact: true }).click();
}
async function word(part, said, code) {
  await press(part, '加一个词');
  await part.getByLabel('第 1 个词', { exact: true }).fill(said);
  await part.getByLabel('第 1 个词的值').selectOption(code);
}

async function send(page, dataset, name, bytes) {
  await page.goto(`/s/batches/new?dataset=${dataset}`);
  await page.locator('input[type=file]').setInputFiles(file(name, bytes));
  await sees(page, name);
  await page.locator('form').getByRole('button', { name: /^报送/ }).click();
  await page.waitForURL(/\/s\/batches\/01/);
}
const heading = (page, state) => page.locator('.x-tag', { hasText: state }).first().waitFor({ timeout: 120_000 });
const accepted = async (page) => figure(await page.locator('dl > div', { hasText: '已接受' }).locator('b').first().innerText());

/** A whole city in GB18030: the page counts while it loads. Three rows are wrong. */
async function registrations(world, market) {
  const firms = files.city(cityRows);
  const wrong = [firms.at(-1), firms.at(-2), firms.at(-3)];
  const good = files.registrationFile(firms.slice(0, -3));
  const bytes = files.encode.gb18030(files.withWrongRows(good, wrong));
  await send(market, '01.01', '登记信息.csv', bytes);
  await seesCounting(market);
  await heading(market, '部分退回');
  await sees(market, 'GB18030');
  assert.equal(await accepted(market), cityRows - 3);

  await sees(market, '已接受 14,997 行，退回 3 行，原因 3 种。');
  const rows = market.getByRole('table', { name: '退回的行', exact: true }).getByRole('row');
  await rows.nth(3).waitFor();
  const texts = await rows.allInnerTexts();
  for (const [line, column] of [
    ['14,999', '信用代码'],
    ['15,000', '成立日期'],
    ['15,001', '登记状态'],
  ]) {
    const row = texts.find((text) => text.includes(line) && text.includes(column));
    assert.ok(row, `No row names line ${line} and column ${column}:\n${texts.join('\n')}`);
    assert.equal(row.split(/\t|\n/).filter((cell) => cell.trim()).length >= 5, true, `A refused row lacks a cell: ${row}`);
  }
  await world.kit.check(market, 'a delivery with refused rows');
  await world.kit.screenshot(market, 'source-batch');
  world.facts.batch = market.url().split('?')[0];

  await sendsBack(market, wrong);
  await sendsAgain(market, bytes, firms.length);
  await send(market, '12.04', '名单.csv', files.encode.utf8(files.listFile([firms[4]])));
  await heading(market, '已入库');
}

async function seesCounting(page) {
  const counts = new Set();
  const stage = page.locator('.stages li', { hasText: '逐行校验' }).locator('small');
  await page.waitForFunction(() => /\d 行|部分退回/.test(document.body.innerText));
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const text = await stage.innerText();
    if (/^[\d,]+ \//.test(text)) counts.add(text.split(' ')[0]);
    if (await page.getByText('部分退回').first().isVisible()) break;
    await page.waitForTimeout(150);
  }
  assert.ok(counts.size >= 3, `Only these row counts were seen: ${[...counts].join(', ')}`);
}

/** The refused rows as a file: the same lines, and what is wrong beside them. Mended, they go in. */
async function sendsBack(page, wrong) {
  const saved = await download(page, () => press(page, '下载全部退回行（原样 + 原因列）'));
  const text = saved.bytes.toString('utf8');
  const lines = text.trim().split(/\r?\n/);
  assert.equal(lines.length, 4, `Three rows and a header were expected:\n${text}`);
  for (const header of files.registrationHeaders)
    assert.ok(lines[0].includes(header), `The file of refused rows lacks the column ${header}: ${lines[0]}`);
  const mended = lines.map((line) =>
    line
      .replace('20190231', '20190228')
      .replace('开业中', '在营')
      .replace(`${wrong[0].uscc.slice(0, 17)},`, `${wrong[0].uscc},`),
  );
  assert.equal(mended.filter((line, index) => line !== lines[index]).length, 3);
  await send(page, '01.01', '登记信息-更正.csv', Buffer.from(mended.join('\r\n')));
  await heading(page, '已入库');
  assert.equal(await accepted(page), 3);
}

/** The same bytes again lead to the same delivery and change nothing. */
async function sendsAgain(page, bytes, rows) {
  const first = page.url();
  await page.goto('/s/batches/new?dataset=01.01');
  await page.locator('input[type=file]').setInputFiles(file('登记信息.csv', bytes));
  const answer = await answerTo(page, 'POST', /\/batches$/, () => page.locator('form').getByRole('button', { name: /^报送/ }).click());
  assert.ok(answer.ok(), `Sent again: ${answer.status()}`);
  await page.waitForURL(/again=1/);
  assert.notEqual(page.url().split('?')[0], first);
  await sees(page, '这次没有重复入库');
  assert.equal(await accepted(page), rows - 3);
  await page.goto('/s/batches');
  await page.getByRole('table').waitFor();
  assert.equal(await page.getByText('登记信息.csv', { exact: true }).count(), 1);
}

/** Twelve months and the grades, in UTF-8 with and without a mark. */
async function taxes(world, taxation) {
  const months = files.monthsBefore(14);
  const rows = months.flatMap((month, index) =>
    files.taxRows(month, [
      { uscc: files.hero.uscc, paid: 18_000 + index * 350 },
      { uscc: files.small.uscc, paid: 3_100 },
    ]),
  );
  const wrong = [files.hero.uscc, months[0].replace('-', ''), '增值税', '-12', '−12', '', ''];
  await send(taxation, '05.02', '入库.csv', files.encode.utf8(files.taxFile([...rows, wrong])));
  await heading(taxation, '部分退回');
  await sees(taxation, 'UTF-8');
  assert.equal(await accepted(taxation), rows.length);
  const year = Number(months.at(-1).slice(0, 4));
  const grades = [year - 2, year - 1].flatMap((each) => [
    { uscc: files.hero.uscc, year: each, grade: 'A' },
    { uscc: files.small.uscc, year: each, grade: 'B' },
  ]);
  await send(taxation, '05.01', '纳税信用.csv', files.encode.utf8Bom(files.gradeFile(grades)));
  await heading(taxation, '已入库');
  await sees(taxation, 'UTF-8（带 BOM）');
}
