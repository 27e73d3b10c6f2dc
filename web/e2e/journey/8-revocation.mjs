import assert from 'node:assert/strict';
import { apply } from './5-application.mjs';
import { answerTo, sees } from './acts.mjs';

const accesses = /\/profiles\/(\w+)\/accesses$/;

/** The firm sees every look and every refused attempt; it revokes with one press, and what a bank still has open loses its content. */
export async function revocation(world) {
  const owner = await world.at('owner');
  const third = await apply(world, owner, '澄信贷', { amount: '15', months: 6 });
  const desk = await world.at('customerManager');
  await desk.goto(`/b/applications/${third.id}`);
  await desk.getByRole('button', { name: '受理这笔申请' }).click();
  await desk.getByRole('button', { name: '开始审查' }).click();
  const opened = await answerTo(desk, 'POST', accesses, () => desk.getByRole('button', { name: /^打开档案/ }).click());
  third.enterprise = accesses.exec(new URL(opened.url()).pathname)[1];
  await desk.getByRole('table', { name: '企业指标' }).waitFor();

  await strangerTries(world, third);
  await owner.goto('/e/accesses');
  await sees(owner, /看了：/);
  const refused = owner.locator('li.refused').first();
  await sees(refused, '东澜银行');
  await sees(refused, '曹国强');
  await world.kit.check(owner, 'who looked');
  await world.kit.screenshot(owner, 'accesses');

  await owner.goto(`/e/consents/${third.consent}`);
  const answer = await answerTo(owner, 'POST', /\/consents\/\w+\/revocation$/, () => owner.getByRole('button', { name: '撤回这份授权' }).click());
  assert.ok(answer.ok(), await answer.text());
  await sees(owner, '起不再提供任何数据');

  // The bank's page was left open, nobody touches it.
  await sees(desk, '企业在');
  await sees(desk, '撤回了授权');
  assert.equal(await desk.getByRole('table', { name: '企业指标' }).count(), 0);
  await desk.reload();
  await sees(desk, '撤回了授权');
  assert.equal(await desk.getByRole('table', { name: '企业指标' }).count(), 0);
  const again = await inPage(desk, 'POST', `/api/v1/profiles/${third.enterprise}/accesses`, { applicationId: third.id });
  assert.ok(again.status >= 400, `After the revocation the file opened: ${again.text}`);
  assert.ok(!again.text.includes('indicators'));
}

/** A person of another bank who knows the number of the application: not found, and on the firm's page. */
async function strangerTries(world, { id, enterprise }) {
  const stranger = await world.at('otherBank');
  await stranger.goto(`/b/applications/${id}`);
  await sees(stranger, '没有这一页，或者您无权查看');
  const answer = await inPage(stranger, 'POST', `/api/v1/profiles/${enterprise}/accesses`, { applicationId: id });
  assert.equal(answer.status, 404, answer.text);
}

const inPage = (page, method, path, body) =>
  page.evaluate(
    async ([verb, address, content]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const response = await fetch(address, { method: verb, headers, body: JSON.stringify(content) });
      return { status: response.status, text: await response.text() };
    },
    [method, path, body],
  );
