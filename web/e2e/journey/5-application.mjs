import assert from 'node:assert/strict';
import { answerTo, follow, press, sees } from './acts.mjs';

/** The firm sees what fits and what does not, applies twice, and decides what the bank may see: the second time less. */
export async function application(world) {
  const owner = await world.at('owner');
  await seesWhatFits(world, owner);
  await seesHowFar(world);
  const first = await apply(world, owner, '澄税贷', { amount: '40', months: 12, isPictured: true });
  const second = await apply(world, owner, '澄信贷', { amount: '20', months: 12, withoutTax: true });
  world.facts.applications = [first, second];
}

async function seesWhatFits(world, owner) {
  await follow(owner, '找贷款');
  await owner.waitForURL('**/e/find');
  const card = owner.getByRole('article', { name: '澄税贷' });
  await sees(card, '符合条件');
  await world.kit.check(owner, 'the hall, matched');
}

/** The other firm pays 37,200 yuan a year: the page says what fails and that 12,800 are missing. */
async function seesHowFar(world) {
  const small = await world.at('smallOwner');
  await small.goto('/e/find');
  await sees(small.getByRole('article', { name: '澄税贷' }), '差 1 项');
  await small.getByRole('article', { name: '澄税贷' }).getByRole('link', { name: '看怎么补' }).click();
  const failed = small.locator('article.failed');
  await sees(failed, '近 12 个月纳税');
  const text = await failed.innerText();
  assert.match(text, /1\.28 万|12,800/, `The distance is not told: ${text}`);
  assert.equal(await failed.count(), 1);
  assert.equal(await small.getByRole('link', { name: '申请澄税贷' }).count(), 0);
  await world.kit.check(small, 'eligibility');
  await world.kit.screenshot(small, 'eligibility');
}

export async function apply(world, owner, product, { amount, months, withoutTax = false, isPictured = false }) {
  await owner.goto('/e/find');
  await owner.getByRole('article', { name: product }).getByRole('link', { name: '申请' }).click();
  await owner.getByLabel('借款金额', { exact: true }).fill(amount);
  await owner.getByLabel('用多久', { exact: true }).fill(String(months));
  await owner.getByLabel('具体用途', { exact: true }).fill('向望江钢材采购 45 号圆钢约 120 吨，下月底付款');
  await press(owner, '保存并继续');
  await owner.waitForURL('**/consent');
  await narrow(world, owner, withoutTax);
  await world.kit.check(owner, 'consent');
  if (isPictured) await world.kit.screenshot(owner, 'enterprise-consent');
  const granted = await answerTo(owner, 'POST', /\/consent-requests\/\w+\/grant$/, () => world.sign('owner', '授权给江澄农村商业银行股份有限公司'));
  assert.ok(granted.ok(), await granted.text());
  const consent = await granted.json();
  await owner.waitForURL('**/check');
  await world.kit.check(owner, 'check answers');
  if (isPictured) await world.kit.screenshot(owner, 'check-answers');
  await press(owner, '提交给江澄农村商业银行股份有限公司');
  await owner.waitForURL('**/done');
  await sees(owner, '已提交给江澄农村商业银行股份有限公司');
  const id = /\/e\/apply\/(\w+)\/done/.exec(owner.url())[1];
  return { id, consent: consent.id, items: consent.items.map(({ dataset }) => dataset) };
}

/** Rows can be dropped or shortened, never widened; the personal part is apart and unticked. */
async function narrow(world, owner, withoutTax) {
  const tax = owner.getByRole('row', { name: '纳税申报与入库' });
  await sees(owner.getByRole('row', { name: '纳税信用级别' }), '必需');
  if (withoutTax) {
    await tax.locator('.el-checkbox').click();
    await sees(tax, '不给');
  } else {
    await tax.getByLabel('“纳税申报与入库”的时间范围').selectOption({ label: '近 12 个月' });
    await sees(tax, '您缩短了');
  }
  await owner
    .getByLabel(/^3 次|^\d+ 次/)
    .last()
    .check();
  await owner.locator('.deed').waitFor();
}
