/** What hands do on our pages, in one line each. */

/** Waits until the text stands on the page; what only paper shows is not seen. */
export const sees = (where, text) => where.getByText(text).filter({ visible: true }).first().waitFor();

export const press = (where, name) => where.getByRole('button', { name, exact: true }).click();

export const follow = (where, name) => where.getByRole('link', { name, exact: true }).first().click();

/** An entry of Element Plus's list: opened and taken with the mouse. */
export async function choose(page, box, option) {
  await box.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " el-select ")][1]').click();
  const list = page.locator(`#${await box.getAttribute('aria-controls')}`);
  await list.getByRole('option', { name: option, exact: true }).click();
}

/** A file of the given bytes, as if chosen from the disk. */
export const file = (name, buffer) => ({ name, mimeType: 'text/csv', buffer });

/** Presses, and answers with the bytes the browser was given to save. */
export async function download(page, act) {
  const [saved] = await Promise.all([page.waitForEvent('download'), act()]);
  const parts = [];
  for await (const part of await saved.createReadStream()) parts.push(part);
  return { name: saved.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** The answer the server gives to the call an act makes. */
export async function answerTo(page, method, path, act) {
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === method && path.test(new URL(one.url()).pathname)),
    act(),
  ]);
  return response;
}

/** Digits of a written figure: "1,234 行" is 1234. */
export const figure = (text) => Number(text.replace(/[^\d.−-]/g, '').replace('−', '-'));
