import type { Express } from 'express';
import { randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';
import type { CallInput, Contract } from '../src/kernel/http/contract.js';

/** Whoever presses the buttons: null for someone who is not signed in. */
export interface Caller {
  readonly token: string;
}

interface LooseInput {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: object;
}

interface CallOptions {
  /** Repeat a creating call by giving the same key twice. */
  readonly key?: string;
}

/** A typed supertest: `await as(liMei).post(revokeConsent, { params: { consentId } }).expect(201)`. */
export class Calls {
  constructor(
    private readonly server: Express,
    private readonly caller: Caller | null,
  ) {}

  get<const C extends Contract & { method: 'get' }>(c: C, input: CallInput<C>): Test {
    return this.call(c, input as LooseInput);
  }

  post<const C extends Contract & { method: 'post' }>(c: C, input: CallInput<C>, options: CallOptions = {}): Test {
    return this.call(c, input as LooseInput, options);
  }

  put<const C extends Contract & { method: 'put' }>(c: C, input: CallInput<C>): Test {
    return this.call(c, input as LooseInput);
  }

  delete<const C extends Contract & { method: 'delete' }>(c: C, input: CallInput<C>): Test {
    return this.call(c, input as LooseInput);
  }

  /** Any operation with any input: for the access walk and for input that is wrong on purpose. */
  call(c: Contract, input: LooseInput, options: CallOptions = {}): Test {
    const test = this.begin(c, input);
    if (c.once) test.set('Idempotency-Key', options.key ?? randomUUID());
    return input.body === undefined ? test : test.type('application/json').send(input.body);
  }

  upload(c: Contract, input: Omit<LooseInput, 'body'>, file: Buffer | string, type = 'text/csv'): Test {
    return this.begin(c, input)
      .set('Content-Type', type)
      .send(typeof file === 'string' ? Buffer.from(file) : file);
  }

  private begin(c: Contract, { params = {}, query = {} }: LooseInput): Test {
    const path = c.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const test = request(this.server)[c.method](`/api/v1${path}`).query(query);
    return this.caller ? test.set('Cookie', `sid=${this.caller.token}`) : test;
  }
}

/** Collects a downloaded file as bytes: `.buffer(true).parse(asBytes)`. */
export const asBytes = (res: unknown, done: (error: Error | null, body: Buffer) => void): void => {
  const stream = res as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
};
