import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { download, press, sees } from '../journey/acts.mjs';
import { stepUp } from '../lib/browser.mjs';
import { picture } from '../lib/picture.mjs';
import { ask } from '../routes/ids.mjs';

const code = '14.03';
const title = '登记地区';

/** Two people change an entry: one drafts, another publishes. What everybody reads then is the new version. */
export async function changesCatalogue(world) {
  const { kit, city } = world;
  const admin = await city.at('admin');
  const before = await ask(admin, 'GET', `/datasets/${code}`);
  await drafts(world, admin);
  const changePath = new URL(admin.url()).pathname;

  const reviewer = await city.at('reviewer');
  await reviewer.goto(changePath);
  await sees(reviewer, title);
  await kit.check(reviewer, 'a change to review');
  await picture(reviewer, '5-change');
  await press(reviewer, '发布…');
  await kit.check(reviewer, 'a change to publish');
  const account = city.accounts.find(({ username }) => username === 'reviewer');
  await stepUp(reviewer, account, /^发布“/);
  await sees(reviewer, `已发布第 ${before.version + 1} 版`);

  const street = (await world.browser.onPhone()).page;
  await street.goto(`/catalogue/${code}`);
  await sees(street, `第 ${before.version + 1} 版`);
  await sees(street, title);
  await kit.check(street, 'the public entry');
  await picture(street, '5-public');
  await outAndIn(world, admin, before.version + 1);
}

async function drafts({ kit }, admin) {
  await admin.goto(`/o/catalogue/${code}`);
  await press(admin, '改这一项');
  await admin.waitForURL('**/edit');
  await press(admin, '加一个字段');
  const fields = admin.getByLabel(/^列名 \d+$/);
  const last = await fields.count();
  await admin.getByLabel(`列名 ${last}`, { exact: true }).fill(title);
  await admin.getByLabel(`字段名（英文） ${last}`, { exact: true }).fill('registeredPlace');
  await admin.getByLabel('为什么改').fill('登记机关的表里多了一列');
  await kit.check(admin, 'an entry being changed');
  await picture(admin, '5-edit');
  await press(admin, '送审');
  await admin.waitForURL(/\/changes\/\w+$/);
  await sees(admin, '请换一位同事');
  await kit.check(admin, 'a change sent for review');
}

/** RFC 8785, as far as a catalogue needs it: keys in order, no blanks. */
const canonical = (value) =>
  Array.isArray(value)
    ? `[${value.map(canonical).join()}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.keys(value)
          .sort()
          .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
          .join()}}`
      : JSON.stringify(value);

/** The entry as a file; the same file in again changes nothing, one with another name for a field becomes a draft. */
async function outAndIn({ kit }, admin, version) {
  await admin.goto(`/o/catalogue/${code}`);
  await sees(admin, `第 ${version} 版`);
  const { bytes } = await download(admin, () => admin.getByRole('link', { name: 'JSON' }).first().click());
  const whole = bytes.toString('utf8');
  assert.ok(whole.includes(title), 'The export does not have the new field');
  const take = async (text) => {
    await admin.goto('/o/catalogue/import');
    await admin.getByLabel('JSON 文件').setInputFiles({ name: 'catalogue.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await press(admin, '导入为草稿');
  };
  await take(whole);
  await sees(admin, '没有起草任何修改');
  // A file that was changed on its way is refused as a whole; one that another platform has written so is drafted.
  const changed = whole.replace(title, '登记所在地');
  await take(changed);
  await sees(admin, '内容和摘要对不上');
  await kit.check(admin, 'a catalogue refused');
  const document = JSON.parse(changed);
  await take(JSON.stringify({ ...document, digest: createHash('sha256').update(canonical(document.datasets)).digest('hex') }));
  await sees(admin, '新起草 1 项');
  await kit.check(admin, 'a catalogue imported');
  await picture(admin, '5-import');
}
