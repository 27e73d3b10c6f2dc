import { parentPort } from 'node:worker_threads';
import type { DocumentSpec } from './document-spec.js';
import { render } from './render.js';

/** One document at a time; the fonts stay loaded between two. */
parentPort?.on('message', ({ id, spec }: { id: number; spec: DocumentSpec }) => {
  render(spec).then(
    ({ pdf, pages }) => parentPort?.postMessage({ id, pdf: new Uint8Array(pdf), pages }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
