import assert from 'node:assert/strict';
import { download, press, sees } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';
import { ask } from '../routes/ids.mjs';

const dayMs = 86_400_000;
const reason = '接口升级，正在补采';

/** The board says what is to be done; the operator reminds; the source answers with a day and a reason, which both then read. */
export async function answersReminder(world) {
  const { kit, city } = world;
  const admin = await city.at('admin');
  const { items } = await ask(admin, 'GET', '/quality/sources?limit=200');
  const row =
    items.find(({ state, organisationName }) => state !== 'onTime' && /水务/.test(organisationName)) ??
    items.find(({ organisationName }) => /水务/.test(organisationName)) ??
    items[0];
  await admin.goto(`/o/quality/${row.organisationId}/${row.dataset}`);
  await press(admin, '发催报');
  await admin.getByLabel('催报内容').fill('请补报本期用水量，说明原因');
  await kit.check(admin, 'a reminder to write');
  await press(admin, '发出');
  await sees(admin, '已发出');

  const source = await city.at('source:water');
  await source.goto('/s/quality');
  await source.getByRole('table').first().waitFor();
  await kit.check(source, "a source's board");
  await picture(source, '4-board');
  await source.goto('/s/quality/reminders?state=open');
  const item = source.locator('li.item').filter({ hasText: '请补报本期用水量' });
  await item.getByRole('button', { name: '答复', exact: true }).click();
  await item.getByLabel('补报日期').fill(new Date(Date.now() + 7 * dayMs).toISOString().slice(0, 10));
  await item.getByLabel('原因').fill(reason);
  await kit.check(source, 'a reminder to answer');
  await item.getByRole('button', { name: '提交答复' }).click();
  await sees(item, new RegExp(reason));
  await picture(source, '4-answered');
  await admin.goto('/o/quality/reminders');
  await sees(admin, new RegExp(reason));
  await kit.check(admin, 'answers to reminders');
}

export async function monthlyReport({ kit, city }) {
  const admin = await city.at('admin');
  await admin.goto('/o/quality/months');
  const button = admin.getByRole('button', { name: '下载月报' }).nth(1);
  await button.waitFor();
  await kit.check(admin, 'monthly reports');
  const { name, bytes } = await download(admin, () => button.click());
  assert.match(name, /\.xlsx$/);
  assert.equal(bytes.subarray(0, 2).toString('latin1'), 'PK');
  await picture(admin, '4-months');
}
