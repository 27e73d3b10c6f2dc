import assert from 'node:assert/strict';
import { answerTo, press, sees } from './acts.mjs';

/** The firm accepts; the bank records contract, grant, drawdown and repayment under references of its own. */
export async function lending(world) {
  const [{ id }] = world.facts.applications;
  await accept(world, id);
  const desk = await world.at('customerManager');

  const about = (kind, query) => desk.goto(`/b/lending/new?kind=${kind}&${query}`);
  await about('contracted', `applicationId=${id}`);
  await desk.getByLabel('合同编号', { exact: true }).fill('JK-2026-0001');
  await record(desk, 'HT-000001', '登记合同', '合同已登记');

  await desk.getByRole('link', { name: '接着登记授信' }).click();
  await desk.getByLabel('授信到期日', { exact: true }).fill(inMonths(12));
  await desk.locator('.el-radio', { hasText: '不是' }).click();
  const granted = await record(desk, 'SX-000001', '登记授信', '授信已登记');

  await desk.getByRole('link', { name: '接着登记放款' }).click();
  await desk.getByLabel('借据到期日', { exact: true }).fill(inMonths(12));
  const drawn = await record(desk, 'FK-000001', '登记放款', '放款已登记');
  assert.equal(drawn.amount, '400000.00');
  world.facts.loan = drawn.loanId;
  world.facts.line = granted.creditLineId;

  await repay(desk, drawn.loanId, '33000', '1283.33');
  await seesOutstanding(desk, drawn.loanId, '36.70 万');
  // The same reference once more: the answer is the same and the loan is as it was.
  await repay(desk, drawn.loanId, '33000', '1283.33');
  await seesOutstanding(desk, drawn.loanId, '36.70 万');
  // More than is owed does not go in, and the page says by how much.
  await about('repaid', `loanId=${drawn.loanId}`);
  await desk.getByLabel('本行业务编号', { exact: true }).fill('HK-000002');
  await desk.getByLabel('归还本金', { exact: true }).fill('900000');
  await press(desk, '登记还款');
  await desk.getByRole('alert').or(desk.locator('.x-summary, [role=group] a')).first().waitFor();
  await seesOutstanding(desk, drawn.loanId, '36.70 万');
}

async function accept(world, id) {
  const owner = await world.at('owner');
  await owner.goto(`/e/applications/${id}/offers`);
  await sees(owner, world.facts.apr.replace('%', ''));
  await world.kit.check(owner, 'offers');
  await owner.getByRole('button', { name: '选这份 澄税贷' }).first().click();
  await world.sign('owner', '接受江澄农村商业银行股份有限公司的方案');
  await sees(owner, '已接受江澄农村商业银行股份有限公司的方案');
}

async function record(desk, reference, button, done) {
  await desk.getByLabel('本行业务编号', { exact: true }).fill(reference);
  const answer = await answerTo(desk, 'POST', /\/lending-events$/, () => press(desk, button));
  assert.ok(answer.ok(), await answer.text());
  await sees(desk, done);
  return answer.json();
}

async function repay(desk, loanId, principal, interest) {
  await desk.goto(`/b/lending/new?kind=repaid&loanId=${loanId}`);
  await desk.getByLabel('归还本金', { exact: true }).fill(principal);
  await desk.getByLabel('支付利息', { exact: true }).fill(interest);
  return record(desk, 'HK-000001', '登记还款', '还款已登记');
}

async function seesOutstanding(desk, loanId, amount) {
  await desk.goto(`/b/loans/${loanId}`);
  await sees(desk, '余额');
  const text = await desk.locator('dl > div', { hasText: '余额' }).first().innerText();
  assert.ok(text.replace(/\s+/g, ' ').includes(amount.split(' ')[0]), `Outstanding is ${text}, not ${amount}`);
  assert.equal(await desk.getByRole('table').getByRole('row', { name: '还款' }).count(), 1);
}

function inMonths(count) {
  const day = new Date(Date.now() + 8 * 3_600_000);
  day.setUTCMonth(day.getUTCMonth() + count);
  return day.toISOString().slice(0, 10);
}
