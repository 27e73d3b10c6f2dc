import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant } from '../../kernel/wire.contract.js';
import { consentView, signatureOutcome, signerRole } from './consents.contract.js';

const signer = z.object({ role: signerRole, personId: id, name: z.string(), isMember: z.boolean() });
export const signerRuleState = z.enum(['proposed', 'inForce', 'superseded', 'declined', 'lapsed']);
export type SignerRuleState = z.infer<typeof signerRuleState>;

/** A list of further signers, in force, in the past, or waiting for those who sign now. */
export const signerRuleView = z
  .object({
    id,
    state: signerRuleState,
    signers: z.array(signer),
    proposedBy: z.string(),
    proposedAt: instant,
    inForceFrom: instant.nullable(),
    endedAt: instant.nullable(),
    lapsesAt: instant,
    /** The signers of today, who have to agree to a change. */
    approvals: z.array(z.object({ role: signerRole, name: z.string(), outcome: signatureOutcome, at: instant.nullable() })),
    can: z.array(z.enum(['approve', 'decline'])),
  })
  .meta({ id: 'ConsentSignerRule' });
export type SignerRuleView = z.infer<typeof signerRuleView>;

export const signersView = z
  .object({
    asOf: instant,
    inForce: signerRuleView.nullable(),
    proposed: signerRuleView.nullable(),
    history: z.array(signerRuleView),
    /** People of the firm who can be named. */
    people: z.array(z.object({ personId: id, name: z.string() })),
    can: z.array(z.enum(['propose'])),
  })
  .meta({ id: 'ConsentSigners' });
export type SignersView = z.infer<typeof signersView>;

export const getSigners = contract({
  method: 'get',
  path: '/enterprise/consent-signers',
  summary: 'Who has to sign besides whoever grants, with every earlier setting',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  returns: signersView,
});

export const proposeSigners = contract({
  method: 'post',
  path: '/enterprise/consent-signers',
  summary: 'Set the further signers. Where some are set already, they have to agree first',
  permission: 'signers:set',
  proof: 'fresh',
  once: true,
  tags: ['enterprise'],
  status: 201,
  limit: 'write',
  body: z.strictObject({ signers: z.array(z.strictObject({ role: signerRole, personId: id })).max(4) }),
  returns: signersView,
});

const ruleParams = z.strictObject({ ruleId: id });

export const approveSigners = contract({
  method: 'post',
  path: '/enterprise/consent-signers/{ruleId}/approval',
  summary: 'A signer of today agrees to the change',
  permission: 'consent:grant',
  proof: 'fresh',
  tags: ['enterprise'],
  status: 201,
  params: ruleParams,
  body: z.strictObject({}),
  returns: signersView,
});

export const declineSigners = contract({
  method: 'post',
  path: '/enterprise/consent-signers/{ruleId}/refusal',
  summary: 'A signer of today, or whoever proposed it, stops the change',
  permission: 'consent:grant',
  tags: ['enterprise'],
  status: 201,
  params: ruleParams,
  body: z.strictObject({}),
  returns: signersView,
});

const consentParams = z.strictObject({ consentId: id });

export const cosignConsent = contract({
  method: 'post',
  path: '/consents/{consentId}/cosignature',
  summary: 'A further signer signs what was granted. The last signature makes the consent active',
  permission: 'consent:grant',
  proof: 'fresh',
  tags: ['consents'],
  status: 201,
  params: consentParams,
  /** The digest of the document that was read: what was read is what is signed. */
  body: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  returns: consentView,
});

export const declineCosignature = contract({
  method: 'post',
  path: '/consents/{consentId}/cosignature-refusal',
  summary: 'A further signer says no: the consent never becomes active',
  permission: 'consent:grant',
  tags: ['consents'],
  status: 201,
  params: consentParams,
  body: z.strictObject({}),
  returns: consentView,
});
