import { AxeBuilder } from '@axe-core/playwright';

/** Throws on any violation, best practice included, naming rule and element. */
export async function axe(page, name) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  if (violations.length === 0) return;
  const lines = violations.flatMap((violation) =>
    violation.nodes.map((node) => `  ${violation.id}: ${node.target.join(' ')}\n    ${node.failureSummary?.split('\n').slice(1).join('; ')}`),
  );
  throw new Error(`${name}: axe found ${violations.length} violations\n${lines.join('\n')}`);
}

/** No page may scroll sideways; a wide table scrolls in a region of its own. */
export async function noSideways(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) throw new Error(`${name}: the page is ${over} px wider than the window`);
}

/**
 * Collects what the console and the page complain about. An answer of 4xx to a call is the page's business and expected in journeys
 * that try what is refused; the browser's own line about it is left out.
 */
export function watchConsole(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (/Failed to load resource.*status of 4\d\d/.test(message.text())) return;
    complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  return {
    complaints,
    assertQuiet(name) {
      if (complaints.length > 0) throw new Error(`${name}: the console is not quiet\n  ${complaints.join('\n  ')}`);
    },
  };
}
