import { verifyDocument, type DocumentVerdict } from '@server/kernel/documents/documents.contract';
import { ref, shallowRef } from 'vue';
import { call } from '../../../kernel/api';

export interface CheckedFile {
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  readonly seconds: number;
}
export interface DocumentName {
  readonly number: string;
  readonly code: string;
}

export const fileBytesMax = 20 * 1024 * 1024;
const named = /\b([A-Z]{2,6}-\d{4}-\d{6})[ .]([2-9A-Z]{8})\b/;

/** `#BG-2026-000123.K7QM2XTA`: in the fragment, which browsers keep to themselves. */
export function nameInFragment(hash: string): DocumentName | null {
  const found = named.exec(decodeURIComponent(hash.replace(/^#/, '')).toUpperCase());
  return found ? { number: found[1]!, code: found[2]! } : null;
}

/** Number and code stand in the file as plain text, so that a changed file can be told from one that was never ours. */
export function nameInFile(bytes: Uint8Array): DocumentName | null {
  const found = named.exec(new TextDecoder('latin1').decode(bytes));
  return found ? { number: found[1]!, code: found[2]! } : null;
}

export async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A document against the register. Of a file only its digest leaves the device, with the number that stands in it. */
export function useVerify() {
  const file = shallowRef<CheckedFile | null>(null);
  const name = shallowRef<DocumentName | null>(null);
  const verdict = shallowRef<DocumentVerdict | null>(null);
  const failure = shallowRef<unknown>(null);
  const isChecking = ref(false);
  let turn = 0;

  async function ask(body: Partial<DocumentName> & { digest?: string }): Promise<void> {
    const mine = (turn += 1);
    isChecking.value = true;
    failure.value = null;
    try {
      const answer = await call(verifyDocument, { body });
      if (mine === turn) verdict.value = answer;
    } catch (error) {
      if (mine !== turn) return;
      verdict.value = null;
      failure.value = error;
    } finally {
      if (mine === turn) isChecking.value = false;
    }
  }

  async function checkName(wanted: DocumentName): Promise<void> {
    file.value = null;
    name.value = wanted;
    await ask(wanted);
  }

  async function checkFile(chosen: File): Promise<void> {
    const start = performance.now();
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const digest = await digestOf(bytes);
    name.value = nameInFile(bytes);
    file.value = { name: chosen.name, size: chosen.size, digest, seconds: (performance.now() - start) / 1000 };
    await ask({ digest, ...name.value });
  }

  return { file, name, verdict, failure, isChecking, checkName, checkFile };
}
