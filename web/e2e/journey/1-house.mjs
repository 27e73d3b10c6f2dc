import assert from 'node:assert/strict';
import { follow, press, sees } from './acts.mjs';

/** The operator sets the house up with the link of the first start, then lets the others in. */
export async function house(world) {
  const { server } = world;
  const link = /http\S+\/join#\S+/.exec(server.output())?.[0];
  assert.ok(link, `No set-up link was printed:\n${server.output()}`);
  const operator = await world.join('operator', link, { fullName: '韩立', username: 'operator' });
  await sees(operator, '韩立');
  // The same link opens nothing a second time.
  const late = await world.stranger();
  await late.goto(link);
  await sees(late, '这个邀请打不开');
  await late.context().close();

  await inviteReviewer(world, operator);
  await source(world, operator, {
    name: '江澄市市场监督管理局',
    shortName: '市场监管局',
    datasets: ['01.01', '12.04'],
    person: ['market', '冯文静'],
  });
  await source(world, operator, {
    name: '国家税务总局江澄市税务局',
    shortName: '税务局',
    datasets: ['05.01', '05.02'],
    person: ['taxation', '韩建国'],
  });
  await bank(world, operator, {
    name: '江澄农村商业银行股份有限公司',
    shortName: '江澄农商',
    branch: '高新支行',
    people: { productManager: ['产品经理', '许静'], customerManager: ['客户经理', '陈志航'], approver: ['审批人', '沈雨'] },
  });
  await bank(world, operator, {
    name: '东澜银行股份有限公司江澄分行',
    shortName: '东澜银行',
    branch: '望江支行',
    people: { otherBank: ['客户经理', '曹国强'] },
  });
  await regulator(world, operator);
}

async function inviteReviewer(world, operator) {
  await follow(operator, '人员');
  await press(operator, '邀请一个人');
  await operator.getByLabel('岗位', { exact: true }).selectOption('平台审核员');
  await press(operator, '生成邀请链接');
  await sees(operator, '邀请链接好了');
  await world.join('reviewer', await linkOn(operator), { fullName: '何静', username: 'reviewer' });
}

async function register(operator, { kind, name, shortName }) {
  await follow(operator, '机构入驻');
  await follow(operator, '登记一家机构');
  await operator.getByLabel('类型', { exact: true }).selectOption(kind);
  await operator.getByLabel('全称', { exact: true }).fill(name);
  await operator.getByLabel('简称', { exact: true }).fill(shortName);
  await operator.getByLabel('所在地', { exact: true }).selectOption('990100');
  await press(operator, `登记${shortName}`);
  await operator.getByRole('heading', { level: 1, name }).waitFor();
}

async function source(world, operator, { name, shortName, datasets, person: [username, fullName] }) {
  await register(operator, { kind: 'source', name, shortName });
  for (const code of datasets) await operator.locator('.line', { hasText: code }).locator('.el-checkbox').click();
  await press(operator, '保存分配');
  await sees(operator, `已保存：${datasets.length} 项。`);
  await world.join(username, await invite(operator, '数据源管理员'), { fullName, username });
}

async function bank(world, operator, { name, shortName, branch, people }) {
  await register(operator, { kind: 'bank', name, shortName });
  await press(operator, '添加网点');
  await operator.getByLabel('网点名称').fill(branch);
  await press(operator, '添加');
  await sees(operator, `已添加“${branch}”。`);
  for (const [key, [role, fullName]] of Object.entries(people)) {
    await world.join(key, await invite(operator, role, branch), { fullName, username: `${key}-1` });
    await press(operator, '再邀请一个人');
  }
}

async function regulator(world, operator) {
  await register(operator, { kind: 'regulator', name: '江澄市地方金融管理局', shortName: '金融管理局' });
  await world.join('regulator', await invite(operator, '统计分析岗'), { fullName: '顾言', username: 'regulator' });
  for (const [username, region, fullName] of [
    ['district', '990102', '苏雨'],
    ['elsewhere', '990103', '范海峰'],
  ]) {
    await press(operator, '再邀请一个人');
    await operator.getByLabel('统计范围', { exact: true }).selectOption(region);
    await world.join(username, await invite(operator, '统计分析岗'), { fullName, username });
  }
}

async function invite(operator, role, branch) {
  await operator.getByLabel('岗位', { exact: true }).selectOption(role);
  if (branch) await operator.getByLabel('网点', { exact: true }).selectOption(branch);
  await press(operator, '生成邀请链接');
  await sees(operator, '邀请链接，只显示这一次');
  return linkOn(operator);
}
const linkOn = (page) => page.locator('.link .x-code').innerText();
