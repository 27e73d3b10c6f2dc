import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { now } from '../clock.js';
import { insertMissing, sqlInstant, type Database } from '../database/index.js';
import { newId } from '../ids.js';
import { DataKey } from './data-key.entity.js';
import type { KeyProvider } from './keys.js';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** `k1.`, an id, and a dot. */
const keyNameLength = 30;

/**
 * Seals sensitive fields (identity numbers, one-time-code secrets) with AES-256-GCM under data keys that the master key wraps.
 * A sealed value names its key, so a new key can be added at any time and old values still open: `k1.<key id>.<base64url>`.
 */
export class Sealing {
  private constructor(
    private readonly sealKeys: Map<string, Buffer>,
    private readonly newestId: string,
    private readonly indexKey: Buffer,
  ) {}

  static async open(database: Database, provider: KeyProvider): Promise<Sealing> {
    await database.transaction((tx) => ensureKeys(tx, provider));
    const rows = await database.read().find(DataKey, { order: { createdAt: 'ASC', id: 'ASC' } });
    const keysOf = (purpose: string): Array<[string, Buffer]> =>
      rows.filter((row) => row.purpose === purpose).map((row) => [row.id, unwrap(provider, row)]);
    const sealKeys = keysOf('seal');
    // The oldest index key stays the one: values indexed under two keys would never meet.
    const indexKey = keysOf('index')[0];
    const newest = sealKeys.at(-1);
    if (!newest || !indexKey) throw new Error('No data keys');
    return new Sealing(new Map(sealKeys), newest[0], indexKey[1]);
  }

  /** `context` binds the value to its place: a sealed value copied to another column does not open there. */
  seal(plain: string, context: string): string {
    const key = this.sealKeys.get(this.newestId) as Buffer;
    return `k1.${this.newestId}.${encrypt(key, Buffer.from(plain, 'utf8'), context).toString('base64url')}`;
  }

  unseal(sealed: string, context: string): string {
    const [version, keyId, body] = sealed.split('.');
    const key = keyId === undefined ? undefined : this.sealKeys.get(keyId);
    if (version !== 'k1' || key === undefined || body === undefined) throw new Error('A sealed value names a key that is not here');
    return decrypt(key, Buffer.from(body, 'base64url'), context).toString('utf8');
  }

  /** The same for bytes, without a third more of them: the key's name, then nonce, cipher text and tag. */
  sealBytes(plain: Uint8Array, context: string): Buffer {
    const key = this.sealKeys.get(this.newestId) as Buffer;
    return Buffer.concat([Buffer.from(`k1.${this.newestId}.`), encrypt(key, plain, context)]);
  }

  unsealBytes(sealed: Uint8Array, context: string): Buffer {
    const key = this.keyOfBytes(sealed);
    if (!key) throw new Error('A sealed value names a key that is not here');
    return decrypt(key, Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).subarray(keyNameLength), context);
  }

  /** Whether bytes begin with the name of one of our keys. */
  isSealedBytes(bytes: Uint8Array): boolean {
    return this.keyOfBytes(bytes) !== undefined;
  }

  private keyOfBytes(bytes: Uint8Array): Buffer | undefined {
    const [version, keyId, rest] = Buffer.from(bytes.subarray(0, keyNameLength)).toString('latin1').split('.');
    return version === 'k1' && keyId !== undefined && rest === '' ? this.sealKeys.get(keyId) : undefined;
  }

  /** Equal values give equal indexes, and nobody without the key can try values. */
  blindIndex(plain: string, context: string): string {
    return createHmac('sha256', this.indexKey).update(`${context}\0${plain}`).digest('base64url');
  }
}

/** Adds a data key for sealing; values sealed before stay readable. The operator's rotation command. */
export async function rotateSealKey(tx: EntityManager, provider: KeyProvider): Promise<string> {
  const key = freshKey(provider, 'seal', newId());
  await tx.insert(DataKey, key);
  return key.id;
}

/**
 * Ids of the first keys, the same everywhere: of processes that start at once on an empty database one makes the row, and the others wait
 * for it and find it. With a key each, nobody could open what another one has sealed, and equal values would have unequal indexes.
 */
const firstIds = { seal: '00000000000000000000000001', index: '00000000000000000000000002' } as const;

async function ensureKeys(tx: EntityManager, provider: KeyProvider): Promise<void> {
  for (const purpose of ['seal', 'index'] as const) {
    if (await tx.existsBy(DataKey, { purpose })) continue;
    const { id, wrapped, createdAt } = freshKey(provider, purpose, firstIds[purpose]);
    await insertMissing(tx, 'data_keys', ['id', 'purpose', 'wrapped', 'created_at'], [[id, purpose, wrapped, sqlInstant(createdAt)]]);
  }
}

function freshKey(provider: KeyProvider, purpose: string, id: string): DataKey {
  const wrapped = encrypt(provider.masterKey(), randomBytes(32), `data-key:${id}`).toString('base64url');
  return { id, purpose, wrapped, createdAt: now() };
}

const unwrap = (provider: KeyProvider, row: DataKey): Buffer => {
  try {
    return decrypt(provider.masterKey(), Buffer.from(row.wrapped, 'base64url'), `data-key:${row.id}`);
  } catch {
    throw new Error('The master key does not open this database’s data keys: it is another key, or it was damaged');
  }
};

function encrypt(key: Buffer, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes)).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}
