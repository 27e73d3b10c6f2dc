import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup() {
  process.env.TEST_SQLITE_FOLDER = mkdtempSync(join(tmpdir(), 'xinyidai-sqlite-'));
}
