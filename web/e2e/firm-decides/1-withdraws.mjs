import assert from 'node:assert/strict';
import { answerTo, sees } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';
import { firmOf } from './cases.mjs';

export async function withdrawsInTwo(world) {
  const { application, prefix } = world.facts;
  const desk = await world.city.at(`${prefix}-manager`);
  await opens(desk, application);

  const firm = await firmOf(world, application);
  await firm.goto('/e');
  await firm.getByRole('heading', { name: '正在生效的授权' }).waitFor();
  await world.kit.check(firm, "the firm's first page");
  await picture(firm, '1-home');
  await countClicks(firm);
  await firm.getByRole('navigation').getByRole('link', { name: '授权' }).click();
  const card = firm.locator('article', { has: firm.locator(`a[href="/e/consents/${application.consent.id}"]`) });
  const answer = await answerTo(firm, 'POST', /\/consents\/\w+\/revocation$/, () => card.getByRole('button', { name: '撤回这份授权' }).click());
  assert.ok(answer.ok(), await answer.text());
  assert.equal(await clicks(firm), 2, 'Finding and withdrawing took more than two clicks');
  await sees(firm, '起不再提供任何数据');
  await world.kit.check(firm, 'consents, one just withdrawn');
  await picture(firm, '1-consents');

  // Nobody touches the bank's page.
  await sees(desk, '撤回了授权');
  assert.equal(await desk.getByRole('table', { name: '企业指标' }).count(), 0);
  await world.kit.check(desk, 'a file whose consent has ended');
  await picture(desk, '1-bank-ended');
}

export async function opens(desk, application) {
  await desk.goto(`/b/applications/${application.id}`);
  await desk.getByRole('button', { name: /^打开档案/ }).click();
  await desk.getByRole('table', { name: '企业指标' }).waitFor();
}

/** Presses of the person, from here on; the window stays the same while pages change in it. */
const countClicks = (page) =>
  page.evaluate(() => {
    window.pressed = 0;
    window.addEventListener('pointerdown', () => (window.pressed += 1), { capture: true });
  });
const clicks = (page) => page.evaluate(() => window.pressed);
