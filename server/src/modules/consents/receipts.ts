import type { z } from 'zod';
import type { Database } from '../../kernel/database/index.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { now } from '../../kernel/clock.js';
import { dateText, instantText, periodText } from '../../kernel/pure/format.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { readDocument } from './consent-document.js';
import type { Consent } from './consent.entity.js';
import type { DocumentSigning } from './granting.js';
import { purposeText } from './notice.pure.js';
import { insightsOf, personalText, reviewText, withdrawText } from './receipt-texts.pure.js';
import type { receiptFormat, receiptView } from './receipts.contract.js';
import { signaturesOf, type Members } from './signers.js';
import { policyAt } from './templates.js';

type ReceiptView = z.input<typeof receiptView>;

/** What the firm keeps, read back out of the signed document: what it says is what was agreed to. */
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly people: Members,
    private readonly signer: DocumentSigning | null,
  ) {}

  async of(consent: Consent): Promise<ReceiptView> {
    const manager = this.database.read();
    const document = readDocument(consent.document);
    if (!document) throw new Error(`The document of consent ${consent.id} cannot be read`);
    const { enterprise, receiver } = JSON.parse(consent.document) as { enterprise: ReceiptView['enterprise']; receiver: ReceiptView['givenTo'] };
    const signatures = (await signaturesOf(manager, [consent.id])).get(consent.id) ?? [];
    const names = await this.people.namesOf(signatures.map(({ personId }) => personId));
    const house = [receiver.name, receiver.branchName].filter(Boolean).join(' · ');
    const { withdrawal } = document;
    const channels =
      typeof withdrawal === 'string'
        ? {
            review: reviewText,
            withdraw: withdrawText,
            alternative: (await policyAt(manager, chinaDate(consent.grantedAt))).alternativeChannel,
          }
        : withdrawal;
    return {
      consentId: consent.id,
      state: consent.stateAt(now()),
      endedAt: consent.endedAt?.toISOString() ?? null,
      enterprise,
      givenTo: { name: receiver.name, branchName: receiver.branchName, readers: receiver.readers },
      purpose: {
        code: consent.purpose,
        text: purposeText({ purpose: consent.purpose, reference: consent.applicationReference ?? consent.loanReference }),
      },
      sources: [...new Set(document.items.map(({ sourceName }) => sourceName))],
      receivers: [house],
      data: document.items.map(({ dataset, title, sourceName, from, to }) => ({
        dataset,
        title,
        sourceName,
        range: from === null ? '当前状态' : periodText(from, to),
      })),
      personal: document.includesPersonal ? personalText : null,
      insights: document.insights ?? insightsOf(consent.purpose),
      duration: {
        grantedAt: document.grantedAt,
        expiresAt: document.expiresAt,
        usesMax: document.usesMax,
        text: `${instantText(document.grantedAt)} 起，到 ${instantText(document.expiresAt)} 止，最多查询 ${document.usesMax} 次，到期自动停`,
      },
      withdrawal: channels,
      signatures: signatures.map(({ role, personId, outcome, signedAt }) => ({
        role,
        name: names.get(personId)?.name ?? personId,
        outcome,
        at: signedAt?.toISOString() ?? null,
      })),
      notice: consent.notice,
      noticeVersion: consent.noticeVersion,
      noticeDigest: document.notice.digest,
      document: consent.document,
      digest: consent.digest,
      signature: consent.signature,
      certificate: this.signer?.certificatePem() ?? null,
      entryId: consent.entryId,
      entryDigest: consent.entryDigest,
    };
  }

  async file(consent: Consent, format: z.output<typeof receiptFormat>): Promise<FileAnswer | null> {
    const receipt = await this.of(consent);
    const name = `授权凭证-${receipt.enterprise.name}-${dateText(receipt.duration.grantedAt.slice(0, 10), 'desk', new Date(0))}`;
    const bytes = (data: string | Buffer): Buffer[] => [Buffer.from(data)];
    switch (format) {
      case 'json':
        return { name: `${name}.json`, type: 'application/json', content: bytes(JSON.stringify(receipt, null, 2)) };
      case 'document':
        return { name: `${consent.id}.json`, type: 'application/json', content: bytes(receipt.document) };
      case 'signature':
        return receipt.signature === null
          ? null
          : { name: `${consent.id}.p7s`, type: 'application/pkcs7-signature', content: [Buffer.from(receipt.signature, 'base64')] };
      case 'certificate':
        return receipt.certificate === null ? null : { name: 'xinyidai.pem', type: 'application/x-pem-file', content: bytes(receipt.certificate) };
    }
  }
}
