import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where JOURNEY_PICTURES names a folder, what a station ends on is kept there, to be looked at beside its mockup. */
export async function picture(page, name) {
  const folder = process.env.JOURNEY_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}
