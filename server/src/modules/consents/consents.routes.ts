import { route, type Route } from '../../kernel/http/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { Consent } from './consent.entity.js';
import * as contracts from './consents.contract.js';
import type { ConsentsService } from './consents.service.js';
import type { ConsentRequest } from './request.entity.js';

export const consentsRoutes = (consents: ConsentsService): Route[] => {
  const one = async (actor: Actor, consent: Consent) => only(await consents.views.consents(actor, [consent]));
  const oneRequest = async (actor: Actor, request: ConsentRequest) => only(await consents.views.requests(actor, [request]));
  return [
    route(contracts.listConsentRequests, async ({ actor, query }) => {
      const page = await consents.listRequests(actor, query);
      return { items: await consents.views.requests(actor, page.items), nextCursor: page.nextCursor };
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
    route(contracts.listConsents, async ({ actor, query }) => {
      const page = await consents.list(actor, query);
      return { items: await consents.views.consents(actor, page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.getConsent, async ({ actor, params }) => one(actor, await consents.find(actor, params.consentId))),
    route(contracts.getReceipt, async ({ actor, params }) => {
      const { notice, document, digest, entryId, entryDigest } = await consents.find(actor, params.consentId);
      return { notice, document, digest, entryId, entryDigest };
    }),
    route(contracts.revokeConsent, async ({ actor, params, body }) => one(actor, await consents.revoke(actor, params.consentId, body.note))),
    route(contracts.pauseConsent, async ({ actor, params }) => one(actor, await consents.pause(actor, params.consentId))),
    route(contracts.resumeConsent, async ({ actor, params }) => one(actor, await consents.resume(actor, params.consentId))),
    route(contracts.relinquishConsent, async ({ actor, params }) => one(actor, await consents.relinquish(actor, params.consentId))),
    route(contracts.listAccesses, async ({ actor, query }) => {
      const page = await consents.listAccesses(actor, query);
      return { items: await consents.views.accesses(actor, page.items), nextCursor: page.nextCursor };
    }),
  ];
};

function only<T>(views: readonly T[]): T {
  const [view] = views;
  if (view === undefined) throw new Error('One row gives one view');
  return view;
}
