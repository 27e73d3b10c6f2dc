import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { choose, download, sees } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';
import { ask } from '../routes/ids.mjs';

const purposeOf = (scope) => scope.getByLabel('为了什么核查');

/** One code, then a file: listed, clear, wrong and unchecked are told apart; the result leaves as a table. */
export async function checksLists(world) {
  const { kit, city } = world;
  const desk = await city.at('nongshang-manager');
  const listed = listedCode(world);
  await desk.goto('/b/lists');
  const [single, many] = [
    desk.locator('section').filter({ hasText: '查一个' }).first(),
    desk.locator('section').filter({ hasText: '批量核查' }).first(),
  ];
  await single.getByRole('button', { name: '核查', exact: true }).click();
  await sees(single, '请输入统一社会信用代码');
  await single.getByLabel('统一社会信用代码').fill(listed);
  await choose(desk, purposeOf(single), '贷前审查');
  await single.getByRole('button', { name: '核查', exact: true }).click();
  await single.locator('.found').getByText('列入', { exact: true }).first().waitFor();
  await kit.check(desk, 'one code checked');
  await picture(desk, '3-list-check');

  const clear = (await ask(desk, 'GET', '/applications?view=all&limit=50')).items
    .map(({ enterprise }) => enterprise.uscc)
    .find((code) => code !== listed);
  const wrong = `${clear.slice(0, 17)}${clear.endsWith('0') ? '1' : '0'}`;
  await many.locator('input[type=file]').setInputFiles({
    name: '客户名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff客户,统一社会信用代码\n甲,${listed}\n乙,${clear}\n丙,${wrong}\n`),
  });
  await choose(desk, purposeOf(many), '贷后管理');
  // Only a list that has come: then nothing found means not listed.
  await choose(desk, many.getByLabel('核查哪些名单'), '严重失信主体名单');
  await desk.keyboard.press('Escape');
  await many.getByRole('button', { name: '开始核查' }).click();
  await desk.waitForURL(/\/b\/lists\/\w+$/);
  await desk.getByText('已完成', { exact: true }).first().waitFor({ timeout: 60_000 });
  const id = new URL(desk.url()).pathname.split('/').at(-1);
  const { codes } = await ask(desk, 'GET', `/list-checks/${id}`);
  assert.deepEqual([codes.total, codes.listed, codes.clear, codes.invalid], [3, 1, 1, 1]);
  for (const word of ['列入', '没有列入', '代码有误']) await desk.getByRole('table').getByText(word, { exact: true }).first().waitFor();
  await kit.check(desk, 'a file of codes checked');
  await picture(desk, '3-list-check-many');
  const { bytes } = await download(desk, () => desk.getByRole('button', { name: '下载 CSV' }).click());
  const table = bytes.toString('utf8');
  for (const code of [listed, clear, wrong]) assert.ok(table.includes(code), `${code} is not in the result`);
}

/** A firm of the city that stands on the list, as the file of the department that keeps it says. */
function listedCode({ folder }) {
  const files = join(folder, 'demo', 'files');
  const [name] = readdirSync(files)
    .filter((one) => one.startsWith('严重违法失信名单'))
    .sort()
    .reverse();
  const code = /[0-9A-Z]{18}/.exec(readFileSync(join(files, name), 'utf8'))?.[0];
  assert.ok(code, 'Nobody stands on the list');
  return code;
}
