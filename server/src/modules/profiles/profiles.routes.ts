import type { Actor } from '../../kernel/actor.js';
import { decodeKeys, cut, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Guarded, route, type Route } from '../../kernel/http/index.js';
import type { ConsentsService, OpenConsent } from '../consents/index.js';
import { listIndicators } from './indicators.contract.js';
import * as contracts from './profiles.contract.js';
import { getScorecard } from './score.contract.js';
import { presentCard } from './score.pure.js';
import { currentCard } from './scorecard.js';
import type { ProfilesService } from './profiles.service.js';

/** Consented data leaves through `Guarded` only: gate 2 holds the consent while the bytes go. */
export function profilesRoutes(profiles: ProfilesService, consents: ConsentsService): Route[] {
  const guarded = async (actor: Actor, open: OpenConsent) =>
    new Guarded(await profiles.present(open), (send) => consents.handOver(actor, open, send));
  return [
    route(
      contracts.openProfile,
      async ({ actor, params, body, once }) => {
        const { enterpriseId } = params;
        const named = body.consentId === undefined ? { applicationId: body.applicationId ?? '' } : { consentId: body.consentId };
        return guarded(actor, await consents.open(actor, { enterpriseId, ...named }, once));
      },
      // The answer was lost on its way: the file is read again under the access that was counted.
      { again: async ({ actor, params }, accessId) => guarded(actor, await consents.reopen(actor, params.enterpriseId, accessId)) },
    ),
    route(contracts.readProfile, async ({ actor, params }) => guarded(actor, await consents.reopen(actor, params.enterpriseId, params.accessId))),
    route(contracts.listProfileRecords, async ({ actor, params, query }) => {
      const open = await consents.reopen(actor, params.enterpriseId, params.accessId);
      if (!(await profiles.isOpenTo(open, query.dataset))) return consents.refuseDataset(actor, open, query.dataset);
      return new Guarded(await profiles.recordsUnder(open, query), (send) => consents.handOver(actor, open, send));
    }),
    route(contracts.getOwnProfile, async ({ actor }) => profiles.own(actor)),
    route(contracts.listFacts, async ({ query }) => pageOfCodes(profiles.facts, query)),
    route(listIndicators, async ({ query }) => pageOfCodes(await profiles.definitions(), query)),
    route(getScorecard, async () => presentCard(currentCard)),
  ];
}

function pageOfCodes<T extends { readonly code: string }>(all: readonly T[], query: PageQuery): Page<T> {
  const after = query.cursor === undefined ? '' : decodeKeys(query.cursor, ['text'])[0];
  const start = all.findIndex(({ code }) => code === after) + 1;
  return cut(all.slice(start, start + query.limit + 1), query.limit, ({ code }) => [code]);
}
