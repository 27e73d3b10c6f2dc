import { Worker } from 'node:worker_threads';
import { Unavailable } from '../errors.js';
import type { DocumentSpec, RenderedDocument } from './document-spec.js';

type Answer = { readonly id: number } & ({ readonly pdf: Uint8Array; readonly pages: number } | { readonly error: string });
interface Waiting {
  readonly resolve: (document: RenderedDocument) => void;
  readonly reject: (error: Error) => void;
}

const waitingMax = 50;
const idleMs = 60_000;
/** From source (development, tests) the thread needs the same compiler as this process. */
const isSource = import.meta.url.endsWith('.ts');

/**
 * Makes PDFs on one thread of its own, so that requests go on meanwhile. The thread starts with the first document (two fonts, about 60 MB)
 * and ends after a minute without work.
 */
export class DocumentRenderer {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private idle: NodeJS.Timeout | undefined;

  async render(spec: DocumentSpec): Promise<RenderedDocument> {
    if (this.waiting.size >= waitingMax) throw new Unavailable('正在生成的文件太多，请稍后再试');
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    const id = (this.last += 1);
    try {
      return await new Promise<RenderedDocument>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, spec });
      });
    } finally {
      this.waiting.delete(id);
      // A thread without work does not keep the process alive.
      if (this.waiting.size === 0) {
        worker.unref();
        this.idle = setTimeout(() => void this.stop(), idleMs).unref();
      }
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): Worker {
    const url = new URL(isSource ? './render.worker.ts' : './render.worker.js', import.meta.url);
    const worker = new Worker(url, isSource ? { execArgv: ['--import', '@swc-node/register/esm-register'] } : {});
    worker.on('message', (answer: Answer) => {
      const waiting = this.waiting.get(answer.id);
      if ('error' in answer) waiting?.reject(new Error(answer.error));
      else waiting?.resolve({ pdf: Buffer.from(answer.pdf.buffer, answer.pdf.byteOffset, answer.pdf.byteLength), pages: answer.pages });
    });
    const fail = (error: Error): void => {
      if (this.worker === worker) this.worker = null;
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    };
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`The rendering thread ended (${code})`)));
    return worker;
  }
}
