import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** Real ids of the demo city, asked for by the people who may see them. */
export async function idsOf(city) {
  const { bank, offered, loan } = await banks(city);
  const firm = await firms(city, offered, loan);
  const market = await city.at('source:market');
  const batches = (await ask(market, 'GET', '/batches?limit=50')).items;
  const taxation = await city.at('source:taxation');
  const flawed = (await ask(taxation, 'GET', '/batches?limit=100')).items.find(({ rejected }) => rejected > 0);
  const admin = await city.at('admin');
  const organisations = (await ask(admin, 'GET', '/organisations?limit=50')).items;
  const [delivered] = (await ask(admin, 'GET', '/quality/sources?limit=1')).items;
  const declared = await declarations(await city.firm(firm.offeredFirm));
  // Somebody has begun to change an entry.
  const shown = await ask(admin, 'GET', '/datasets/12.04');
  const definition = Object.fromEntries(Object.entries(shown).filter(([key]) => !['version', 'suppliers', 'lastArrivalAt'].includes(key)));
  const change = await ask(admin, 'POST', '/catalogue-changes', { definition: { ...definition, freshnessDays: 3 }, note: '缩短时效' });
  const { asOf } = await ask(admin, 'GET', '/consent-templates');
  const terms = { kind: 'template', purpose: 'policyBenefit', monthsMax: 6, validDaysMax: 30, usesMax: 2, offersPersonal: false };
  const proposal = {
    from: `${Number(asOf.slice(0, 4)) + 1}${asOf.slice(4, 7)}-01`,
    note: '按新规调整',
    terms: { ...terms, validDaysChoices: [7, 30], usesChoices: [1, 2] },
  };
  const termChange = await ask(admin, 'POST', '/consent-term-changes', proposal);
  const reviewer = await city.at('reviewer');
  const reviews = await ask(reviewer, 'GET', '/product-reviews?limit=5&state=published');
  const check = async (page) => (await ask(page, 'POST', '/list-checks', { uscc: '91990102MA7K4X3T6M', purpose: 'other', note: '走一遍页面' })).id;
  const checks = {
    bank: await check(await city.at(`${bank.prefix}-manager`)),
    source: await check(taxation),
    regulator: await check(await city.at('regulator')),
    operator: await check(admin),
  };
  return {
    checks,
    ...bank,
    ...firm,
    batchId: flawed?.id ?? batches[0].id,
    changeId: change.id,
    termChangeId: termChange.id,
    organisationId: organisations.find(({ kind }) => kind === 'bank').id,
    reviewedId: reviews.items[0].id,
    delivery: `${delivered.organisationId}/${delivered.dataset}`,
    ...declared,
  };
}

async function banks(city) {
  let bank;
  let offered;
  let loan;
  for (const prefix of ['nongshang', 'jiangcheng', 'donglan']) {
    const page = await city.at(`${prefix}-manager`);
    const applications = (await ask(page, 'GET', '/applications?view=all&limit=100')).items;
    const loans = (await ask(page, 'GET', '/loans?limit=50')).items;
    const lines = (await ask(page, 'GET', '/credit-lines?limit=50')).items;
    offered ??= applications.find(({ state }) => state === 'offered');
    const open = applications.find(({ state, can }) => state === 'reviewing' && can.includes('openFile'));
    if (!bank && loans.length > 0 && open) {
      [loan] = loans;
      bank = { prefix, applicationId: open.id, consentedFirmId: open.enterprise.id, loanId: loans[0].id, creditLineId: lines[0].id };
    }
  }
  assert.ok(bank && offered, 'The demo city has no bank with a loan and a file in review, or nobody has an offer');
  const manager = await city.at(`${bank.prefix}-product`);
  const products = (await ask(manager, 'GET', '/products?limit=50')).items;
  const draft = await ask(manager, 'POST', `/products/${products[0].id}/versions`, {});
  return { bank: { ...bank, productId: products[0].id, draftId: draft.id }, offered, loan };
}

/** One firm has an offer, one a loan, and one begins to apply. */
async function firms(city, offered, loan) {
  const borrower = await city.firm(loan.enterprise.name);
  const loans = (await ask(borrower, 'GET', '/loans?limit=5')).items;
  const offeredTo = await city.firm(offered.enterprise.name);
  const match =
    (await ask(offeredTo, 'GET', '/matches?fit=fit&limit=5')).items[0]?.product ?? (await ask(offeredTo, 'GET', '/matches?limit=5')).items[0].product;
  const { terms } = match;
  const draft = await ask(offeredTo, 'POST', '/applications', {
    productId: match.id,
    amount: terms.amountMin,
    termMonths: terms.termMonthsMin,
    use: '向望江钢材采购圆钢约 120 吨',
  });
  const consents = (await ask(offeredTo, 'GET', '/consents?limit=5')).items;
  return {
    offeredFirm: offered.enterprise.name,
    borrowerFirm: loan.enterprise.name,
    offeredId: offered.id,
    draftApplicationId: draft.id,
    requestId: draft.consentRequestId,
    hallProductId: match.id,
    consentId: consents[0].id,
    ownLoanId: loans[0].id,
  };
}

/** A draft to write on and one that was thrown away. */
async function declarations(page) {
  const cells = { month: '2026-06', revenue: '1200000', netProfit: '90000', totalAssets: '9000000', totalLiabilities: '4000000', employees: '40' };
  const draft = await ask(page, 'POST', '/declarations', { dataset: '18.01', cells });
  const ended = await ask(page, 'POST', '/declarations', { dataset: '18.01', cells });
  await ask(page, 'POST', `/declarations/${ended.id}/discarding`, {});
  return { declarationId: draft.id, endedDeclarationId: ended.id };
}

/** A call as the page itself would make it. */
export const ask = async (page, method, path, body) => {
  const { status, text } = await page.evaluate(
    async ([verb, address, content, key]) => {
      const headers = { ...(content && { 'content-type': 'application/json', 'idempotency-key': key }) };
      const response = await fetch(`/api/v1${address}`, { method: verb, headers, ...(content && { body: JSON.stringify(content) }) });
      return { status: response.status, text: await response.text() };
    },
    [method, path, body, randomUUID()],
  );
  assert.ok(status < 300, `${method} ${path}: ${status} ${text}`);
  return JSON.parse(text);
};
