import assert from 'node:assert/strict';
import { answerTo, download, press, sees } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';
import { opens } from './1-withdraws.mjs';
import { accountOf, firmOf } from './cases.mjs';

/** The bank looks once; somebody of another bank who knows the number does not get in. Both stand on the firm's page. */
export async function seesWhoLooked(world) {
  const { application, prefix } = world.facts;
  const desk = await world.city.at(`${prefix}-manager`);
  await opens(desk, application);
  const stranger = await world.city.at(`${prefix === 'donglan' ? 'nongshang' : 'donglan'}-manager`);
  const status = await stranger.evaluate(
    async ([id, applicationId]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const body = JSON.stringify({ applicationId });
      return (await fetch(`/api/v1/profiles/${id}/accesses`, { method: 'POST', headers, body })).status;
    },
    [application.enterprise.id, application.id],
  );
  assert.equal(status, 404);

  const firm = await firmOf(world, application);
  await firm.goto('/e/accesses');
  await sees(firm, /看了：/);
  const all = await firm.locator('.page ul > li').count();
  const refused = firm.locator('li.refused');
  await refused.first().waitFor();
  await world.kit.check(firm, 'who looked');
  await picture(firm, '3-looks');
  await firm.goto('/e/accesses?outcome=refused');
  await refused.first().waitFor();
  assert.equal(await firm.getByText(/^看了：/).count(), 0, 'The condition shows looks that were let in');
  assert.ok((await firm.locator('.page ul > li').count()) < all || all === 0);
  const csv = await download(firm, () => press(firm, '导出 CSV'));
  const text = csv.bytes.toString('utf8');
  assert.ok(text.includes('已拒绝') && !text.includes('已查询'), `The file does not follow the condition: ${text.slice(0, 400)}`);
  await world.kit.check(firm, 'who was refused');
  await press(firm, '重置');
  await sees(firm, /看了：/);
}

/** A pause is one press and takes the bank's page at once; going on needs the person. */
export async function pauses(world) {
  const { application, consent, prefix } = world.facts;
  const desk = await world.city.at(`${prefix}-manager`);
  await desk.getByRole('table', { name: '企业指标' }).waitFor();
  const firm = await firmOf(world, application);
  await firm.goto(`/e/consents/${consent.id}`);
  await press(firm, '先暂停');
  await sees(firm, '已暂停');
  await sees(desk, '企业暂停了授权');
  assert.equal(await desk.getByRole('table', { name: '企业指标' }).count(), 0);
  await world.kit.check(firm, 'a paused consent');
  await picture(firm, '3-paused');
  await press(firm, '恢复授权');
  const answer = await answerTo(firm, 'POST', /\/consents\/\w+\/resumption$/, () => world.kit.stepUp(firm, accountOf(world, application), /^恢复/));
  assert.ok(answer.ok(), await answer.text());
  await firm.getByRole('button', { name: '先暂停' }).waitFor();
}
