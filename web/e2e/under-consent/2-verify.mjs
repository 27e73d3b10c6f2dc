import assert from 'node:assert/strict';
import { press, sees } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';

/** Nobody signs in here: a file in the hand, or paper with a number and a code. */
export async function anybodyVerifies(world) {
  const { kit, facts } = world;
  const { page } = await world.browser.onPhone();
  const { name, bytes, number, text } = facts.report;
  await page.goto('/verify');
  await drop(page, name, bytes);
  await page.getByRole('heading', { name: '凭证是真的，自签发以来没有改动' }).waitFor();
  await sees(page, new RegExp(number));
  await kit.check(page, 'verification, genuine');
  await picture(page, '2-verify-genuine');

  const changed = Buffer.from(bytes);
  changed[Math.floor(changed.length / 2)] ^= 1;
  await drop(page, name, changed);
  await page.getByRole('heading', { name: /^不要采信/ }).waitFor();
  assert.equal(await page.getByRole('heading', { name: /凭证是真的/ }).count(), 0);
  await kit.check(page, 'verification, changed');
  await picture(page, '2-verify-changed');

  const code = new RegExp(`核验码[^2-9A-Z]*([2-9A-Z]{8})`).exec(text)?.[1];
  assert.ok(code, 'The report does not print its code');
  await page.goto('/verify');
  await page.getByLabel('编号', { exact: true }).fill(number);
  await page.getByLabel('核验码', { exact: true }).fill(code);
  await press(page, '核验这份凭证');
  await page.getByRole('heading', { name: '编号和核验码对得上，凭证由信易贷签发' }).waitFor();
  await page.getByLabel('核验码', { exact: true }).fill(code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^没有查到/ }).waitFor();
  await page.context().close();
}

/** As if let go over the page. */
async function drop(page, name, bytes) {
  const data = await page.evaluateHandle(
    ([title, content]) => {
      const binary = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([binary], title, { type: 'application/pdf' }));
      return transfer;
    },
    [name, bytes.toString('base64')],
  );
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data });
}
