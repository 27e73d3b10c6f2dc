import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, noSideways, watchConsole } from './checks.mjs';
import { desk, launch, phone } from './chromium.mjs';
import { codeFor } from './totp.mjs';

const images = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'docs', 'images');

/** One browser; each person gets a context of their own, so that cookies never mix. */
export async function openBrowser(baseUrl) {
  const browser = await launch();
  const people = [];

  async function person({ viewport = desk } = {}) {
    const context = await browser.newContext({
      baseURL: baseUrl,
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const quiet = watchConsole(page);
    const one = {
      context,
      page,
      quiet,
      signIn: (account) => signIn(page, account),
      check: (name) => check(page, name),
      screenshot: (name) => screenshot(page, name),
    };
    people.push(one);
    return one;
  }
  return {
    browser,
    person,
    onPhone: () => person({ viewport: phone }),
    /** What every window showed when a journey broke off: pictures in the system's temporary folder. */
    leaveEvidence: async (name) => {
      for (const [index, { page }] of people.entries()) {
        if (page.isClosed()) continue;
        const path = join(tmpdir(), `${name}-${index + 1}.png`);
        await page.screenshot({ path }).then(
          () => console.error(`  ${path}: ${page.url().split('#')[0]}`),
          () => undefined,
        );
      }
    },
    assertQuiet: () => people.forEach((one, index) => one.quiet.assertQuiet(`person ${index + 1}`)),
    close: () => browser.close(),
  };
}

/** Password and one-time code, as a person types them. `account`: an entry of accounts.json. */
export async function signIn(page, { username, password, totpSecret }) {
  if (!new URL(page.url(), 'http://x').pathname.startsWith('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('用户名', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '下一步：验证码' }).click();
  await page.waitForURL('**/sign-in/code**');
  await typeCode(page, await codeFor(totpSecret));
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Into the first group of code boxes on the page, or within `scope`. */
export async function typeCode(page, code, scope = page) {
  const boxes = scope.locator('.code-box');
  for (const [index, digit] of [...code].entries()) await boxes.nth(index).fill(digit);
}

/** Password and code in the page, before a legal act; `press` is the words on the button. */
export async function stepUp(page, { password, totpSecret }, press) {
  const form = page.locator('form.step-up');
  await form.getByLabel('登录密码', { exact: true }).fill(password);
  await typeCode(page, await codeFor(totpSecret), form);
  await form.getByRole('button', { name: press }).click();
}

/** What every page must pass wherever a journey stops: axe, and no sideways scroll. */
export async function check(page, name) {
  await settled(page);
  await axe(page, name);
  await noSideways(page, name);
}

export async function screenshot(page, name) {
  await settled(page);
  mkdirSync(images, { recursive: true });
  // As tall as the page, within reason: bars stuck to the window then stand at its end instead of across the middle.
  const viewport = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const tallest = viewport.width < 720 ? 2600 : 960;
  await page.setViewportSize({ width: viewport.width, height: Math.max(viewport.height, Math.min(height, tallest)) });
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await page.setViewportSize(viewport);
}

async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
}
