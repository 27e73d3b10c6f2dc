import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { migrations } from '../../migrations/index.js';
import { entities } from '../src/app.js';
import { fileKeyProvider, Sealing } from '../src/kernel/crypto/index.js';
import { Database } from '../src/kernel/database/index.js';
import { DocumentSigner, SigningKey } from '../src/kernel/signing/index.js';
import { freshDatabase, type FreshDatabase } from './database.js';

let fresh: FreshDatabase;
let database: Database;
let other: Database;
let sealing: Sealing;
const folder = mkdtempSync(join(tmpdir(), 'xinyidai-signing-'));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { poolSize: 4, durable: false });
  other = await Database.open(fresh.url, { entities, migrations }, { poolSize: 4, durable: false });
  sealing = await Sealing.open(database, fileKeyProvider(join(folder, 'master.key')));
});
afterAll(async () => {
  await other.close();
  await database.close();
  await fresh.drop();
});

/** What `openssl cms -verify` says: the tool of whoever is to trust us. */
function verified(cms: Buffer, content: string, certificates: string): boolean {
  const args = ['-in', file('s.der', cms), '-content', file('c.bin', content), '-CAfile', file('ca.pem', certificates)];
  return spawnSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any', ...args, '-out', '/dev/null']).status === 0;
}

async function aPdf(text: string): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const whole = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(parts))));
  document.text(text).addPage().text('second page').end();
  return whole;
}

test('two processes that start at once share one key, which is stored sealed', async () => {
  const [one, two] = await Promise.all([DocumentSigner.open(database, sealing), DocumentSigner.open(other, sealing)]);
  expect(one.certificatePem()).toBe(two.certificatePem());
  const rows = await database.read().find(SigningKey);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.sealedKey).toMatch(/^k1\./);
  expect(rows[0]?.fingerprint).toBe(one.fingerprint);
  const text = execFileSync('openssl', ['x509', '-in', file('c.pem', one.certificatePem()), '-noout', '-text', '-fingerprint', '-sha256']).toString();
  expect(text).toContain('Public-Key: (3072 bit)');
  expect(text).toContain('CN = Xinyidai document signing');
  expect(text.replaceAll(':', '').toLowerCase()).toContain(one.fingerprint);
});

test('a detached signature is what openssl verifies, over these bytes only', async () => {
  const signer = await DocumentSigner.open(database, sealing);
  const content = '{"consent":"授权"}';
  const cms = await signer.signCms(Buffer.from(content));
  expect(verified(cms, content, signer.certificatePem())).toBe(true);
  expect(verified(cms, content.replace('授', '收'), signer.certificatePem())).toBe(false);
  expect(spawnSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', join(folder, 's.der')]).stdout.toString()).toContain('sha256');
});

test('a PDF is signed as a whole, and pdfsig says so', async () => {
  const signer = await DocumentSigner.open(database, sealing);
  const signed = await signer.signPdf(await aPdf('report'), { reason: 'credit report', location: '990100' });
  const said = execFileSync('pdfsig', ['-nocert', file('signed.pdf', signed)]).toString();
  expect(said).toContain('Signature is Valid.');
  expect(said).toContain('Total document signed');
  expect(said).toContain('SHA-256');
  const changed = Buffer.from(signed);
  const at = changed.indexOf('/Type /Page');
  changed.write('/Type /PagE', at);
  expect(spawnSync('pdfsig', ['-nocert', file('changed.pdf', changed)]).stdout.toString()).not.toContain('Signature is Valid.');
});

test('after a rotation other processes sign with the new key, and what the old one signed still verifies', async () => {
  const [one, two] = [await DocumentSigner.open(database, sealing), await DocumentSigner.open(other, sealing)];
  const before = await one.signCms(Buffer.from('x'));
  const old = one.fingerprint;
  const next = await one.rotate();
  expect(next).not.toBe(old);
  const after = await two.signCms(Buffer.from('x'));
  expect(two.fingerprint).toBe(next);
  const all = (await two.certificates()).join('\n');
  expect(verified(before, 'x', all)).toBe(true);
  expect(verified(after, 'x', all)).toBe(true);
  expect(verified(before, 'x', two.certificatePem())).toBe(false);
  expect((await two.certificates())[0]).toBe(two.certificatePem());
});

test('an own PKCS#12, even with a Chinese issuer, signs instead; its key is not stored', async () => {
  const [key, certificate, p12] = ['k.pem', 'own.pem', 'own.p12'].map((name) => join(folder, name)) as [string, string, string];
  const subject = ['-subj', '/C=CN/O=江澄市信用服务中心/CN=信用报告专用章', '-utf8'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '30', ...subject], {
    stdio: 'ignore',
  });
  execFileSync('openssl', ['pkcs12', '-export', '-inkey', key, '-in', certificate, '-out', p12, '-passout', 'pass:geheim-8']);
  const settings = { p12: { file: readFileSync(p12), password: 'geheim-8' } };
  const signer = await DocumentSigner.open(database, sealing, settings);
  expect(verified(await signer.signCms(Buffer.from('x')), 'x', readFileSync(certificate, 'utf8'))).toBe(true);
  const signed = await signer.signPdf(await aPdf('own'), { reason: 'r', location: 'l' });
  expect(execFileSync('pdfsig', ['-nocert', file('own.pdf', signed)]).toString()).toContain('Signature is Valid.');
  expect(await database.read().findOneByOrFail(SigningKey, { fingerprint: signer.fingerprint })).toMatchObject({ slot: null, sealedKey: null });
  const without = await DocumentSigner.open(database, sealing);
  expect(without.fingerprint).not.toBe(signer.fingerprint);
  expect(await without.certificates()).toContain(signer.certificatePem());
  await expect(DocumentSigner.open(database, sealing, { p12: { ...settings.p12, password: 'wrong' } })).rejects.toThrow('DOCUMENT_P12');
});
