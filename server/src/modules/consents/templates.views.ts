import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { addDays } from '../../kernel/pure/working-calendar.js';
import { ConsentPolicy, ConsentTemplate } from './template.entity.js';
import { inForceOn } from './templates.js';
import type { listConsentTemplates } from './templates.contract.js';

/** Every line there is and was, with the day it began and the day it ended. */
export async function presentTerms(manager: EntityManager, today: string): Promise<z.input<(typeof listConsentTemplates)['returns']>> {
  const templates = await manager.find(ConsentTemplate, { order: { purpose: 'ASC', inForceFrom: 'DESC' } });
  const policies = await manager.find(ConsentPolicy, { order: { inForceFrom: 'DESC' } });
  return {
    asOf: today,
    templates: templates.map(({ inForceFrom: from, validDaysChoices, usesChoices, ...line }) => {
      const same = templates.filter(({ purpose }) => purpose === line.purpose);
      const next = same.filter(({ inForceFrom }) => inForceFrom > from).at(-1);
      return {
        ...line,
        from,
        until: next ? addDays(next.inForceFrom, -1) : null,
        isInForce: inForceOn(same, today)?.version === line.version,
        validDaysChoices: [...validDaysChoices],
        usesChoices: [...usesChoices],
      };
    }),
    policies: policies.map(({ inForceFrom: from, ...line }) => ({ ...line, from, isInForce: inForceOn(policies, today)?.inForceFrom === from })),
  };
}
