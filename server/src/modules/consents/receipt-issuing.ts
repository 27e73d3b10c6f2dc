import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import type { Database } from '../../kernel/database/index.js';
import { newDocumentName, registerDocument, type DocumentRenderer } from '../../kernel/documents/index.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { recordEvidence } from '../evidence/index.js';
import type { Consent } from './consent.entity.js';
import { entries } from './consents.evidence.js';
import type { DocumentSigning } from './granting.js';
import { receiptSpec } from './receipt-spec.pure.js';
import type { Receipts } from './receipts.js';
import type { Members } from './signers.js';

export interface ReceiptSettings {
  readonly operatorName: string;
  readonly cityName: string;
  readonly region: string;
  readonly publicUrl: string;
}
export interface ReceiptTools {
  readonly renderer: Pick<DocumentRenderer, 'render'>;
  readonly signer: DocumentSigning & { signPdf(pdf: Buffer, reason: { readonly reason: string; readonly location: string }): Promise<Buffer> };
  readonly settings: ReceiptSettings;
}

/** Paper for whoever asks: drawn and signed anew, and entered in the register that the verification page asks. */
export class ReceiptIssuing {
  constructor(
    private readonly database: Database,
    private readonly people: Members,
    private readonly receipts: Receipts,
    private readonly tools: ReceiptTools,
  ) {}

  async issue(actor: Actor, consent: Consent): Promise<FileAnswer> {
    const { renderer, signer, settings } = this.tools;
    const receipt = await this.receipts.of(consent);
    const personName = (await this.people.namesOf([actor.personId])).get(actor.personId)?.name ?? '';
    const name = await this.database.transaction((tx) => newDocumentName(tx, 'SQ'));
    const { operatorName, cityName, publicUrl } = settings;
    const frame = { ...name, madeAt: now().toISOString(), personName, operatorName, cityName, publicUrl };
    const drawn = await renderer.render(receiptSpec(receipt, frame));
    const pdf = await signer.signPdf(drawn.pdf, { reason: `Consent receipt ${name.number}`, location: settings.region });
    const digest = sha256(pdf);
    await this.database.transaction(async (tx) => {
      const about = { enterpriseId: consent.enterpriseId, subjectId: consent.id };
      const entry = await recordEvidence(tx, actor, entries.receiptIssued, { consent: consent.id, number: name.number, digest }, about);
      const document = { kind: 'consentReceipt' as const, digest, subjectId: consent.id, enterpriseName: receipt.enterprise.name, entryId: entry.id };
      await registerDocument(tx, { ...name, ...document });
    });
    return { name: `授权凭证-${name.number}.pdf`, type: 'application/pdf', content: [pdf] };
  }
}
