import assert from 'node:assert/strict';
import { answerTo, download, figure, sees } from '../journey/acts.mjs';
import { assertSigned, pdfText } from '../lib/pdf.mjs';
import { picture } from '../lib/picture.mjs';

/** From the queue with the keyboard into the file, through its tabs, to the report in the reader's hand. */
export async function bankReads(world) {
  const { facts, kit } = world;
  const { application } = facts.main;
  const desk = await world.city.at(`${facts.prefix}-manager`);
  await desk.goto(`/b/applications/${application.id}`);
  const before = await looksLeft(desk);
  const button = desk.getByRole('button', { name: /^打开档案/ });
  await button.focus();
  const answer = await answerTo(desk, 'POST', /\/profiles\/\w+\/accesses$/, () => desk.keyboard.press('Enter'));
  assert.ok(answer.ok(), await answer.text());
  facts.profile = await answer.json();
  facts.reader = facts.profile.access.personName;
  await desk.getByRole('table', { name: '企业指标' }).waitFor();
  await sees(desk, `共 ${application.consent.usesMax} 次`);
  await desk.waitForFunction((left) => document.querySelector('.budget b')?.textContent?.trim() === String(left), before - 1);
  await seesTheFile(desk, facts);
  await kit.check(desk, "an application's file");
  await picture(desk, '1-bank-overview');
  await tabs(world, desk);
  await report(world, desk);
}

const looksLeft = async (desk) => figure(await desk.locator('.budget b').first().innerText());

async function seesTheFile(desk, facts) {
  for (const part of ['有利', '要核实', '看不到']) await desk.getByRole('heading', { name: part, exact: true }).waitFor();
  const table = desk.getByRole('table', { name: '企业指标' });
  assert.ok((await table.locator('.peer').count()) > 0, 'No indicator is shown against its peers');
  const rows = await table.getByRole('row').allInnerTexts();
  const isShown = ({ title }) => rows.some((text) => text.includes(title));
  const money = facts.profile.indicators.find((one) => one.type === 'money' && Number(one.value) > 10_000 && isShown(one));
  const row = await table.getByRole('row').filter({ hasText: money.title }).first().innerText();
  [facts.figure] = /[\d,]+\.\d{2}/.exec(row);
}

async function tabs(world, desk) {
  const few = await desk.getByRole('table', { name: '企业指标' }).getByRole('row').count();
  await desk.getByRole('link', { name: /^指标/ }).click();
  await desk.waitForURL('**/indicators**');
  const all = await desk.getByRole('table', { name: '企业指标' }).getByRole('row').count();
  assert.ok(all >= few, `The tab shows fewer indicators than the overview: ${all} < ${few}`);
  await world.kit.check(desk, 'the indicators of a file');
  await seesWhatIsLeftOut(desk, world.facts.profile);
  await picture(desk, '1-bank-indicators');

  await desk.getByRole('link', { name: /^记录/ }).click();
  await desk.waitForURL('**/records**');
  await desk.getByRole('table').first().waitFor();
  const { recordCounts } = world.facts.profile;
  const full = recordCounts.filter(({ rows }) => rows > 0).at(-1);
  await desk.getByRole('button', { name: new RegExp(`^${full.title}`) }).click();
  await desk.waitForURL(`**dataset=${full.dataset}**`);
  await desk.getByRole('table', { name: `${full.title}的记录` }).waitFor();
  await world.kit.check(desk, 'the records of a file');
  await picture(desk, '1-bank-records');
  const then = desk.getByLabel('看某一天平台掌握的');
  await then.fill(await then.getAttribute('max'));
  await desk.waitForURL('**asOf=**');
  await desk.getByText(/结束时平台掌握的记录/).waitFor();
  await desk.getByRole('table', { name: `${full.title}的记录` }).waitFor();
  await world.kit.check(desk, 'the records of a file as of a day');
  await picture(desk, '1-bank-records-then');
  await desk.getByRole('button', { name: '回到现在' }).click();
  await desk.getByText(/结束时平台掌握的记录/).waitFor({ state: 'detached' });
  await desk.getByRole('link', { name: '概览' }).click();
  await desk.getByRole('button', { name: '信用报告 PDF' }).waitFor();
}

async function report(world, desk) {
  const { facts } = world;
  const { name, bytes } = await download(desk, () => desk.getByRole('button', { name: '信用报告 PDF' }).click());
  const said = await desk.getByText(/报告 [A-Z]+-\d{4}-\d{6}，/).innerText();
  assertSigned(bytes, name);
  const text = pdfText(bytes);
  for (const word of [facts.main.application.enterprise.name, facts.figure, facts.reader]) {
    assert.ok(text.includes(word), `The report does not say ${word}`);
  }
  facts.report = { name, bytes, text, number: /[A-Z]+-\d{4}-\d{6}/.exec(said)[0] };
}

/** Months before the consent's span are hatched, and its table says why in their place. */
async function seesWhatIsLeftOut(desk, { series }) {
  const short = series.find(
    ({ from, to }) => Number(to.slice(0, 4)) * 12 + Number(to.slice(5)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5)) < 23,
  );
  assert.ok(short, 'No monthly line of this file is shorter than what is drawn');
  const figure = desk.locator('figure', { has: desk.getByRole('heading', { name: short.title }) }).first();
  await figure.getByRole('button', { name: '看数据表' }).click();
  await figure
    .getByRole('cell', { name: /^企业只授权近 \d+ 个月$/ })
    .first()
    .waitFor();
}
