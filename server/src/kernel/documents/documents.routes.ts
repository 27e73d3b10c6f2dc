import type { z } from 'zod';
import { now } from '../clock.js';
import { equalDigests } from '../crypto/index.js';
import type { Database } from '../database/index.js';
import { route, type Route } from '../http/route.js';
import * as contracts from './documents.contract.js';
import { IssuedDocument } from './issued-document.entity.js';

type Verdict = z.input<typeof contracts.documentVerdict>;

export const documentsRoutes = (database: Database): Route[] => [
  route(contracts.verifyDocument, async ({ body }) => {
    const documents = database.read().getRepository(IssuedDocument);
    const isFileCompared = body.digest !== undefined;
    const byDigest = body.digest === undefined ? null : await documents.findOneBy({ digest: body.digest });
    if (byDigest) return verdict(byDigest.state === 'superseded' ? 'superseded' : 'genuine', byDigest, isFileCompared);
    const named = body.number === undefined ? null : await documents.findOneBy({ number: body.number });
    // A wrong code and an unknown number answer alike: numbers cannot be walked through.
    if (!named || !equalDigests(named.code, body.code ?? '')) return verdict('unknown', null, isFileCompared);
    if (isFileCompared) return verdict('changed', named, true);
    return verdict(named.state === 'superseded' ? 'superseded' : 'genuine', named, false);
  }),
];

const verdict = (name: Verdict['verdict'], document: IssuedDocument | null, isFileCompared: boolean): Verdict => ({
  verdict: name,
  isFileCompared,
  document: document && {
    kind: contracts.documentKind.parse(document.kind),
    number: document.number,
    maskedName: document.maskedName,
    issuedAt: document.issuedAt.toISOString(),
    supersededAt: document.supersededAt?.toISOString() ?? null,
    digest: document.digest,
    entryId: document.entryId,
  },
  checkedAt: now().toISOString(),
});
