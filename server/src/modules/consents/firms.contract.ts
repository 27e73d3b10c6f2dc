import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, line, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { aboutEnterprise, consentView } from './consents.contract.js';

/** A firm that lets the caller's bank read now, with every consent by which it does. */
export const consentedFirm = z.object({ enterprise: aboutEnterprise, consents: z.array(consentView) }).meta({ id: 'ConsentedFirm' });
export type ConsentedFirm = z.infer<typeof consentedFirm>;

export const listFirms = contract({
  method: 'get',
  path: '/firms',
  summary: 'Firms with a consent to the caller that is active now, and only those',
  permission: 'profile:open',
  tags: ['consents'],
  query: pageQuery.extend({ q: line(60).optional() }),
  returns: pageOf(consentedFirm),
});

export const getFirm = contract({
  method: 'get',
  path: '/firms/{enterpriseId}',
  summary: 'One firm with the consents it can be read under now; 404 when there is none',
  permission: 'profile:open',
  tags: ['consents'],
  params: z.strictObject({ enterpriseId: id }),
  returns: consentedFirm,
});
