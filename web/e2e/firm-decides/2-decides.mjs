import assert from 'node:assert/strict';
import { answerTo, download, press, sees } from '../journey/acts.mjs';
import { assertSigned, pdfText } from '../lib/pdf.mjs';
import { picture } from '../lib/picture.mjs';
import { accountOf, firmOf } from './cases.mjs';

export async function asksAgain(world) {
  const { application, prefix } = world.facts;
  const desk = await world.city.at(`${prefix}-manager`);
  await press(desk, '请企业重新授权…');
  const dialog = desk.getByRole('dialog');
  await sees(dialog, '逐项决定');
  await world.kit.check(desk, 'asking again');
  const answer = await answerTo(desk, 'POST', /\/applications\/\w+\/consent-requests$/, () => press(dialog, '发出请求'));
  assert.ok(answer.ok(), await answer.text());
  world.facts.requestId = (await answer.json()).consentRequestId;
  await sees(desk, '已请企业重新授权，等企业答复');
  assert.equal(await desk.getByRole('button', { name: '请企业重新授权…' }).count(), 0);
  await desk.goto(`/b/applications/${application.id}`);
  await sees(desk, '已请企业重新授权，等企业答复');
}

/** The question stands on the firm's first page; of what is asked it gives part, for a shorter time, less often. */
export async function decides(world) {
  const { application, requestId } = world.facts;
  const firm = await firmOf(world, application);
  await firm.goto('/e');
  await firm.locator(`a[href="/e/requests/${requestId}"]`).first().click();
  await firm.getByRole('table').waitFor();
  await firm.locator('.deed').waitFor();
  await world.kit.check(firm, "a bank's question");

  const rows = firm.getByRole('row').filter({ has: firm.locator('.el-checkbox') });
  assert.ok((await rows.count()) > 0, 'Nothing of this question may be left out');
  const dropped = rows.last();
  world.facts.dropped = (await dropped.getByRole('rowheader').innerText()).split('\n')[0].trim();
  await dropped.locator('.el-checkbox').click();
  await sees(dropped, '不给');
  const range = firm
    .getByRole('row')
    .filter({ hasNot: firm.getByText('不给') })
    .locator('select')
    .first();
  const shortest = await range.locator('option').first().getAttribute('value');
  await range.selectOption(shortest);
  await sees(firm, '您缩短了');
  await firm
    .getByLabel(/^\d+ 次$/)
    .first()
    .check();
  await firm
    .getByLabel(/^\d+ 天，到/)
    .first()
    .check();
  const personal = firm.locator('.personal .el-checkbox');
  assert.equal(await personal.locator('input').isChecked(), false, 'The personal part is ticked beforehand');
  await personal.click();
  await sees(firm.locator('.deed'), '另外单独同意查看法定代表人');
  assert.ok(!(await firm.locator('.deed').innerText()).includes(world.facts.dropped), 'What is not given stands in the deed');
  await world.kit.check(firm, "a bank's question, narrowed");
  await picture(firm, '2-narrowed');

  const bank = application.bank.name;
  const answer = await answerTo(firm, 'POST', /\/consent-requests\/\w+\/grant$/, () =>
    world.kit.stepUp(firm, accountOf(world, application), `授权给${bank}`),
  );
  assert.ok(answer.ok(), await answer.text());
  const consent = await answer.json();
  assert.equal(consent.includesPersonal, true);
  assert.ok(consent.usesMax < application.consent.usesMax || consent.usesMax === 1);
  assert.ok(!consent.items.some(({ title }) => title === world.facts.dropped));
  world.facts.consent = consent;
  await firm.waitForURL(`**/e/consents/${consent.id}`);
}

const elements = ['给谁', '做什么用', '数据从哪里来', '提供给哪些机构', '哪些数据', '由数据得出什么', '多久、几次', '怎样查看和撤回'];

export async function keepsTheReceipt(world) {
  const { application, consent } = world.facts;
  const firm = await firmOf(world, application);
  const listed = firm.locator('.elements');
  for (const [index, name] of elements.entries()) await sees(listed, `${index + 1}. ${name}`);
  await world.kit.check(firm, 'a consent with its receipt');
  await picture(firm, '2-receipt');

  const pdf = await download(firm, () => press(firm, '下载凭证（PDF）'));
  assertSigned(pdf.bytes, pdf.name);
  const text = pdfText(pdf.bytes);
  for (const word of [application.bank.name, ...consent.items.map(({ title }) => title)])
    assert.ok(text.includes(word.replace(/\s/g, '')), `The receipt does not say ${word}`);
  assert.ok(!text.includes(world.facts.dropped), 'The receipt names what was not given');

  const json = await download(firm, () => firm.getByRole('link', { name: 'JSON', exact: true }).click());
  const receipt = JSON.parse(json.bytes.toString('utf8'));
  for (const key of ['givenTo', 'purpose', 'sources', 'receivers', 'data', 'insights', 'duration', 'withdrawal'])
    assert.ok(receipt[key] !== undefined, `The receipt as JSON lacks ${key}`);
  assert.equal(receipt.data.length, consent.items.length);
}
