/** The steps of the product editor: one entry of the table, seven pages. */
const steps = ['basic', 'figures', 'fees', 'datasets', 'rules', 'promises', 'check'];

/**
 * For every entry of the route table: who visits it, where exactly, and what it is pictured as. An entry without a visit fails the
 * journey, and so does a visit whose entry is gone.
 */
export function visitsOf(ids) {
  const firm = { as: `firm:${ids.offeredFirm}` };
  const borrower = { as: `firm:${ids.borrowerFirm}` };
  const desk = { as: `${ids.prefix}-manager` };
  const products = { as: `${ids.prefix}-product` };
  const source = { as: 'source:taxation' };
  const regulator = { as: 'regulator' };
  const admin = { as: 'admin' };
  const reviewer = { as: 'reviewer' };
  const visitor = { as: null };
  const opens = async (page) => {
    const button = page.getByRole('button', { name: /^打开档案/ });
    await page.getByRole('table', { name: '企业指标' }).or(button).first().waitFor();
    if (await button.isVisible()) await button.click();
    await page.getByRole('table', { name: '企业指标' }).waitFor();
  };
  const at = (who, path, more = {}) => [{ ...who, path, ...more }];
  const application = `/b/applications/${ids.applicationId}`;
  return {
    '/': at(visitor, '/'),
    '/products': at(visitor, '/products', { picture: 'products' }),
    '/products/:id': at(visitor, `/products/${ids.hallProductId}`),
    '/catalogue': at(visitor, '/catalogue'),
    '/catalogue/:code': at(visitor, '/catalogue/05.02'),
    '/notice': at(visitor, '/notice'),
    '/verify': [...at(visitor, '/verify'), ...at(visitor, '/verify#BG-2026-999999.AAAAAAAA')],
    '/sign-in': at(visitor, '/sign-in', { picture: 'sign-in' }),
    '/sign-in/code': [{ as: null, path: '/sign-in', isCode: true, keeps: false }],
    '/register': at(visitor, '/register'),
    '/join': at(visitor, '/join#token=nothing'),
    '/:rest(.*)*': at(visitor, '/no/such/page', { isMissing: true }),
    '/me': [...at(firm, '/me'), ...at(desk, '/me', { isDesk: true })],

    '/e': at(firm, '/e', { picture: 'enterprise-home' }),
    '/e/claim': at(firm, '/e/claim'),
    '/e/claims': at(firm, '/e/claims'),
    '/e/find': at(firm, '/e/find', { picture: 'hall' }),
    '/e/find/:productId': at(firm, `/e/find/${ids.hallProductId}`),
    '/e/apply/:productId': at(firm, `/e/apply/${ids.hallProductId}`),
    '/e/apply/:id/need': at(firm, `/e/apply/${ids.draftApplicationId}/need`),
    '/e/apply/:id/consent': at(firm, `/e/apply/${ids.draftApplicationId}/consent`),
    '/e/apply/:id/check': at(firm, `/e/apply/${ids.draftApplicationId}/check`),
    '/e/apply/:id/done': at(firm, `/e/apply/${ids.offeredId}/done`),
    '/e/applications': at(firm, '/e/applications'),
    '/e/applications/:id': at(firm, `/e/applications/${ids.offeredId}`),
    '/e/applications/:id/offers': at(firm, `/e/applications/${ids.offeredId}/offers`, { picture: 'offers' }),
    '/e/consents': at(firm, '/e/consents'),
    '/e/consents/:id': at(firm, `/e/consents/${ids.consentId}`),
    '/e/requests/:id': at(firm, `/e/requests/${ids.requestId}`),
    '/e/accesses': at(firm, '/e/accesses'),
    '/e/signers': at(firm, '/e/signers'),
    '/e/file': at(firm, '/e/file'),
    '/e/file/indicators': at(firm, '/e/file/indicators'),
    '/e/file/records': at(firm, '/e/file/records'),
    '/e/file/score': at(firm, '/e/file/score'),
    '/e/file/report': at(firm, '/e/file/report'),
    '/e/file/declarations': at(firm, '/e/file/declarations'),
    '/e/file/declarations/:declarationId': at(firm, `/e/file/declarations/${ids.endedDeclarationId}`),
    '/e/file/declarations/:declarationId/form': at(firm, `/e/file/declarations/${ids.declarationId}/form`, { picture: 'declaration-form' }),
    '/e/file/declarations/:declarationId/sign': at(firm, `/e/file/declarations/${ids.declarationId}/sign`),
    '/e/loans': at(borrower, '/e/loans'),
    '/e/loans/:id': at(borrower, `/e/loans/${ids.ownLoanId}`),
    '/e/people': at(firm, '/e/people'),

    '/b/applications': at(desk, '/b/applications?view=all', { picture: 'bank-queue' }),
    '/b/applications/:applicationId': at(desk, application, { prepare: opens, picture: 'bank-application' }),
    '/b/applications/:applicationId/indicators': at(desk, `${application}/indicators`),
    '/b/applications/:applicationId/records': at(desk, `${application}/records`),
    '/b/applications/:applicationId/messages': at(desk, `${application}/messages`),
    '/b/products': at(products, '/b/products'),
    '/b/products/new': at(products, '/b/products/new'),
    '/b/products/:productId': at(products, `/b/products/${ids.productId}`),
    '/b/products/:productId/edit/:step': steps.flatMap((step) =>
      at(products, `/b/products/${ids.draftId}/edit/${step}`, step === 'rules' ? { picture: 'product-editor' } : {}),
    ),
    '/b/lines': at(desk, '/b/lines'),
    '/b/lines/:creditLineId': at(desk, `/b/lines/${ids.creditLineId}`),
    '/b/loans': at(desk, '/b/loans'),
    '/b/loans/:loanId': at(desk, `/b/loans/${ids.loanId}`),
    '/b/lending': at(desk, '/b/lending'),
    '/b/lending/new': ['contracted', 'granted', 'disbursed', 'repaid'].flatMap((kind) => at(desk, `/b/lending/new?kind=${kind}`)),
    '/b/consents': at(desk, '/b/consents'),
    '/b/accesses': at(desk, '/b/accesses'),
    '/b/lists': at(desk, '/b/lists', { picture: 'bank-lists' }),
    '/b/lists/:checkId': at(desk, `/b/lists/${ids.checks.bank}`),
    '/b/firms': at(desk, '/b/firms'),
    '/b/firms/:id': at(desk, `/b/firms/${ids.consentedFirmId}`),
    '/b/monitoring': at(desk, '/b/monitoring'),
    '/b/people': at({ as: `${ids.prefix}-admin` }, '/b/people'),

    '/s/batches': at(source, '/s/batches'),
    '/s/batches/new': at(source, '/s/batches/new'),
    '/s/batches/waiting': at(source, '/s/batches/waiting', { picture: 'source-waiting' }),
    '/s/batches/:batchId': at(source, `/s/batches/${ids.batchId}`),
    '/s/datasets': at(source, '/s/datasets'),
    '/s/datasets/:code': at(source, '/s/datasets/05.02'),
    '/s/mappings': at(source, '/s/mappings'),
    '/s/mappings/:dataset': at(source, '/s/mappings/05.02'),
    '/s/lists': at(source, '/s/lists'),
    '/s/lists/:checkId': at(source, `/s/lists/${ids.checks.source}`),
    '/s/quality': at(source, '/s/quality', { picture: 'source-quality' }),
    '/s/quality/reminders': at(source, '/s/quality/reminders'),
    '/s/quality/:dataset': at(source, '/s/quality/05.02'),
    '/s/mappings/:dataset/versions': at(source, '/s/mappings/05.02/versions'),
    '/s/people': at(source, '/s/people'),

    '/r': at(regulator, '/r', { picture: 'regulator-overview' }),
    '/r/loans': ['month', 'region', 'bank'].flatMap((by) => at(regulator, `/r/loans?groupBy=${by}`, by === 'month' ? { picture: 'statistics' } : {})),
    '/r/lists': at(regulator, '/r/lists'),
    '/r/lists/:checkId': at(regulator, `/r/lists/${ids.checks.regulator}`),
    '/r/arrivals': at(regulator, '/r/arrivals'),
    '/r/arrivals/reminders': at(regulator, '/r/arrivals/reminders'),
    '/r/arrivals/months': at(regulator, '/r/arrivals/months'),
    '/r/arrivals/:organisationId/:dataset': at(regulator, `/r/arrivals/${ids.delivery}`),
    '/r/people': at(regulator, '/r/people'),

    '/o': at(admin, '/o'),
    '/o/organisations': at(admin, '/o/organisations'),
    '/o/organisations/new': at(admin, '/o/organisations/new'),
    '/o/organisations/:organisationId': at(admin, `/o/organisations/${ids.organisationId}`),
    '/o/quality': at(admin, '/o/quality'),
    '/o/quality/reminders': at(admin, '/o/quality/reminders'),
    '/o/quality/months': at(admin, '/o/quality/months'),
    '/o/quality/:organisationId/:dataset': at(admin, `/o/quality/${ids.delivery}`),
    '/o/catalogue': at(admin, '/o/catalogue'),
    '/o/catalogue/:code': at(admin, '/o/catalogue/12.04'),
    '/o/catalogue/new': at(admin, '/o/catalogue/new'),
    '/o/catalogue/import': at(admin, '/o/catalogue/import'),
    '/o/catalogue/changes': at(reviewer, '/o/catalogue/changes'),
    '/o/catalogue/changes/:changeId': at(reviewer, `/o/catalogue/changes/${ids.changeId}`),
    '/o/catalogue/changes/:changeId/edit': at(admin, `/o/catalogue/changes/${ids.changeId}/edit`),
    '/o/products': at(reviewer, '/o/products?state=published'),
    '/o/products/:productId': at(reviewer, `/o/products/${ids.reviewedId}`),
    '/o/claims': at(reviewer, '/o/claims?state=approved'),
    '/o/uscc': at(reviewer, '/o/uscc'),
    '/o/policies': at(admin, '/o/policies'),
    '/o/policies/new': ['loanReview', 'policy'].flatMap((subject) => at(admin, `/o/policies/new?subject=${subject}`)),
    '/o/policies/changes/:changeId': at(reviewer, `/o/policies/changes/${ids.termChangeId}`),
    '/o/jobs': at(admin, '/o/jobs'),
    '/o/log': at(admin, '/o/log'),
    '/o/lists': at(admin, '/o/lists'),
    '/o/lists/:checkId': at(admin, `/o/lists/${ids.checks.operator}`),
    '/o/people': at(admin, '/o/people'),
  };
}
