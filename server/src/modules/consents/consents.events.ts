import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';
import { id } from '../../kernel/wire.contract.js';
import { consentState } from './consents.contract.js';

export const consentGranted = defineEvent(
  'consent.granted',
  z.object({ consentId: id, applicationId: id.nullable(), enterpriseId: id, receiverId: id }),
);

/** Ended by whomever; `state` says by whom. */
export const consentEnded = defineEvent(
  'consent.ended',
  z.object({ consentId: id, applicationId: id.nullable(), enterpriseId: id, receiverId: id, state: consentState }),
);
