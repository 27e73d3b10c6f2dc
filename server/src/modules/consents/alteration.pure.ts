import { sha256 } from '../../kernel/crypto/index.js';
import { readDocument } from './consent-document.js';
import type { Consent } from './consent.entity.js';

/** What the log keeps about the granting of a consent. */
interface GrantEntry {
  readonly digest: string;
  readonly document: string;
}

/**
 * Where a consent row is not what was granted: names of what differs, empty when all is well.
 * The document carries every term, its digest stands in the row and in the log's entry; whoever edits a row behind the service would have to edit all three.
 */
export function alterationsOf(consent: Consent, entry: GrantEntry | null): string[] {
  const document = readDocument(consent.document);
  if (!document || sha256(consent.document) !== consent.digest) return ['document'];
  const items = document.items.map(({ dataset, months, from, to }) => [dataset, months, from, to]);
  const pairs: ReadonlyArray<readonly [string, unknown, unknown]> = [
    ['id', document.id, consent.id],
    ['request', document.request, consent.requestId],
    ['purpose', document.purpose, consent.purpose],
    ['application', document.application?.id ?? null, consent.applicationId],
    ['loan', document.loan?.id ?? null, consent.loanId],
    ['enterprise', document.enterprise.id, consent.enterpriseId],
    ['receiver', document.receiver.id, consent.receiverId],
    ['branch', document.receiver.branchId, consent.receiverBranchId],
    ['items', JSON.stringify(items), JSON.stringify(consent.items.map(({ dataset, months, from, to }) => [dataset, months, from, to]))],
    ['personal', document.includesPersonal, consent.includesPersonal],
    ['usesMax', document.usesMax, consent.usesMax],
    ['grantedAt', document.grantedAt, consent.grantedAt.toISOString()],
    ['expiresAt', document.expiresAt, consent.expiresAt.toISOString()],
    ['notice', document.notice.digest, sha256(consent.notice)],
  ];
  const changed = pairs.filter(([, signed, stored]) => signed !== stored).map(([name]) => name);
  return isOfEntry(consent, entry) ? changed : [...changed, 'entry'];
}

function isOfEntry(consent: Consent, entry: GrantEntry | null): boolean {
  if (!entry || entry.digest !== consent.entryDigest || sha256(entry.document) !== entry.digest) return false;
  const { data } = JSON.parse(entry.document) as { data?: { digest?: string } };
  return data?.digest === consent.digest;
}

/** How often the log has an entry of each kind about one consent. */
export type EntryCounts = ReadonlyMap<string, number>;

const ends = ['revoked', 'relinquished', 'expired', 'exhausted', 'terminated', 'declined', 'lapsed'].map((event) => `consent.${event}`);
/** The kinds of entries that say how far a consent has lived. */
export const lifeKinds = [...ends, 'consent.activated', 'consent.paused', 'consent.resumed', 'profile.accessed'] as const;

/**
 * Where a row claims more life than the log gives it: working again after its end or a pause, without those who had to sign further,
 * or with uses that are not counted. What the row has lost against the log opens nothing by itself.
 */
export function livelierThanLogged(consent: Consent, counts: EntryCounts): string[] {
  const of = (kind: string): number => counts.get(kind) ?? 0;
  const document = readDocument(consent.document);
  const needsOthers = document?.furtherSigners.some(({ person }) => person !== document.grantedBy?.person) ?? false;
  const isOver = ends.some((kind) => of(kind) > 0);
  const isPaused = of('consent.paused') > of('consent.resumed');
  const isUnsigned = needsOthers && of('consent.activated') === 0;
  const isLive = consent.state === 'active' || consent.state === 'paused';
  return [
    ...((isLive && (isOver || isUnsigned)) || (consent.state === 'active' && isPaused) ? ['state'] : []),
    ...(consent.uses < of('profile.accessed') ? ['uses'] : []),
  ];
}
