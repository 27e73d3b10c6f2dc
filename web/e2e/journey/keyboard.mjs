/** Moves over a page with keys alone. */
const tabsMax = 120;

export class KeyboardHand {
  constructor(page) {
    this.page = page;
  }

  key = (name) => this.page.keyboard.press(name);
  type = (text) => this.page.keyboard.insertText(text);

  /** What has the focus, by the name a screen reader says. */
  focused = () =>
    this.page.evaluate(() => {
      const element = document.activeElement;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });

  /** Tabs on until the named control has the focus. */
  async to(name) {
    for (let pressed = 0; pressed < tabsMax; pressed += 1) {
      if ((await this.focused()) === name) return;
      await this.key('Tab');
    }
    throw new Error(`No way by keyboard to ${name}`);
  }

  /** Opens a list with the keyboard and goes down to the entry. */
  async pick(name, option) {
    await this.to(name);
    await this.key('Enter');
    const box = this.page.locator(':focus');
    const list = this.page.locator(`#${await box.getAttribute('aria-controls')}`);
    await list.getByRole('option', { name: option, exact: true }).waitFor();
    for (let pressed = 0; pressed < tabsMax; pressed += 1) {
      const current = await box.getAttribute('aria-activedescendant');
      const text = current ? await this.page.evaluate((id) => document.getElementById(id)?.textContent?.trim(), current) : '';
      if (text === option) break;
      await this.key('ArrowDown');
    }
    await this.key('Enter');
    await list.waitFor({ state: 'hidden' });
  }
}
