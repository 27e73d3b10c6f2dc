import assert from 'node:assert/strict';
import { answerTo, choose, follow, press, sees } from './acts.mjs';

/** The bank accepts both, opens both files, offers on the one and refuses the other. */
export async function bankDesk(world) {
  const desk = await world.at('customerManager');
  const [first, second] = world.facts.applications;
  await desk.goto('/b/applications');
  await desk.getByRole('table').waitFor();
  await world.kit.check(desk, "the bank's queue");

  const whole = await open(world, desk, first, { isPictured: true });
  const narrowed = await open(world, desk, second);
  compare(whole, narrowed);

  await offer(world, first);
  await refuse(world, second);
}

async function open(world, desk, { id }, { isPictured = false } = {}) {
  await desk.goto(`/b/applications/${id}`);
  await press(desk, '受理这笔申请');
  await press(desk, '开始审查');
  const answer = await answerTo(desk, 'POST', /\/profiles\/\w+\/accesses$/, () => desk.getByRole('button', { name: /^打开档案/ }).click());
  assert.ok(answer.ok(), await answer.text());
  const profile = await answer.json();
  await sees(desk, '登记信息');
  await sees(desk, '要核实');
  const indicators = desk.getByRole('table', { name: '企业指标' });
  await indicators.waitFor();
  // The overview says most with few rows; every one of them is behind its tab.
  await desk.getByRole('link', { name: /^指标/ }).click();
  await desk.waitForURL('**/indicators**');
  const row = await indicators.getByRole('row', { name: '纳税信用级别' }).innerText();
  assert.match(row, /A 级/);
  assert.match(row, /20\d\d|\d\d-\d\d/, `An indicator without its day: ${row}`);
  await desk.getByRole('link', { name: '概览' }).click();
  await desk.waitForURL(`**/b/applications/${id}`);
  if (isPictured) {
    await sees(desk, '纳税入库');
    await desk.locator('figure svg, .chart svg, [role=img] svg').first().waitFor();
    await world.kit.check(desk, "an application's page");
    await desk.getByRole('link', { name: /^记录/ }).click();
    await desk.waitForURL('**/records**');
    await desk.getByRole('table').first().waitFor();
    assert.ok((await desk.getByRole('row').count()) > 1);
  } else {
    // Not given is said, not shown as nothing.
    await sees(desk, '未授权');
    await desk.goto(`/b/applications/${id}/records`);
    await desk
      .getByRole('button', { name: /^打开档案/ })
      .or(desk.getByRole('table'))
      .first()
      .waitFor();
  }
  return profile;
}

/** Every way through a document, list entries by what they are about. */
function keysOf(value, path = '') {
  if (Array.isArray(value)) return value.flatMap((one) => keysOf(one, `${path}[${one?.code ?? one?.dataset ?? ''}]`));
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, one]) => keysOf(one, `${path}.${key}`));
}

/** What a consent leaves out is absent from the answer, not blanked. */
function compare(whole, narrowed) {
  const wide = new Set(keysOf(whole));
  const narrow = new Set(keysOf(narrowed));
  const missing = [...wide].filter((key) => !narrow.has(key));
  for (const part of ['.taxSeries', '[taxPaid12]', '.recordCounts[05.02]', '.consent.items[05.02]']) {
    assert.ok(
      missing.some((key) => key.includes(part)),
      `${part} was left out of the consent and is in the answer, or nobody gets it:\n${missing.join('\n')}`,
    );
  }
  assert.ok(!('taxSeries' in narrowed), 'taxSeries is there, though nothing was given');
  // The card's parts are published and stand in every answer; one that was not given counts for nothing.
  const sales = narrowed.score?.dimensions.find(({ code }) => code === 'sales');
  assert.ok(!sales || (sales.points === null && sales.coveragePercent === 0), JSON.stringify(sales));
  const ofTheFirm = [...narrow].filter((key) => !key.startsWith('.score.dimensions'));
  assert.deepEqual(
    ofTheFirm.filter((key) => key.includes('05.02') || /tax(Paid|Zero|Max|Last|Months)|sales/.test(key)),
    [],
  );
  assert.deepEqual(
    [...narrow].filter((key) => /identityNumber|\.legalRepresentative/.test(key)),
    [],
    'The personal part was not given',
  );
}

async function offer(world, { id }) {
  const desk = await world.at('approver');
  await desk.goto(`/b/applications/${id}`);
  await desk.getByLabel('年利率（单利）', { exact: true }).fill('3.85');
  await choose(desk, desk.getByRole('combobox', { name: '还款方式' }), '等额本息');
  await desk.getByLabel('服务费、手续费', { exact: true }).fill('1200');
  await sees(desk, '1,200.00 元');
  const apr = await desk.locator('.apr dd').innerText();
  assert.ok(Number.parseFloat(apr) > 3.85, `With a fee the whole yearly cost is above the rate: ${apr}`);
  await press(desk, '提交方案');
  const made = await answerTo(desk, 'POST', /\/applications\/\w+\/offers$/, () => world.sign('approver', '提交方案给企业'));
  assert.ok(made.ok(), await made.text());
  await sees(desk, '方案等企业答复');
  world.facts.apr = apr;
}

async function refuse(world, { id }) {
  const desk = await world.at('approver');
  await desk.goto(`/b/applications/${id}`);
  await follow(desk, '未通过…');
  await choose(desk, desk.getByRole('combobox', { name: '原因' }), '所需数据暂时取不到');
  await desk.getByLabel('具体说明', { exact: true }).fill('没有看到近 12 个月的纳税入库，估算不出经营规模。');
  const next = await desk.getByLabel('下一步', { exact: true }).inputValue();
  assert.ok(next.length > 0, 'The code suggests a next step');
  await press(desk, '未通过，告知企业');
  await sees(desk, '未通过');
  const owner = await world.at('owner');
  await owner.goto(`/e/applications/${id}`);
  await sees(owner, '为什么没有通过');
  await sees(owner, 'DATA_UNAVAILABLE');
  await sees(owner, next);
}
