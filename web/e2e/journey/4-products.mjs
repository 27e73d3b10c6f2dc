import assert from 'node:assert/strict';
import { answerTo, choose, follow, press, sees } from './acts.mjs';
import { KeyboardHand } from './keyboard.mjs';

/** What both products ask for: tax grade at least B, 50,000 yuan of tax in twelve months, not on the list. */
const rules = [
  { kind: 'test', fact: 'taxGrade', operator: 'atLeast', values: ['B'], whenMissing: 'fail' },
  { kind: 'test', fact: 'taxPaid12', operator: 'atLeast', values: ['50000'], whenMissing: 'fail' },
  { kind: 'test', fact: 'listed', operator: 'isNot', values: ['true'], whenMissing: 'fail' },
];

/** The bank writes two products, one rule built by mouse and one by keyboard only; the operator's second person publishes them. */
export async function products(world) {
  const manager = await world.at('productManager');
  const first = await draft(world, manager, '澄税贷', byMouse);
  await publish(world, '澄税贷');
  const second = await draft(world, manager, '澄信贷', byKeyboard);
  await publish(world, '澄信贷');
  assert.deepEqual(first.open.ruleTexts, second.open.ruleTexts);
  world.facts.products = [first.id, second.id];
  // Who drafted cannot publish: the page of reviews is not there for a bank.
  await manager.goto(`/o/products/${first.id}`);
  await sees(manager, '没有这一页，或者您无权查看');
}

async function draft(world, page, name, build) {
  await page.goto('/b/products');
  await follow(page, '新建产品');
  await page.getByLabel('产品名称', { exact: true }).fill(name);
  await page.getByLabel('一句话介绍').fill('按纳税记录核定额度，不用抵押担保。');
  await page.getByLabel('最低金额', { exact: true }).fill('10');
  await page.getByLabel('最高金额', { exact: true }).fill('100');
  await page.getByLabel('最低年利率（单利）', { exact: true }).fill('3.45');
  await page.getByLabel('最高年利率（单利）', { exact: true }).fill('4.35');
  await page.locator('.el-checkbox', { hasText: '等额本息' }).click();
  await page.getByLabel('投诉电话', { exact: true }).fill('0990-8800100');
  await press(page, '建立草稿');
  await page.waitForURL('**/edit/fees');
  await press(page, '加一项费用');
  await page.getByLabel('名称', { exact: true }).fill('账户管理费');
  await page.getByLabel('多少', { exact: true }).fill('0.3');
  await press(page, '下一步：需要的数据');
  await page.waitForURL('**/edit/datasets');
  await dataset(page, '纳税信用级别', '看纳税信用是否达到要求');
  await dataset(page, '纳税申报与入库', '估算经营规模和额度', { isOptional: true });
  await press(page, '下一步：准入条件');
  await page.waitForURL('**/edit/rules');
  await build(page);
  await sees(page, /已自动保存|已保存/);
  await press(page, '下一步：承诺时限');
  await page.waitForURL('**/edit/promises');
  await press(page, '下一步：核对并送审');
  await page.waitForURL('**/edit/check');
  const answer = await answerTo(page, 'POST', /\/draft\/submission$/, () => press(page, '送平台审核'));
  const product = await answer.json();
  assert.ok(answer.ok(), JSON.stringify(product));
  assert.deepEqual(product.open.terms.rules.rules, rules);
  await page.waitForURL(`**/b/products/${product.id}`);
  await sees(page, '待审核');
  return product;
}

async function dataset(page, word, reason, { isOptional = false } = {}) {
  const box = page.getByRole('combobox', { name: '加一项数据' });
  await page.locator('.el-select.add').click();
  await page
    .locator(`#${await box.getAttribute('aria-controls')}`)
    .getByRole('option', { name: word })
    .first()
    .click();
  const row = page.getByRole('row', { name: word });
  await row.getByLabel('为什么要看').fill(reason);
  if (!isOptional) return;
  await choose(page, row.getByRole('combobox', { name: '看多久' }), '近 24 个月');
  await choose(page, row.getByRole('combobox', { name: '要求' }), '可以不给');
}

async function byMouse(page) {
  const pick = (line, part, option) => choose(page, page.getByRole('combobox', { name: `第 ${line} 条 ${part}`, exact: true }), option);
  await press(page, '加一条');
  await pick(1, '数据', '纳税信用级别');
  await pick(1, '比较', '不低于');
  await pick(1, '值', 'B 级');
  await press(page, '加一条');
  await pick(2, '数据', '近 12 个月纳税');
  await pick(2, '比较', '不低于');
  await page.getByRole('textbox', { name: '第 2 条 值' }).fill('5');
  await press(page, '加一条');
  await pick(3, '数据', '严重失信主体名单');
  await pick(3, '比较', '不是');
  await pick(3, '值', '已列入');
  await press(page, '试算');
  await sees(page, '逐条之后还剩');
}

/** The same three lines without touching the mouse. */
async function byKeyboard(page) {
  const hand = new KeyboardHand(page);
  const add = () => hand.to('加一条').then(() => hand.key('Enter'));
  await add();
  await hand.pick('第 1 条 数据', '纳税信用级别');
  await hand.pick('第 1 条 比较', '不低于');
  await hand.pick('第 1 条 值', 'B 级');
  await add();
  await hand.pick('第 2 条 数据', '近 12 个月纳税');
  await hand.pick('第 2 条 比较', '不低于');
  await hand.to('第 2 条 值');
  await hand.type('5');
  await add();
  await hand.pick('第 3 条 数据', '严重失信主体名单');
  await hand.pick('第 3 条 比较', '不是');
  await hand.pick('第 3 条 值', '已列入');
}

async function publish(world, name) {
  const reviewer = await world.at('reviewer');
  await reviewer.goto('/o/products');
  await reviewer.getByRole('link', { name }).first().click();
  await sees(reviewer, '不低于');
  await press(reviewer, '发布第 1 版…');
  await world.sign('reviewer', '发布');
  await sees(reviewer, '已发布第 1 版');
}
