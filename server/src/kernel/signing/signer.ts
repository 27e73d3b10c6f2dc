import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { Signer, SignPdf } from '@signpdf/signpdf';
import { Not, type EntityManager } from 'typeorm';
import { now } from '../clock.js';
import type { Sealing } from '../crypto/index.js';
import { isDuplicate, type Database } from '../database/index.js';
import { newId } from '../ids.js';
import { detachedCms } from './cms.js';
import { makeKeyPair, readKeyPair, readP12, type KeyPair } from './key-pair.js';
import { SigningKey } from './signing-key.entity.js';

export interface SigningSettings {
  /** ASCII name in the platform's own certificate. */
  readonly commonName?: string;
  readonly bits?: number;
  /** An own certificate, used instead of the one the platform makes. */
  readonly p12?: { readonly file: Uint8Array; readonly password: string } | undefined;
}

const sealedAs = 'signing_keys.sealed_key';
/** Room for the signature, a certificate and a short chain. */
const signatureBytes = 12_288;

/** Signs what the platform gives out: receipts (CMS) and documents (PDF). One current key; certificates of old ones stay to be read. */
export class DocumentSigner {
  private constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
    private readonly settings: Required<Pick<SigningSettings, 'commonName' | 'bits'>>,
    private current: KeyPair,
    private currentId: string,
    private readonly isOwnFile: boolean,
  ) {}

  static async open(database: Database, sealing: Sealing, settings: SigningSettings = {}): Promise<DocumentSigner> {
    const { commonName = 'Xinyidai document signing', bits = 3072, p12 } = settings;
    const own = { commonName, bits };
    if (p12) {
      const pair = readP12(p12.file, p12.password);
      return new DocumentSigner(database, sealing, own, pair, await keepCertificate(database, pair), true);
    }
    const row = (await currentRow(database.read())) ?? (await firstKey(database, sealing, own));
    return new DocumentSigner(database, sealing, own, pairOfRow(row, sealing), row.id, false);
  }

  /** Of the key that signs now, as this process last saw it. */
  certificatePem(): string {
    return this.current.certificatePem;
  }

  get fingerprint(): string {
    return this.current.fingerprint;
  }

  /** Every certificate that signed or signs, the current one first: what a reader of an old document trusts. */
  async certificates(): Promise<readonly string[]> {
    await this.refresh();
    const others = await this.database.read().find(SigningKey, { where: { fingerprint: Not(this.fingerprint) }, order: { id: 'DESC' } });
    return [this.certificatePem(), ...others.map(({ certificate }) => certificate)];
  }

  /** Detached CMS, DER. */
  async signCms(content: Uint8Array): Promise<Buffer> {
    await this.refresh();
    return detachedCms(this.current, content);
  }

  /** The whole document is signed; any PDF reader can check it. */
  async signPdf(pdf: Buffer, { reason, location }: { readonly reason: string; readonly location: string }): Promise<Buffer> {
    await this.refresh();
    const signedAt = now();
    const prepared = plainAddPlaceholder({
      pdfBuffer: pdf,
      reason,
      location,
      contactInfo: '',
      name: this.settings.commonName,
      signingTime: signedAt,
      signatureLength: signatureBytes,
    });
    return new SignPdf().sign(prepared, new CmsSigner(this.current), signedAt);
  }

  /** A new current key. Other processes take it at their next signature; the old certificate stays. */
  async rotate(): Promise<string> {
    if (this.isOwnFile) throw new Error('With DOCUMENT_P12 the key is changed by changing the file');
    const pair = await makeKeyPair(this.settings.commonName, this.settings.bits);
    const row = rowOf(pair, this.sealing);
    await this.database.transaction(async (tx) => {
      await tx.update(SigningKey, { slot: 'current' }, { slot: null });
      await tx.insert(SigningKey, row);
    });
    await this.refresh();
    return this.fingerprint;
  }

  /** Another process may have changed the key: one indexed read tells. */
  private async refresh(): Promise<void> {
    if (this.isOwnFile) return;
    const [found] = (await this.database.read().query("select id from signing_keys where slot = 'current'")) as Array<{ id: string }>;
    if (!found || found.id === this.currentId) return;
    const row = await currentRow(this.database.read());
    if (!row) return;
    this.current = pairOfRow(row, this.sealing);
    this.currentId = row.id;
  }
}

class CmsSigner extends Signer {
  constructor(private readonly pair: KeyPair) {
    super();
  }

  override sign(pdf: Buffer, signedAt?: Date): Promise<Buffer> {
    return Promise.resolve(detachedCms(this.pair, pdf, signedAt));
  }
}

const currentRow = (manager: EntityManager): Promise<SigningKey | null> => manager.findOneBy(SigningKey, { slot: 'current' });

const pairOfRow = (row: SigningKey, sealing: Sealing): KeyPair => readKeyPair(row.certificate, sealing.unseal(row.sealedKey ?? '', sealedAs));

const rowOf = (pair: KeyPair, sealing: Sealing): SigningKey =>
  Object.assign(new SigningKey(), {
    id: newId(),
    slot: 'current' as const,
    fingerprint: pair.fingerprint,
    certificate: pair.certificatePem,
    sealedKey: sealing.seal(pair.privateKeyPem, sealedAs),
    createdAt: now(),
  });

/** Made outside of the transaction, for it takes a second; whoever comes second throws its own away. */
async function firstKey(database: Database, sealing: Sealing, own: { commonName: string; bits: number }): Promise<SigningKey> {
  const row = rowOf(await makeKeyPair(own.commonName, own.bits), sealing);
  try {
    await database.transaction((tx) => tx.insert(SigningKey, row));
    return row;
  } catch (error) {
    const first = isDuplicate(error) ? await currentRow(database.read()) : null;
    if (!first) throw error;
    return first;
  }
}

/** The certificate of an own file is kept with the others; its key is not. */
async function keepCertificate(database: Database, { fingerprint, certificatePem }: KeyPair): Promise<string> {
  const known = await database.read().findOneBy(SigningKey, { fingerprint });
  if (known) return known.id;
  const row = Object.assign(new SigningKey(), {
    id: newId(),
    slot: null,
    fingerprint,
    certificate: certificatePem,
    sealedKey: null,
    createdAt: now(),
  });
  await database
    .transaction((tx) => tx.insert(SigningKey, row))
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  return row.id;
}
