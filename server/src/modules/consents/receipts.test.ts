import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consented } from '../../../test/consented.js';
import { asBytes } from '../../../test/as.js';
import { world, type Person } from '../../../test/world.js';
import { IssuedDocument } from '../../kernel/documents/index.js';
import { setClock } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { downloadReceipt, getReceipt, issueReceipt, type ReceiptView } from './receipts.contract.js';

beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));
const w = world();

const receiptOf = async (person: Person, consentId: string): Promise<ReceiptView> =>
  (await w.as(person).get(getReceipt, { params: { consentId } }).expect(200)).body as ReceiptView;
const download = async (person: Person, consentId: string, format: 'json' | 'document' | 'signature' | 'certificate'): Promise<Buffer> =>
  (await w.as(person).get(downloadReceipt, { params: { consentId, format } }).buffer(true).parse(asBytes).expect(200)).body as Buffer;

/** The same value with the keys of every object the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, backwards(inner)]),
  );
}

describe('the receipt', () => {
  it('has the eight elements, the same for both parties, out of the document that was signed', async () => {
    const { hengze, riverBank, hillBank, baichuan } = w.cast;
    const { consent } = await consented(w, hengze, { includesPersonal: true });
    const receipt = await receiptOf(hengze.owner, consent.id);
    expect(receipt).toMatchObject({
      givenTo: { name: riverBank.name, branchName: '城东支行', readers: '客户经理与审批人' },
      purpose: { code: 'loanReview', text: '为审批编号 SQ-2026-118204 的融资申请' },
      sources: ['税务部门'],
      receivers: [`${riverBank.name} · 城东支行`],
      data: [
        { dataset: '05.01', title: '纳税信用级别', range: '2024 年 1 月至 2025 年 12 月' },
        { dataset: '05.02', title: '纳税申报与入库', range: '2024 年 11 月至 2026 年 10 月' },
      ],
      duration: { grantedAt: consent.grantedAt, expiresAt: consent.expiresAt, usesMax: 3 },
      digest: consent.digest,
    });
    expect(receipt.personal).toContain('法定代表人');
    expect(receipt.insights.length).toBeGreaterThan(0);
    expect(receipt.withdrawal.review).toContain('授权与查询');
    expect(receipt.withdrawal.withdraw).toContain('撤回');
    expect(receipt.withdrawal.alternative).toMatch(/0990-12345.*窗口/);
    expect(sha256(receipt.notice)).toBe(receipt.noticeDigest);
    expect(canonical(JSON.parse(receipt.document))).toBe(receipt.document);
    // Whoever keeps the document with its keys in another order still has the same bytes and the same digest (RFC 8785).
    const turned = backwards(JSON.parse(receipt.document));
    expect(JSON.stringify(turned)).not.toBe(receipt.document);
    expect(canonical(turned)).toBe(receipt.document);
    expect(sha256(canonical(turned))).toBe(receipt.digest);
    expect(await receiptOf(riverBank.customerManager, consent.id)).toEqual(receipt);
    for (const stranger of [baichuan.owner, hillBank.customerManager]) {
      await w
        .as(stranger)
        .get(getReceipt, { params: { consentId: consent.id } })
        .expect(404);
      await w
        .as(stranger)
        .get(downloadReceipt, { params: { consentId: consent.id, format: 'json' } })
        .expect(404);
    }
    expect(JSON.parse((await download(riverBank.customerManager, consent.id, 'json')).toString())).toEqual(receipt);
  });

  it('comes as a signed PDF that says what the page says, with a number that the register knows', async () => {
    const { hengze } = w.cast;
    const { consent } = await consented(w, hengze);
    const answer = await w
      .as(hengze.owner)
      .post(issueReceipt, { params: { consentId: consent.id }, body: {} })
      .buffer(true)
      .parse(asBytes)
      .expect(200);
    const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
    const path = join(folder, 'receipt.pdf');
    writeFileSync(path, answer.body as Buffer);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '');
    for (const words of [
      '给谁',
      '做什么用',
      '数据从哪里来',
      '提供给哪些机构',
      '哪些数据',
      '由数据得出什么',
      '多久、几次',
      '怎样查看和撤回',
      '纳税申报与入库',
      '0990-12345',
      consent.digest,
    ])
      expect(text).toContain(words);
    const verdict = execFileSync('pdfsig', [path], { encoding: 'utf8' });
    expect(verdict).toContain('Signature is Valid');
    expect(verdict).toContain('Total document signed');
    const [row] = await w.app.database.read().findBy(IssuedDocument, { subjectId: consent.id });
    expect(row).toMatchObject({ kind: 'consentReceipt', digest: sha256(answer.body as Buffer) });
  });

  it('is signed: another program verifies the document, and finds one altered byte', async () => {
    const { hengze } = w.cast;
    const { consent } = await consented(w, hengze);
    const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
    const file = (name: string, bytes: Buffer): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const document = await download(hengze.owner, consent.id, 'document');
    expect(sha256(document)).toBe(consent.digest);
    const content = file('consent.json', document);
    const signature = file('consent.p7s', await download(hengze.owner, consent.id, 'signature'));
    const certificate = file('platform.pem', await download(hengze.owner, consent.id, 'certificate'));
    const verify = (of: string): string =>
      execFileSync(
        'openssl',
        ['cms', '-verify', '-binary', '-inform', 'DER', '-in', signature, '-content', of, '-CAfile', certificate, '-purpose', 'any'],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          encoding: 'utf8',
        },
      );
    // The clock of this test is not that of the certificate; its time is checked where it is made.
    expect(verify(content)).toBe(document.toString());
    const altered = file('altered.json', Buffer.from(document.toString().replace('"usesMax":3', '"usesMax":9')));
    expect(() => verify(altered)).toThrow();
  });
});
