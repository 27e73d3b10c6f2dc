import assert from 'node:assert/strict';
import { City } from './routes/city.mjs';
import { idsOf } from './routes/ids.mjs';
import { visitsOf } from './routes/visits.mjs';

/** Every page of the route table, as the people of the demo city see it: complete, quiet, accessible, no wider than its window, and there again after a reload. */
export default async function routes(kit) {
  const server = await kit.startServer({ args: ['--demo'] });
  const browser = await kit.openBrowser(server.url);
  const city = new City(kit, browser, server.accounts());
  const ids = await kit.station('the demo city is there', () => idsOf(city));
  const visits = visitsOf(ids);
  await kit.station('every route has a visit', async () => sameList(await routeTable(await city.at(null)), Object.keys(visits)));

  const problems = [];
  let done = 0;
  // One person after another, two people at a time: a window shows one page.
  const queues = new Map();
  for (const visit of Object.values(visits).flat()) queues.set(visit.as, [...(queues.get(visit.as) ?? []), visit]);
  const people = [...queues.entries()];
  const work = async () => {
    for (let next = people.shift(); next; next = people.shift()) {
      const page = await city.at(next[0]);
      for (const visit of next[1]) {
        await one(kit, page, visit).catch((error) => problems.push(`${visit.path} (${visit.as ?? 'visitor'}): ${error.message}`));
        done += 1;
      }
    }
  };
  await kit.station('all pages', async () => {
    await Promise.all([work(), work()]);
    assert.ok(done >= Object.keys(visits).length);
    if (problems.length > 0) throw new Error(`${problems.length} of ${done} pages are not as they should be\n${problems.join('\n')}`);
  });
}

/** As the built application has it: the table is asked, not copied. */
async function routeTable(page) {
  const paths = await page.evaluate(() => {
    const app = document.querySelector('#app').__vue_app__;
    return app.config.globalProperties.$router.getRoutes().map(({ path }) => path);
  });
  return [...new Set(paths.map((path) => (path.length > 1 ? path.replace(/\/$/, '') : path)))];
}

function sameList(table, visited) {
  const unvisited = table.filter((path) => !visited.includes(path));
  const gone = visited.filter((path) => !table.includes(path));
  assert.deepEqual({ unvisited, gone }, { unvisited: [], gone: [] });
  assert.ok(table.length > 50, `The table is too short to be the real one: ${table.length}`);
}

async function one(kit, page, visit) {
  const before = page.quiet.complaints.length;
  const { path, picture, prepare, isMissing = false, isCode = false } = visit;
  if (visit.isDesk) await page.setViewportSize(kit.desk);
  if (isCode) await halfSignedIn(page);
  else await page.goto(path);
  const heading = await title(page);
  await prepare?.(page);
  if (!isCode) {
    await page.reload();
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    await prepare?.(page);
  }
  assert.deepEqual(await page.locator('main [role=alert].failed').allInnerTexts(), [], 'A part of the page did not come');
  assert.equal(/没有这一[页项]/.test(await page.locator('main').innerText()), isMissing, 'The page says it is not there');
  assert.equal(new URL(page.url()).pathname, isCode ? '/sign-in/code' : new URL(path, page.url()).pathname, 'One is sent elsewhere');
  await kit.check(page, path);
  if (picture) await kit.screenshot(page, picture);
  const complaints = page.quiet.complaints.slice(before);
  if (complaints.length > 0) throw new Error(`The console is not quiet\n  ${complaints.join('\n  ')}`);
}

/** The heading once everything on the page has come. */
async function title(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  return page.locator('h1').first().innerText();
}

/** The page of the code comes after a right password; nothing else leads there. */
async function halfSignedIn(page) {
  const account = page.demoAccount;
  await page.goto('/sign-in');
  await page.getByLabel('用户名', { exact: true }).fill(account.username);
  await page.getByLabel('密码', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: '下一步：验证码' }).click();
  await page.waitForURL('**/sign-in/code**');
}
