import assert from 'node:assert/strict';
import { press, sees } from '../journey/acts.mjs';
import { stepUp } from '../lib/browser.mjs';
import { picture } from '../lib/picture.mjs';

const typed = { month: '2026-08', revenue: '1234500', netProfit: '98000', totalAssets: '9000000', totalLiabilities: '4000000', employees: '41' };

/** Asked field by field, checked, signed; then in the file, marked as the firm's own word. */
export async function declares({ kit, city, facts }) {
  const phone = await city.firm(facts.owner.organisation);
  await phone.goto('/e/file/declarations');
  await kit.check(phone, 'declarations');
  await phone
    .getByRole('button', { name: /^填一份/ })
    .first()
    .click();
  await phone.waitForURL('**/form');
  await press(phone, '下一步：核对并签承诺');
  // Nothing filled in: said at the top and at the field, and what is right afterwards is taken.
  await phone.locator('#f-cells-month').waitFor();
  await phone.getByRole('alert').first().waitFor();
  await kit.check(phone, 'a declaration with faults');
  for (const [name, value] of Object.entries(typed)) await phone.locator(`#f-cells-${name}`).fill(value);
  await kit.check(phone, 'a declaration filled in');
  await press(phone, '下一步：核对并签承诺');
  await phone.waitForURL('**/sign');
  await sees(phone, '您填的内容');
  await phone.getByText('我已看过承诺书').click();
  await kit.check(phone, 'the commitment to sign');
  await stepUp(phone, facts.owner, '签署并提交');
  await sees(phone, '申报已生效');
  await kit.check(phone, 'the receipt of a declaration');
  await picture(phone, '2-declared');

  // It takes effect with the next jobs, not with the answer.
  await phone.waitForFunction(
    () => fetch('/api/v1/enterprise/records?dataset=18.01&limit=20').then(async (one) => (await one.json()).items?.length > 0),
    null,
    { polling: 500 },
  );
  await phone.goto('/e/file/records?dataset=18.01');
  await sees(phone, '自主申报');
  const page = await phone.locator('main').innerText();
  assert.match(page.replaceAll(',', ''), /1234500/, 'The file does not show what was declared');
  await kit.check(phone, 'a declared record in the file');
  await picture(phone, '2-declared-in-the-file');
}
