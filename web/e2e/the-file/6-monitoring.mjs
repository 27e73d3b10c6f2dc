import assert from 'node:assert/strict';
import { answerTo } from '../journey/acts.mjs';
import { picture } from '../lib/picture.mjs';
import { ask } from '../routes/ids.mjs';

/** Under a monitoring consent, bound to a living loan: the page names whom, the file opens for one look, a figure leads to its records. */
export async function watches(world) {
  const { kit, city } = world;
  for (const prefix of ['nongshang', 'jiangcheng', 'donglan']) {
    const desk = await city.at(`${prefix}-manager`);
    const { items } = await ask(desk, 'GET', '/monitoring?limit=50&living=true');
    const watched = items.find(({ can }) => can.includes('open'));
    if (!watched) continue;
    await desk.goto('/b/monitoring');
    await desk.getByRole('table').first().waitFor();
    await kit.check(desk, 'watched loans');
    await picture(desk, '6-monitoring');
    await desk.goto(`/b/firms/${watched.enterprise.id}?consent=${watched.consent.id}`);
    const button = desk.getByRole('button', { name: /1 次/ });
    const answer = await answerTo(desk, 'POST', /\/profiles\/\w+\/accesses$/, () => button.click());
    assert.ok(answer.ok(), await answer.text());
    const figure = desk.getByRole('table', { name: '企业指标' }).getByRole('link').first();
    await figure.click();
    await desk.getByRole('dialog').getByText('由这些记录算出').waitFor();
    assert.match(desk.url(), /figure=/);
    await kit.check(desk, 'a figure and its records');
    await picture(desk, '6-figure');
    await desk.keyboard.press('Escape');
    await desk.waitForURL((url) => !url.searchParams.has('figure'));
    return;
  }
  assert.fail('No bank of the city watches a loan');
}
