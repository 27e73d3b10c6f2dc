import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

/** The people of one journey, each at a window of their own that stays open, and what they have made so far. */
export class World {
  /** name → { username, password, totpSecret, phone } */
  accounts = {};
  /** What one station hands to the next: ids and addresses. */
  facts = {};
  #windows = new Map();

  constructor(kit, server, browser) {
    this.kit = kit;
    this.server = server;
    this.browser = browser;
  }

  /** A window nobody has signed in at. */
  async stranger({ phone = false } = {}) {
    return (phone ? this.browser.onPhone() : this.browser.person()).then(({ page }) => page);
  }

  /** The window a person sits at; signs them in when they have none yet. */
  async at(name) {
    const open = this.#windows.get(name);
    if (open) return open;
    const account = this.accounts[name];
    assert.ok(account, `Nobody is called ${name} yet`);
    const page = await this.stranger(account);
    await this.kit.signIn(page, account);
    this.#windows.set(name, page);
    return page;
  }

  /** Opens a one-time link and makes the account it is for; the window stays that person's. */
  async join(name, link, { fullName, username }) {
    const page = await this.stranger();
    await page.goto(link);
    const account = { username, password: newPassword(), phone: false };
    await page.getByLabel('姓名', { exact: true }).fill(fullName);
    await page.getByLabel('用户名', { exact: true }).fill(username);
    await this.#prove(page, account);
    await page.getByRole('button', { name: '接受邀请，开通账户' }).click();
    await page.waitForURL((url) => url.pathname !== '/join');
    return this.#keep(name, page, account);
  }

  /** Someone from a firm, at a phone, makes an account without being invited. */
  async register(name, { fullName, username }) {
    const page = await this.stranger({ phone: true });
    await page.goto('/register');
    const account = { username, password: newPassword(), phone: true };
    await page.getByLabel('用户名', { exact: true }).fill(username);
    await page.getByRole('button', { name: '下一步：装验证器' }).click();
    await page.getByLabel('姓名', { exact: true }).fill(fullName);
    await this.#prove(page, account);
    await page.getByRole('button', { name: '开通账户' }).click();
    await page.waitForURL('**/e/claim');
    return this.#keep(name, page, account);
  }

  async #prove(page, account) {
    await page.getByLabel('密码', { exact: true }).fill(account.password);
    account.totpSecret = (await page.locator('[data-secret]').innerText()).replace(/\s/g, '');
    await this.kit.typeCode(page, await this.kit.codeFor(account.totpSecret));
  }

  #keep(name, page, account) {
    this.accounts[name] = account;
    this.#windows.set(name, page);
    return page;
  }

  /** Password and code in the page, then the button that says what is signed. */
  sign = async (name, press) => this.kit.stepUp(await this.at(name), this.accounts[name], press);
}

const newPassword = () => randomBytes(12).toString('base64url');
