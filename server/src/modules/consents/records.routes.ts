import { NotFound } from '../../kernel/errors.js';
import { route, type Route } from '../../kernel/http/index.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { now } from '../../kernel/clock.js';
import { accessChoices } from './access-choices.js';
import { accessFile } from './access-export.js';
import { exportAccesses, getAccessChoices, listAccesses } from './accesses.contract.js';
import type { ConsentsService } from './consents.service.js';
import { pageOfNotices, presentNotices } from './notices.views.js';
import { listNotices } from './notices.contract.js';
import { ReceiptIssuing, type ReceiptTools } from './receipt-issuing.js';
import { Receipts } from './receipts.js';
import { downloadReceipt, getReceipt, issueReceipt } from './receipts.contract.js';
import * as signers from './signers.contract.js';
import { presentSigners } from './signers.views.js';
import { presentTerms } from './templates.views.js';
import { listConsentTemplates } from './templates.contract.js';

/** What is kept about consents: receipts, looks, notices, who signs, and the bounds. */
export const consentRecordsRoutes = (consents: ConsentsService, tools: ReceiptTools): Route[] => {
  const { views, database, neighbours } = consents;
  const receipts = new Receipts(database, neighbours.people, tools.signer);
  const issuing = new ReceiptIssuing(database, neighbours.people, receipts, tools);
  const signersOf = async (actor: Parameters<typeof presentSigners>[2]) => {
    const manager = database.read();
    return presentSigners(manager, neighbours.people, actor, await consents.signers.rulesOf(manager, actor.enterpriseId ?? ''));
  };
  return [
    route(getReceipt, async ({ actor, params }) => receipts.of(await consents.find(actor, params.consentId))),
    route(downloadReceipt, async ({ actor, params }) => {
      const file = await receipts.file(await consents.find(actor, params.consentId), params.format);
      if (!file) throw new NotFound('这份授权没有平台签名，可以下载凭证原文核对摘要');
      return file;
    }),
    route(issueReceipt, async ({ actor, params }) => issuing.issue(actor, await consents.find(actor, params.consentId))),
    route(listAccesses, async ({ actor, query }) => {
      const page = await consents.listAccesses(actor, query);
      return { items: await views.accesses(actor, page.items), nextCursor: page.nextCursor };
    }),
    route(exportAccesses, async ({ actor, query }) => {
      const personName = (await neighbours.people.namesOf([actor.personId])).get(actor.personId)?.name ?? '';
      const id = actor.enterpriseId ?? actor.organisationId ?? '';
      const names = actor.enterpriseId ? await neighbours.enterprises.briefs([id]) : await neighbours.organisations.nameOf([id]);
      return accessFile(database, views, actor, query, { personName, partyName: names.get(id)?.name ?? '' });
    }),
    route(getAccessChoices, ({ actor }) => accessChoices(database.read(), views, neighbours, actor)),
    route(listNotices, async ({ actor, query }) => {
      const manager = database.read();
      const page = await pageOfNotices(manager, actor, query);
      return { items: await presentNotices(manager, neighbours, page.items), nextCursor: page.nextCursor };
    }),
    route(signers.getSigners, ({ actor }) => signersOf(actor)),
    route(
      signers.proposeSigners,
      async ({ actor, body, once }) => {
        await consents.signers.propose(actor, body.signers, once);
        return signersOf(actor);
      },
      { again: ({ actor }) => signersOf(actor) },
    ),
    route(signers.approveSigners, async ({ actor, params }) => {
      await consents.signers.approve(actor, params.ruleId);
      return signersOf(actor);
    }),
    route(signers.declineSigners, async ({ actor, params }) => {
      await consents.signers.decline(actor, params.ruleId);
      return signersOf(actor);
    }),
    route(listConsentTemplates, () => presentTerms(database.read(), chinaDate(now()))),
  ];
};
