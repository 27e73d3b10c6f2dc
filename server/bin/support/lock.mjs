// One builder at a time: `npm run demo` and `npm test` in two terminals must not both run `npm ci` on one folder.
import { createHash } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

// Outside the repository: `npm ci` empties node_modules, and a lock in a source folder would be committed one day.
const file = join(tmpdir(), `xinyidai-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);

export function withLock(work) {
  take();
  process.once('exit', release);
  try {
    return work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  // Written aside and linked into place, so that a lock is never seen without its owner.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  let told = false;
  try {
    for (;;) {
      try {
        linkSync(own, file);
        return;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const owner = readOwner(file);
      if (owner !== null && !isAlive(owner)) {
        clearStale(owner);
        continue;
      }
      if (!told && owner !== null) console.error(`… waiting for process ${owner}, which is installing or building here`);
      told = true;
      sleep(200);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function release() {
  if (readOwner(file) === process.pid) rmSync(file, { force: true });
}

/** Of two waiters that both saw a dead owner, the slower one may have moved away the faster one's new lock: it puts it back. */
function clearStale(owner) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readOwner(aside) !== owner) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOwner(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
