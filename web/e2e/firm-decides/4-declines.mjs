import assert from 'node:assert/strict';
import { answerTo, press, sees } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';
import { ask } from '../routes/ids.mjs';
import { firmOf } from './cases.mjs';

/** Asks through the page unless the question is open already; answers with its id. */
export async function askedToWatch(world, line) {
  if (line.request?.state === 'requested') return line.request.id;
  const desk = await world.city.at(`${world.facts.prefix}-manager`);
  await desk.goto('/b/monitoring');
  await desk.getByRole('button', { name: `请企业授权 ${line.loan.reference}` }).click();
  const form = desk.getByRole('region', { name: new RegExp(line.enterprise.name) });
  const row = form.getByRole('listitem').filter({ hasText: '纳税申报与入库' });
  await row.getByRole('checkbox').check();
  await row.getByLabel(/为什么|理由/).fill('看经营是否正常');
  await world.kit.check(desk, 'asking to watch a loan');
  const answer = await answerTo(desk, 'POST', /\/loans\/\w+\/monitoring-requests$/, () => form.locator('.el-button--primary').click());
  assert.ok(answer.ok(), await answer.text());
  return (await answer.json()).id;
}

export async function declines(world) {
  const { declined, prefix } = world.facts;
  const requestId = await askedToWatch(world, declined);
  const firm = await firmOf(world, declined);
  await firm.goto('/e');
  await firm.locator(`a[href="/e/requests/${requestId}"]`).first().click();
  await firm.locator('.deed').waitFor();
  await press(firm, '不授权');
  const dialog = firm.getByRole('dialog');
  await sees(dialog, '银行看不到任何数据');
  await world.kit.check(firm, 'saying no');
  await press(dialog, '不授权');
  await sees(firm, '已经有结果');
  await world.kit.check(firm, 'a question that was answered with no');
  await picture(firm, '4-declined');

  const desk = await world.city.at(`${prefix}-manager`);
  await desk.goto('/b/monitoring');
  const row = desk.getByRole('row').filter({ hasText: declined.loan.reference });
  await sees(row, /起可以再请/);
  assert.equal(await row.getByRole('button').count(), 0);
  await world.kit.check(desk, 'monitoring, one firm said no');
  await picture(desk, '4-bank-monitoring');
  const { items } = await ask(desk, 'GET', '/monitoring?limit=100');
  const { askableFrom, can } = items.find(({ loan }) => loan.id === declined.loan.id);
  assert.deepEqual(can, []);
  assert.ok(Date.parse(askableFrom) > Date.now() + 6 * 86_400_000, `The bank may ask again at ${askableFrom}`);
}
