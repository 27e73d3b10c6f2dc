import type { Actor } from '../../kernel/actor.js';
import { route, type Route } from '../../kernel/http/index.js';
import type { Consent } from './consent.entity.js';
import * as contracts from './consents.contract.js';
import type { ConsentsService } from './consents.service.js';
import { firmOf, pageOfFirms, type Firm } from './firms.js';
import { getFirm, listFirms } from './firms.contract.js';
import type { ConsentRequest } from './request.entity.js';
import { cosignConsent, declineCosignature } from './signers.contract.js';

/** Requests, consents and the firms a bank can read. */
export const consentsRoutes = (consents: ConsentsService): Route[] => {
  const { views, database } = consents;
  const many = (actor: Actor, rows: readonly Consent[]) => views.consents(database.read(), actor, rows);
  const one = async (actor: Actor, consent: Consent) => only(await many(actor, [consent]));
  const oneRequest = async (actor: Actor, request: ConsentRequest) => only(await views.requests(database.read(), actor, [request]));
  const firm = async (actor: Actor, { enterpriseId, consents: rows }: Firm) => {
    const found = await many(actor, rows);
    const brief = (await consents.neighbours.enterprises.briefs([enterpriseId])).get(enterpriseId);
    return { enterprise: { id: enterpriseId, name: brief?.name ?? enterpriseId, uscc: brief?.uscc ?? '' }, consents: found };
  };
  return [
    route(contracts.listConsentRequests, async ({ actor, query }) => {
      const page = await consents.listRequests(actor, query);
      return { items: await views.requests(database.read(), actor, page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.getConsentRequest, async ({ actor, params }) => oneRequest(actor, await consents.findRequest(actor, params.requestId))),
    route(contracts.previewConsent, async ({ actor, params, body }) => {
      const { notice, digest, effect } = await consents.preview(actor, params.requestId, body);
      return {
        noticeVersion: notice.version,
        title: notice.title,
        opening: notice.opening,
        items: [...notice.items],
        closing: [...notice.closing],
        digest,
        effect,
      };
    }),
    route(
      contracts.grantConsent,
      async ({ actor, params, body, once }) => one(actor, await consents.find(actor, await consents.grant(actor, params.requestId, body, once))),
      { again: async ({ actor }, consentId) => one(actor, await consents.find(actor, consentId)) },
    ),
    route(contracts.declineConsentRequest, async ({ actor, params }) => oneRequest(actor, await consents.decline(actor, params.requestId))),
    route(contracts.withdrawConsentRequest, async ({ actor, params }) => oneRequest(actor, await consents.withdrawRequest(actor, params.requestId))),
    route(contracts.listConsents, async ({ actor, query }) => {
      const page = await consents.list(actor, query);
      return { items: await many(actor, page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.getConsent, async ({ actor, params }) => one(actor, await consents.find(actor, params.consentId))),
    route(cosignConsent, async ({ actor, params, body }) => one(actor, await consents.cosign(actor, params.consentId, body.digest))),
    route(declineCosignature, async ({ actor, params }) => one(actor, await consents.declineCosignature(actor, params.consentId))),
    route(contracts.revokeConsent, async ({ actor, params, body }) => one(actor, await consents.revoke(actor, params.consentId, body.note))),
    route(contracts.pauseConsent, async ({ actor, params }) => one(actor, await consents.pause(actor, params.consentId))),
    route(contracts.resumeConsent, async ({ actor, params }) => one(actor, await consents.resume(actor, params.consentId))),
    route(contracts.relinquishConsent, async ({ actor, params }) => one(actor, await consents.relinquish(actor, params.consentId))),
    route(listFirms, async ({ actor, query }) => {
      const page = await pageOfFirms(database.read(), consents.neighbours, actor, query);
      return { items: await Promise.all(page.items.map((row) => firm(actor, row))), nextCursor: page.nextCursor };
    }),
    route(getFirm, async ({ actor, params }) => firm(actor, await firmOf(database.read(), actor, params.enterpriseId))),
  ];
};

function only<T>(views: readonly T[]): T {
  const [view] = views;
  if (view === undefined) throw new Error('One row gives one view');
  return view;
}
