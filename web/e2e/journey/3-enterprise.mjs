import { press, sees } from './acts.mjs';
import * as files from './files.mjs';

/** A firm's owner signs up at a phone and is proven; a second person's claim does not match and is decided by the operator. */
export async function enterprise(world) {
  const { hero, small } = files;
  const owner = await world.register('owner', { fullName: hero.legalRepresentative, username: '13990000001' });
  await claim(owner, hero);
  await owner.waitForURL((url) => url.pathname === '/e');
  await sees(owner, `${hero.shortName}，您好`);
  await world.kit.check(owner, "a firm's first page");

  // Right firm, wrong identity number: nobody gets in by knowing a name.
  const other = await world.register('smallOwner', { fullName: '赵立', username: '13990000002' });
  await claim(other, { ...small, legalRepresentative: '赵立' }, '法定代表人上月变更，登记还没有更新。');
  await other.waitForURL('**/e/claims');
  await sees(other, `${small.name}：等平台核对`);
  await other.goto('/e/find');
  await sees(other, '没有这一页，或者您无权查看');

  await decide(world, small);
  await other.goto('/e/claims');
  await sees(other, `已认领 ${small.name}`);
  await press(other, '进入企业首页');
  await other.waitForURL((url) => url.pathname === '/e');
  await sees(other, `${small.shortName}，您好`);
}

async function claim(page, firm, statement) {
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(firm.uscc);
  await sees(page, '位数和校验都对');
  await page.getByLabel('企业名称', { exact: true }).fill(firm.name);
  await page.getByLabel('法定代表人姓名', { exact: true }).fill(firm.legalRepresentative);
  await page.getByLabel('法定代表人身份证号', { exact: true }).fill(firm.identityNumber);
  if (statement) await page.getByLabel(/^补充说明/).fill(statement);
  await press(page, '认领这家企业');
}

async function decide(world, firm) {
  const reviewer = await world.at('reviewer');
  await reviewer.goto('/o/claims');
  await reviewer.getByRole('link', { name: firm.name }).first().click();
  const drawer = reviewer.getByRole('dialog');
  await sees(drawer, '对不上');
  await drawer.getByLabel('依据', { exact: true }).fill('核对了变更登记通知书原件和身份证原件。');
  await press(drawer, '通过认领…');
  await world.sign('reviewer', '通过认领');
  await sees(drawer, '已通过');
}
