import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What other people's programs say about a file of ours. */
function withFile(bytes, act) {
  const folder = mkdtempSync(join(tmpdir(), 'xinyidai-pdf-'));
  const path = join(folder, 'file.pdf');
  try {
    writeFileSync(path, bytes);
    return act(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const run = (program, args) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** One signature, valid, over every byte of the file. The certificate is the platform's own, so nobody vouches for it: not asked. */
export function assertSigned(bytes, name) {
  const said = withFile(bytes, (path) => run('pdfsig', ['-nocert', path]));
  assert.match(said, /Signature is Valid/, `${name}: ${said}`);
  assert.match(said, /Total document signed/, `${name}: ${said}`);
  assert.doesNotMatch(said, /Signature #2/, `${name}: ${said}`);
}

/** The text without the breaks a line ends with: words are looked for, not places. */
export const pdfText = (bytes) => withFile(bytes, (path) => run('pdftotext', ['-layout', path, '-'])).replace(/\s/g, '');
