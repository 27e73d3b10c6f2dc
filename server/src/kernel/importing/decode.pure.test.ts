import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodedText } from './decode.js';
import type { FileRefused } from './refusal.js';

/** Made with iconv: header and one row, CRLF, with a four-byte character (𠀀). */
const GB18030 = Buffer.from(
  'zbPSu8nnu+HQxdPDtPrC6yzG89K1w/uzxiyzycGiyNXG2g0KOTE5OTAxMDJNQTdLNFgzVDZNLL2ts86VMoI26Uazzr/GvLzT0M/euavLviwyMDI2LTEwLTMxDQo=',
  'base64',
);
const GB18030_TEXT = '统一社会信用代码,企业名称,成立日期\r\n91990102MA7K4X3T6M,江澄𠀀镕澄科技有限公司,2026-10-31\r\n';
const WINDOW = 64 * 1024;

async function* pieces(bytes: Uint8Array, ...sizes: number[]) {
  let from = 0;
  for (let index = 0; from < bytes.length; index += 1) {
    const size = sizes.length === 0 ? bytes.length : Math.max(1, sizes[index % sizes.length]!);
    yield bytes.subarray(from, (from += size));
  }
}

async function read(bytes: Uint8Array, ...sizes: number[]) {
  const decoded = decodedText(pieces(bytes, ...sizes));
  let text = '';
  for await (const piece of decoded) text += piece;
  return { text, encoding: decoded.encoding, bytes: decoded.bytes };
}

const refusalOf = (bytes: Uint8Array) =>
  read(bytes).then(
    () => null,
    (error: FileRefused) => ({ rule: error.rule, line: error.line, detail: error.detail }),
  );

describe('the encoding of a file', () => {
  it('is UTF-8, UTF-8 with a mark, or GB18030, and is reported', async () => {
    const text = '名称,税额\n江澄,1\n';
    expect(await read(Buffer.from(text))).toEqual({ text, encoding: 'utf-8', bytes: 23 });
    expect(await read(Buffer.from(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8-bom', bytes: 26 });
    expect(await read(GB18030)).toEqual({ text: GB18030_TEXT, encoding: 'gb18030', bytes: GB18030.length });
    expect(await read(Buffer.from('a,b\n1,2\n'))).toMatchObject({ encoding: 'utf-8' });
  });

  it('drops the mark of GB18030 too', async () => {
    expect((await read(Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), GB18030]))).text).toBe(GB18030_TEXT);
  });

  it.each([0, 1, 2, 3])('is found although the first window cuts a character (shift %i)', async (shift) => {
    const utf8 = `a${'x'.repeat(shift)},${'澄'.repeat(40_000)}\n`;
    expect(await read(Buffer.from(utf8))).toMatchObject({ text: utf8, encoding: 'utf-8' });
    const line = Buffer.concat([Buffer.from('x'.repeat(shift)), GB18030]);
    const long = Buffer.concat(Array.from({ length: 3000 }, () => line));
    const { text, encoding } = await read(long);
    expect(encoding).toBe('gb18030');
    expect(text).toBe(`${'x'.repeat(shift)}${GB18030_TEXT}`.repeat(3000));
  });

  it('is decided where the first Chinese character comes, even after megabytes of ASCII', async () => {
    const ascii = 'code,number\r\n'.repeat(100_000);
    const { text, encoding } = await read(Buffer.concat([Buffer.from(ascii), GB18030]));
    expect(encoding).toBe('gb18030');
    expect(text).toBe(ascii + GB18030_TEXT);
  });

  it('does not depend on how the bytes arrive', async () => {
    const long = Buffer.concat(Array.from({ length: 1200 }, () => GB18030));
    const whole = await read(long);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 }), async (sizes) => {
        expect((await read(long, ...sizes)).text === whole.text).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a file that is no text in one of these encodings', () => {
  it.each([
    ['an XLSX', [0x50, 0x4b, 3, 4, 20, 0], 'notText', 'XLSX'],
    ['an XLS', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'notText', 'XLS'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'notText', 'PDF'],
    ['UTF-16 LE with mark', [0xff, 0xfe, 0x41, 0], 'unsupportedEncoding', 'UTF-16'],
    ['UTF-16 BE with mark', [0xfe, 0xff, 0, 0x41], 'unsupportedEncoding', 'UTF-16'],
    ['UTF-16 without mark', [...Buffer.from('code,name\n', 'utf16le')], 'unsupportedEncoding', 'UTF-16'],
    ['binary', [0x41, 0x0a, 0x42, 0, 0, 0, 0x41, 0], 'notText', '空字节'],
  ])('%s is refused and called by its name', async (_name, bytes, rule, word) => {
    const refusal = await refusalOf(Uint8Array.from(bytes));
    expect(refusal).toMatchObject({ rule });
    expect(refusal?.detail).toContain(word);
  });

  it('is refused when empty', async () => {
    expect(await refusalOf(new Uint8Array())).toMatchObject({ rule: 'emptyFile' });
  });

  it('is refused once it is longer than the limit, without reading on', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += WINDOW;
        yield Buffer.alloc(WINDOW, 'a\n');
      }
    }
    const reading = async () => {
      for await (const piece of decodedText(endless(), { bytesMax: 1024 * 1024 })) expect(piece.length).toBeLessThanOrEqual(WINDOW);
    };
    await expect(reading()).rejects.toMatchObject({ rule: 'fileTooLarge', status: 422 });
    expect(given).toBeLessThan(1024 * 1024 + 3 * WINDOW);
  });
});

describe('a byte that does not belong', () => {
  const good = '澄江企业,1\r\n';

  it.each([5, 3000, 3640, 9000])('is refused with its line: %i', async (line) => {
    const bytes = Buffer.concat([Buffer.from(good.repeat(line - 1)), Buffer.from([0xe6, 0xbe, 0x2c, 0x0a]), Buffer.from(good)]);
    expect(await refusalOf(bytes)).toMatchObject({ rule: 'wrongEncoding', line });
  });

  it.each([3, 5000])('is refused with its line in GB18030: %i', async (line) => {
    const row = GB18030.subarray(0, GB18030.indexOf(0x0a) + 1);
    const bytes = Buffer.concat([...Array.from({ length: line - 1 }, () => row), Buffer.from([0xbd, 0x20, 0x0d, 0x0a]), row]);
    expect(await refusalOf(bytes)).toMatchObject({ rule: 'wrongEncoding', line });
  });

  it('is found when one line cuts through every window', async () => {
    const bytes = Buffer.concat([Buffer.from(`澄\n${'澄'.repeat(60_000)}`), Buffer.from([0xff]), Buffer.from('\n澄\n')]);
    expect(await refusalOf(bytes)).toMatchObject({ rule: 'wrongEncoding', line: 2 });
  });

  it('is found at the very end, where a character is cut', async () => {
    expect(await refusalOf(Buffer.concat([Buffer.from(good.repeat(9)), Buffer.from([0xe6, 0xbe])]))).toMatchObject({
      rule: 'wrongEncoding',
      line: 10,
    });
  });

  it('does not turn broken UTF-8 into GB18030 nonsense', async () => {
    const bytes = Buffer.concat([Buffer.from(good.repeat(4)), Buffer.from([0xbd, 0xad]), Buffer.from(good)]);
    expect(await refusalOf(bytes)).toMatchObject({ rule: 'wrongEncoding', line: 5 });
  });

  it('a NUL far into the file is refused with its line', async () => {
    expect(await refusalOf(Buffer.concat([Buffer.from(good.repeat(8000)), Buffer.from('a\0b\n')]))).toMatchObject({ rule: 'notText', line: 8001 });
  });

  it('counts CRLF, LF and CR alike, also between windows', async () => {
    for (const end of ['\r\n', '\n', '\r']) {
      for (const shift of [0, 1]) {
        const row = `澄${'x'.repeat(62 + shift - end.length)}${end}`;
        const bytes = Buffer.concat([Buffer.from(row.repeat(5000)), Buffer.from([0xff]), Buffer.from(row)]);
        expect(await refusalOf(bytes)).toMatchObject({ line: 5001 });
      }
    }
  });
});
