import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { addDays } from '../../kernel/pure/working-calendar.js';
import { inForceOn, policyLines, templateLines } from './templates.js';
import type { listConsentTemplates } from './templates.contract.js';

/** Every line there is and was, with the day it began and the day it ended. What was taken back before its day never held. */
export async function presentTerms(manager: EntityManager, today: string): Promise<z.input<(typeof listConsentTemplates)['returns']>> {
  const templates = newestFirst((await templateLines(manager)).filter(({ isWithdrawn }) => !isWithdrawn)).sort((a, b) =>
    a.purpose === b.purpose ? 0 : a.purpose < b.purpose ? -1 : 1,
  );
  const policies = newestFirst(await policyLines(manager));
  return {
    asOf: today,
    templates: templates.map(({ inForceFrom: from, isWithdrawn: _, validDaysChoices, usesChoices, ...line }) => {
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

const newestFirst = <T extends { readonly inForceFrom: string }>(lines: readonly T[]): T[] =>
  [...lines].sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1));
