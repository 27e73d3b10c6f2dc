import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { now, setClock } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import { verifyDocument, type DocumentVerdict } from '../../kernel/documents/documents.contract.js';
import { figureText } from '../../kernel/pure/figure-text.js';
import { bankDesk, consented, load, type OwnedFirm } from '../../../test/consented.js';
import { asBytes } from '../../../test/as.js';
import { world, type Person } from '../../../test/world.js';
import { revokeConsent } from '../consents/consents.contract.js';
import { EvidenceEntry } from '../evidence/index.js';
import { getOwnProfile, type ProfileView } from '../profiles/profiles.contract.js';
import * as contracts from './reports.contract.js';
import type { ReportView } from './reports.contract.js';

const w = world();
const { manager, open, firmWithFile, opened, looks, usesOf } = bankDesk(w);
const folder = mkdtempSync(join(tmpdir(), 'xinyidai-reports-'));
const minute = 60_000;
let start: Date;
beforeAll(() => {
  start = new Date();
  setClock(start);
});
afterEach(() => setClock(start));

const make = (person: Person, profile: ProfileView) =>
  w.as(person).post(contracts.makeReport, { params: { enterpriseId: profile.identity?.id ?? '', accessId: profile.access.id }, body: {} });
const fetchFile = (person: Person, { enterprise, accessId, id }: ReportView) =>
  w.as(person).get(contracts.getReportFile, { params: { enterpriseId: enterprise.id, accessId: accessId ?? '', reportId: id } });
const bytes = async (answer: PromiseLike<Response>): Promise<Buffer> => Buffer.from((await answer).body as Uint8Array);

/** What the two programs say that anybody has at hand. */
function read(pdf: Buffer): { text: string; signature: string } {
  const file = join(folder, `${sha256(pdf).slice(0, 12)}.pdf`);
  writeFileSync(file, pdf);
  return { text: execFileSync('pdftotext', [file, '-']).toString(), signature: execFileSync('pdfsig', ['-nocert', file]).toString() };
}
const packed = (text: string): string => text.replace(/\s+/g, '');

async function issued(firm: OwnedFirm, wish: Parameters<typeof consented>[2] = {}) {
  const { consent, applicationId } = await consented(w, firm, wish);
  const profile = await opened(firm, applicationId);
  const report = (await make(manager(), profile).expect(201)).body as ReportView;
  return { consent, applicationId, profile, report, pdf: await bytes(fetchFile(manager(), report).buffer(true).parse(asBytes).expect(200)) };
}

describe('a bank’s report', () => {
  it('is signed as a whole, says what the screen says, and names consent, reader and page', async () => {
    const firm = await firmWithFile();
    const { profile, report, pdf, consent } = await issued(firm);
    const { text, signature } = read(pdf);
    expect(signature).toContain('Signature is Valid.');
    expect(signature).toContain('Total document signed');
    expect(sha256(pdf)).toBe(report.digest);
    expect(pdf.length).toBe(report.sizeBytes);
    const flat = packed(text);
    const figures = profile.indicators.flatMap((indicator) => figureText(indicator) ?? []);
    expect(figures.length).toBeGreaterThan(10);
    for (const figure of figures) expect(flat).toContain(packed(figure));
    for (const { title, asOf } of profile.indicators) expect([flat.includes(packed(title)), flat.includes(asOf)]).toEqual([true, true]);
    for (const sentence of [...profile.findings.favourable, ...profile.findings.toVerify, ...profile.findings.notVisible])
      expect(flat).toContain(packed(sentence));
    for (const word of [
      firm.name,
      report.number,
      consent.digest,
      '江澄农村商业银行股份有限公司',
      '城东支行',
      '农商陈志航',
      '审批融资申请',
      'SQ-2026-118204',
    ])
      expect(flat).toContain(packed(word));
    expect(text).toContain(`第 ${report.pages} 页，共 ${report.pages} 页`);
    expect(text).toContain('127.0.0.1:8080/verify');
    expect(flat).not.toContain(firm.identityNumber);
    expect(flat).not.toContain(firm.legalRepresentative);
  });

  it('under a narrower consent lacks exactly what was left out', async () => {
    const firm = await firmWithFile();
    const whole = await issued(firm);
    const narrow = await issued(firm, { items: [{ dataset: '05.01', months: 24 }] });
    const codes = ({ profile }: { profile: ProfileView }): Set<string> => new Set(profile.indicators.map(({ code }) => code));
    const left = whole.profile.indicators.filter(({ code }) => !codes(narrow).has(code));
    expect(left.length).toBeGreaterThan(5);
    const [fullText, text] = [packed(read(whole.pdf).text), packed(read(narrow.pdf).text)];
    for (const { title } of left) expect([title, fullText.includes(packed(title)), text.includes(packed(title))]).toEqual([title, true, false]);
    for (const { title } of narrow.profile.indicators) expect([title, text.includes(packed(title))]).toEqual([title, true]);
    for (const figure of left.flatMap((indicator) => (indicator.type === 'money' ? (figureText(indicator) ?? []) : [])))
      expect(text).not.toContain(packed(figure));
    expect(text).toContain('纳税申报与入库：企业未授权');
    expect(text).not.toContain('逐月走势');
  });

  it('costs no further use, stands in the evidence with its digest, and is made once for one key', async () => {
    const firm = await firmWithFile();
    const { consent, applicationId } = await consented(w, firm);
    const profile = await opened(firm, applicationId);
    const key = `key-${firm.id}`;
    const [first, again] = [
      await make(manager(), profile).set('Idempotency-Key', key).expect(201),
      await make(manager(), profile).set('Idempotency-Key', key).expect(201),
    ];
    expect((again.body as ReportView).id).toBe((first.body as ReportView).id);
    expect(await usesOf(firm.owner, consent.id)).toBe(1);
    const report = first.body as ReportView;
    const [entry, ...others] = await w.app.database.read().find(EvidenceEntry, { where: { enterpriseId: firm.id, kind: 'report.issued' } });
    expect(others).toEqual([]);
    expect((JSON.parse(entry?.document ?? '{}') as { data: object }).data).toEqual({
      report: report.id,
      number: report.number,
      digest: report.digest,
      consent: consent.id,
      access: profile.access.id,
      receiver: w.cast.riverBank.id,
      datasets: ['05.01', '05.02'],
    });
    expect(entry?.document).not.toContain(firm.name);
  });

  it('leaves only while consent and access live, and only to whoever opened it', async () => {
    const firm = await firmWithFile();
    const { consent, report, profile, applicationId } = await issued(firm);
    await fetchFile(w.cast.riverBank.approver, report).expect(404);
    await make(w.cast.riverBank.approver, profile).expect(404);
    await fetchFile(w.cast.hillBank.customerManager, report).expect(404);
    await w
      .as(firm.owner)
      .post(revokeConsent, { params: { consentId: consent.id }, body: {} })
      .expect(201);
    await fetchFile(manager(), report).expect(404);
    await make(manager(), profile).expect(404);
    expect((await looks(firm.owner))[0]).toEqual(['refused', 'revoked']);
    await w.settle();
    expect(await filesOf(report.id)).toBe(0);
    await open(manager(), firm.id, applicationId).expect(404);
  });

  it('is forgotten when the access is over; the line stays', async () => {
    const firm = await firmWithFile();
    const { report } = await issued(firm);
    setClock(new Date(now().getTime() + 31 * minute));
    const person = await w.refresh(manager());
    await fetchFile(person, report).expect(404);
    await w.app.database.transaction((tx) => w.app.reports.forgetEndedFiles(tx));
    expect(await filesOf(report.id)).toBe(0);
    const kept = (
      await w
        .as(person)
        .get(contracts.getReport, { params: { reportId: report.id } })
        .expect(200)
    ).body as ReportView;
    expect(kept).toMatchObject({ digest: report.digest, fileUntil: null, can: [] });
    setClock(start);
    await w.refresh(manager());
  });
});

async function filesOf(reportId: string): Promise<number> {
  return ((await w.app.database.read().query('select report_id from report_files where report_id = ?', [reportId])) as unknown[]).length;
}

describe('the firm’s own', () => {
  it('is complete, signed, and says every figure of its own page', async () => {
    const firm = await firmWithFile();
    await load(w.app, firm, { dataset: '12.04', rows: [] });
    const report = (await w.as(firm.owner).post(contracts.makeOwnReport, { body: {} }).expect(201)).body as ReportView;
    const pdf = await bytes(
      w
        .as(firm.owner)
        .get(contracts.getOwnReportFile, { params: { reportId: report.id } })
        .buffer(true)
        .parse(asBytes)
        .expect(200),
    );
    const { text, signature } = read(pdf);
    expect(signature).toContain('Signature is Valid.');
    const profile = (await w.as(firm.owner).get(getOwnProfile, {}).expect(200)).body as ProfileView;
    for (const indicator of profile.indicators) expect(packed(text)).toContain(packed(figureText(indicator) ?? indicator.title));
    expect(packed(text)).toContain(firm.legalRepresentative);
    expect(text).toContain('2025');
    expect(report).toMatchObject({ kind: 'own', receiver: null, can: ['download'] });
    await w
      .as(w.cast.baichuan.owner)
      .get(contracts.getOwnReportFile, { params: { reportId: report.id } })
      .expect(404);
    await w
      .as(w.cast.baichuan.owner)
      .get(contracts.getReport, { params: { reportId: report.id } })
      .expect(404);
  });

  it('shows the firm every report a bank made about it, without handing it the bank’s file', async () => {
    const firm = await firmWithFile();
    const { report } = await issued(firm);
    const list = (await w.as(firm.owner).get(contracts.listReports, {}).expect(200)).body as { items: ReportView[] };
    expect(list.items.map(({ id, kind, personName, receiver, can }) => [id, kind, personName, receiver?.name, can])).toEqual([
      [report.id, 'bank', '农商陈志航', w.cast.riverBank.name, []],
    ]);
    await w
      .as(firm.owner)
      .get(contracts.getOwnReportFile, { params: { reportId: report.id } })
      .expect(404);
  });

  it('goes along as JSON and XLSX with every record', async () => {
    const firm = await firmWithFile();
    const answer = await w
      .as(firm.owner)
      .get(contracts.exportOwnFile, { query: { format: 'json' } })
      .buffer(true)
      .parse(asBytes)
      .expect(200);
    const whole = JSON.parse((answer.body as Buffer).toString('utf8')) as { records: unknown[]; indicators: unknown[]; identity: { uscc: string } };
    expect(whole.identity.uscc).toBe(firm.uscc);
    expect(whole.records).toHaveLength(51);
    const sheet = await w
      .as(firm.owner)
      .get(contracts.exportOwnFile, { query: { format: 'xlsx' } })
      .buffer(true)
      .parse(asBytes)
      .expect(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(sheet.body as unknown as ArrayBuffer);
    const lines: string[] = [];
    book.worksheets[0]?.eachRow((row) => lines.push((row.values as unknown[]).slice(1).join('|')));
    // What is missing says why, and the score every line of its card.
    expect(lines.some((line) => /^指标\|用电\|近 12 个月\|近 12 个月用电量\|数据没有到（.+还没有到）\|/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('信用分|各项|')).length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.startsWith('记录|')).length).toBeGreaterThan(51);
    const entries = await w.app.database.read().find(EvidenceEntry, { where: { enterpriseId: firm.id, kind: 'enterprise.exported' } });
    expect(entries).toHaveLength(2);
  });
});

describe('verification', () => {
  const verify = async (body: object): Promise<DocumentVerdict> =>
    (await w.as(null).post(verifyDocument, { body }).expect(200)).body as DocumentVerdict;
  const codeIn = (pdf: Buffer): string => /BG-\d{4}-\d{6} ([2-9A-Z]{8})/.exec(pdf.toString('latin1'))?.[1] ?? '';

  it('tells a file as it was issued from one that was changed, and knows nothing of others', async () => {
    const firm = await firmWithFile();
    const { report, pdf } = await issued(firm);
    const genuine = await verify({ digest: sha256(pdf) });
    expect(genuine).toMatchObject({
      verdict: 'genuine',
      isFileCompared: true,
      document: { kind: 'creditReport', number: report.number, digest: report.digest },
    });
    expect(JSON.stringify(genuine)).not.toContain(firm.name);
    expect(JSON.stringify(genuine)).not.toContain(firm.uscc);
    expect(genuine.document?.maskedName).toMatch(/^江澄市第\*{4}有限公司$|\*{4}/);
    const [number, code] = [report.number, codeIn(pdf)];
    expect(await verify({ number: number.toLowerCase(), code })).toMatchObject({ verdict: 'genuine', isFileCompared: false });
    expect(await verify({ digest: '0'.repeat(64), number, code })).toMatchObject({ verdict: 'changed' });
    const unknown = { verdict: 'unknown', document: null };
    expect(await verify({ digest: '0'.repeat(64) })).toMatchObject(unknown);
    expect(await verify({ number, code: code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA' })).toMatchObject(unknown);
    expect(await verify({ number: 'BG-2026-999999', code })).toMatchObject(unknown);
    await w.as(null).post(verifyDocument, { body: { number } }).expect(422);
  });

  it('says when a newer one has been made', async () => {
    const firm = await firmWithFile();
    const first = (await w.as(firm.owner).post(contracts.makeOwnReport, { body: {} }).expect(201)).body as ReportView;
    const second = (await w.as(firm.owner).post(contracts.makeOwnReport, { body: {} }).expect(201)).body as ReportView;
    expect(await verify({ digest: first.digest })).toMatchObject({ verdict: 'superseded' });
    expect(await verify({ digest: second.digest })).toMatchObject({ verdict: 'genuine' });
  });
});
