import assert from 'node:assert/strict';

/** The people of the demo city: each signs in once and keeps the window. Firms sit at a phone, everybody else at a desk. */
export class City {
  #windows = new Map();

  constructor(kit, browser, accounts) {
    this.kit = kit;
    this.browser = browser;
    this.accounts = accounts;
  }

  firm = (name) => this.at(`firm:${name}`);

  /** `source:market`, `firm:NAME`, a user name of the staff, or null for somebody from the street. */
  at(who) {
    const known = this.#windows.get(who) ?? this.#open(who);
    this.#windows.set(who, known);
    return known;
  }

  async #open(who) {
    const [kind, name = kind] = (who ?? '').split(':');
    const isPhone = who === null || kind === 'firm';
    const one = await (isPhone ? this.browser.onPhone() : this.browser.person());
    one.page.quiet = one.quiet;
    if (who === null) {
      // Someone who could sign in, and stops at the second step.
      one.page.demoAccount = this.accounts.at(-1);
      await one.page.goto('/sign-in');
      return one.page;
    }
    const account = this.accounts.find(({ role, username, organisation }) =>
      kind === 'firm' ? role === 'enterpriseOwner' && organisation === name : role !== 'enterpriseOwner' && username === name,
    );
    assert.ok(account, `The demo city has no account for ${who}`);
    await this.kit.signIn(one.page, account);
    return one.page;
  }
}
