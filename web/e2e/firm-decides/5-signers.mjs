import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { answerTo, press, sees } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';
import { accountOf, firmOf } from './cases.mjs';
import { askedToWatch } from './4-declines.mjs';

/** The owner lets a colleague in and rules that she signs too; a consent to watch a living loan opens nothing before she has. */
export async function signsTogether(world) {
  const { watched, prefix } = world.facts;
  const owner = await firmOf(world, watched);
  const account = accountOf(world, watched);
  const requestId = await askedToWatch(world, watched);
  const colleague = await invited(world, owner);
  await rules(world, owner, account);

  await owner.goto(`/e/requests/${requestId}`);
  await owner.locator('.deed').waitFor();
  await sees(owner, '您签完还要财务负责人梁书雅签');
  await world.kit.check(owner, 'a question about a loan, with a further signer');
  const answer = await answerTo(owner, 'POST', /\/consent-requests\/\w+\/grant$/, () => world.kit.stepUp(owner, account, /^授权给/));
  assert.ok(answer.ok(), await answer.text());
  const { id, state } = await answer.json();
  assert.equal(state, 'awaitingCosigner');
  const desk = await world.city.at(`${prefix}-manager`);
  const row = desk.getByRole('row').filter({ hasText: watched.loan.reference });
  await desk.goto('/b/monitoring');
  await row.waitFor();
  assert.equal(await row.getByRole('link', { name: /^看档案/ }).count(), 0, 'The bank may look before all have signed');

  const { page } = colleague;
  await page.goto(`/e/consents/${id}`);
  await sees(page, '签的就是这份原文');
  await world.kit.check(page, 'a consent to be signed');
  await picture(page, '5-cosign');
  const signed = await answerTo(page, 'POST', /\/consents\/\w+\/cosignature$/, () => world.kit.stepUp(page, colleague, /^共同签署/));
  assert.ok(signed.ok(), await signed.text());
  await sees(page, '已签');

  await desk.goto('/b/monitoring');
  await row.getByRole('link', { name: /^看档案/ }).click();
  await desk.waitForURL(`**/b/firms/**`);
  await world.kit.check(desk, 'a watched firm');
  await picture(desk, '5-bank-firm');
}

async function invited(world, owner) {
  await owner.goto('/e/people');
  await press(owner, '邀请一个人');
  await owner.getByLabel('岗位', { exact: true }).selectOption('经办人');
  await press(owner, '生成邀请链接');
  await sees(owner, '邀请链接');
  const link = await owner.locator('.link .x-code').innerText();
  const { page } = await world.browser.onPhone();
  const account = { username: '13990000777', password: randomBytes(12).toString('base64url'), page };
  await page.goto(link);
  await page.getByLabel('姓名', { exact: true }).fill('梁书雅');
  await page.getByLabel('用户名', { exact: true }).fill(account.username);
  await page.getByLabel('密码', { exact: true }).fill(account.password);
  account.totpSecret = (await page.locator('[data-secret]').innerText()).replace(/\s/g, '');
  await world.kit.typeCode(page, await world.kit.codeFor(account.totpSecret));
  await press(page, '接受邀请，开通账户');
  await page.waitForURL((url) => url.pathname !== '/join');
  return account;
}

async function rules(world, owner, account) {
  await owner.goto('/e/signers');
  await press(owner, '改设置');
  await press(owner, '再加一位');
  await owner
    .getByLabel(/选一位本企业的人$/)
    .last()
    .selectOption({ label: '梁书雅' });
  await world.kit.check(owner, 'further signers');
  await world.kit.stepUp(owner, account, '提交改动');
  await sees(owner, '还要 1 人签');
  await picture(owner, '5-signers');
}
