import assert from 'node:assert/strict';
import { download, sees } from '../journey/acts.mjs';
import { assertSigned, pdfText } from '../lib/pdf.mjs';
import { picture } from '../lib/picture.mjs';
import { ask } from '../routes/ids.mjs';

/** Overview, indicators, records, score on a phone; all of it as a workbook and as JSON; the own report, judged by others and equal to the screen. */
export async function ownFile(world) {
  const { kit, city, facts } = world;
  facts.owner = city.accounts.find(({ role }) => role === 'enterpriseOwner');
  const phone = await city.firm(facts.owner.organisation);
  await phone.goto('/e/file');
  await phone.getByRole('heading', { level: 1, name: facts.owner.organisation }).waitFor();
  await kit.check(phone, "the firm's own file");
  await picture(phone, '1-own-file');

  const own = await ask(phone, 'GET', '/enterprise/profile');
  const shown = await indicators(world, phone, own);
  await score(world, phone, own);
  await phone.goto('/e/file/records');
  await phone.locator('main section h2').first().waitFor();
  await kit.check(phone, 'own records');

  await phone.goto('/e/file/report');
  await exports(phone, own);
  const { name, bytes } = await download(phone, () => phone.getByRole('button', { name: /^出具一份/ }).click());
  assertSigned(bytes, name);
  const text = pdfText(bytes);
  for (const figure of [facts.owner.organisation, ...shown]) assert.ok(text.includes(figure.replace(/\s/g, '')), `The report does not say ${figure}`);
  if (own.score.score !== null) assert.ok(text.includes(String(own.score.score)), 'The report does not say the score');
  await phone
    .getByText(/^[A-Z]+-\d{4}-\d{6}$/)
    .first()
    .waitFor();
  await kit.check(phone, 'own reports');
  await picture(phone, '1-own-report');
}

/** Each figure with its source and day, each gap with its reason. Answers what the screen says of three figures. */
async function indicators(world, phone, own) {
  await phone.goto('/e/file/indicators?group=纳税');
  const table = phone.getByRole('table').first();
  await table.waitFor();
  const wanted = own.indicators.filter(({ group, type, value }) => group === '纳税' && type === 'money' && Number(value) > 10_000).slice(0, 3);
  assert.ok(wanted.length > 0, 'The example firm pays no tax');
  const said = [];
  for (const { title, sourceName } of wanted) {
    const row = await table.getByRole('row').filter({ hasText: title }).first().innerText();
    assert.match(row, new RegExp(sourceName), `${title} does not say its source`);
    said.push(/[\d,]+\.\d{2}/.exec(row)[0]);
  }
  await world.kit.check(phone, 'own indicators');
  const missing = own.indicators.find(({ value, freshness }) => value === null && freshness.state === 'missing');
  await phone.goto(`/e/file/indicators?group=${missing.group}`);
  await phone.locator('.x-cell-hold').first().waitFor();
  await picture(phone, '1-own-indicators');
  return said;
}

async function score(world, phone, own) {
  await phone.goto('/e/file/score');
  await sees(phone, '怎样提高');
  for (const { title } of own.score.costs.slice(0, 2)) await sees(phone, title);
  for (const { text } of own.score.improvements.slice(0, 1)) await sees(phone, text);
  await world.kit.check(phone, 'own score');
  await picture(phone, '1-own-score');
}

async function exports(phone, own) {
  const workbook = await download(phone, () => phone.getByRole('button', { name: /XLSX/ }).click());
  assert.match(workbook.name, /\.xlsx$/);
  assert.equal(workbook.bytes.subarray(0, 2).toString('latin1'), 'PK');
  const json = await download(phone, () => phone.getByRole('button', { name: /JSON/ }).click());
  const copy = JSON.parse(json.bytes.toString('utf8'));
  assert.deepEqual(
    copy.indicators.map(({ code, value }) => [code, value]),
    own.indicators.map(({ code, value }) => [code, value]),
  );
  const { items } = await ask(phone, 'GET', '/enterprise/records?limit=200');
  assert.ok(copy.records.length >= items.length && items.length > 0, 'The export has fewer records than the page');
}
