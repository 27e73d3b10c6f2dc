interface ListMark {
  /** `restriction`: a list that closes doors; `warning`: one that asks for care; `honour`: one that speaks for the subject. */
  readonly kind: 'restriction' | 'warning' | 'honour';
  /** Fields of the dataset, by what they say of an entry. */
  readonly name: string | null;
  readonly authority: string | null;
  readonly listedOn: string;
  readonly removedOn: string | null;
  readonly validTo: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
}
const usual = { name: null, authority: 'authority', removedOn: 'removedOn', validTo: null, reference: null, reason: null } as const;

/** The datasets that are lists, as the first release with list checks marks them. */
export const listMarks: Readonly<Record<string, ListMark>> = {
  '01.07': { ...usual, kind: 'warning', authority: 'listedBy', listedOn: 'listedOn', reason: 'listedReason' },
  '04.01': { ...usual, kind: 'restriction', authority: 'court', listedOn: 'publishedOn', reference: 'caseNumber', reason: 'conduct' },
  '04.02': { ...usual, kind: 'restriction', authority: 'court', listedOn: 'issuedOn', reference: 'caseNumber', reason: 'reason' },
  '05.05': { ...usual, kind: 'warning', listedOn: 'identifiedOn', removedOn: 'liftedOn', reason: 'reason' },
  '05.06': { ...usual, kind: 'restriction', listedOn: 'listedOn', reference: 'caseNumber', reason: 'caseNature' },
  '12.04': { ...usual, kind: 'restriction', name: 'listName', listedOn: 'listedOn', reference: 'caseNumber' },
  '12.07': { ...usual, kind: 'honour', name: 'honour', listedOn: 'awardedOn', validTo: 'validTo', reference: 'documentNumber' },
  '16.02': { ...usual, kind: 'restriction', listedOn: 'decidedOn', validTo: 'bannedUntil', reference: 'documentNumber', reason: 'conduct' },
};
