import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.js';
import { entities } from '../src/app.js';
import { canonical, fileKeyProvider, rotateSealKey, Sealing } from '../src/kernel/crypto/index.js';
import { Database } from '../src/kernel/database/index.js';
import { freshDatabase, type FreshDatabase } from './database.js';

let fresh: FreshDatabase;
let database: Database;
const keyFile = join(mkdtempSync(join(tmpdir(), 'xinyidai-keys-')), 'keys', 'master.key');
const identity = '110101199003071234';

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { poolSize: 4, durable: false });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

test('processes that start at once on an empty database make one key of each kind, and open what the other has sealed', async () => {
  const provider = fileKeyProvider(keyFile);
  for (let round = 0; round < 10; round += 1) {
    await database.transaction((tx) => tx.query('delete from data_keys'));
    const [one, other] = await Promise.all([Sealing.open(database, provider), Sealing.open(database, provider)]);
    const rows = (await database.read().query('select purpose from data_keys order by purpose')) as { purpose: string }[];
    expect(rows.map(({ purpose }) => purpose)).toEqual(['index', 'seal']);
    expect(other.unseal(one.seal(identity, 'x'), 'x')).toBe(identity);
    expect(one.unseal(other.seal(identity, 'x'), 'x')).toBe(identity);
    expect(one.blindIndex(identity, 'x')).toBe(other.blindIndex(identity, 'x'));
  }
});

test('a sealed value opens again, in its own place only, and twice sealed is twice different', async () => {
  const sealing = await Sealing.open(database, fileKeyProvider(keyFile));
  const sealed = sealing.seal(identity, 'claims.identity');
  expect(sealed).not.toContain(identity);
  expect(sealing.unseal(sealed, 'claims.identity')).toBe(identity);
  expect(() => sealing.unseal(sealed, 'people.phone')).toThrow();
  expect(sealing.seal(identity, 'claims.identity')).not.toBe(sealed);
  const flipped = `${sealed.slice(0, -3)}${sealed.at(-3) === 'A' ? 'B' : 'A'}${sealed.slice(-2)}`;
  expect(() => sealing.unseal(flipped, 'claims.identity')).toThrow();
});

test('bytes are sealed the same way', async () => {
  const sealing = await Sealing.open(database, fileKeyProvider(keyFile));
  const plain = Buffer.from(`身份证 ${identity}`);
  const sealed = sealing.sealBytes(plain, 'part.1');
  expect(sealed.includes(identity)).toBe(false);
  expect([sealing.isSealedBytes(sealed), sealing.isSealedBytes(plain), sealing.isSealedBytes(Buffer.alloc(0))]).toEqual([true, false, false]);
  expect(sealing.unsealBytes(sealed, 'part.1').equals(plain)).toBe(true);
  expect(() => sealing.unsealBytes(sealed, 'part.2')).toThrow();
  expect(() => sealing.unsealBytes(plain, 'part.1')).toThrow(/key/);
});

test('after a rotation new values use the new key, old ones still open, and the blind index stays', async () => {
  const provider = fileKeyProvider(keyFile);
  const before = await Sealing.open(database, provider);
  const old = before.seal(identity, 'x');
  const keyId = await database.transaction((tx) => rotateSealKey(tx, provider));
  const after = await Sealing.open(database, provider);
  expect(after.seal(identity, 'x')).toContain(`k1.${keyId}.`);
  expect(after.unseal(old, 'x')).toBe(identity);
  expect(after.blindIndex(identity, 'x')).toBe(before.blindIndex(identity, 'x'));
  expect(after.blindIndex(identity, 'y')).not.toBe(after.blindIndex(identity, 'x'));
});

test('the master key is made with mode 0600, refused when others can read it, and another key opens nothing', async () => {
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(keyFile, 'utf8'), 'base64')).toHaveLength(32);
  chmodSync(keyFile, 0o644);
  expect(() => fileKeyProvider(keyFile)).toThrow('chmod 600');
  chmodSync(keyFile, 0o600);
  const stranger = fileKeyProvider(join(mkdtempSync(join(tmpdir(), 'xinyidai-keys-')), 'master.key'));
  await expect(Sealing.open(database, stranger)).rejects.toThrow('does not open');
});

// RFC 8785 §3.2.3 (sorting by UTF-16 code units) and §3.2.2.3 (numbers), as published there.
test('canonical JSON is byte-exact', () => {
  expect(
    canonical({
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u0080': 'Control\u007f',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }),
  ).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control\u007f","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
  expect(canonical([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27]');
});
