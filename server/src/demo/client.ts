import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { now } from '../kernel/clock.js';
import type { Answer, CallInput, Contract } from '../kernel/http/index.js';
import * as identity from '../modules/identity/identity.contract.js';

/** What `data/demo/accounts.json` lists. */
export interface DemoAccount {
  readonly role: string;
  readonly organisation: string;
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
}

interface LooseInput {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** One person at a browser: the same calls the web makes, over the same wire. */
export class DemoClient {
  private cookie = '';

  constructor(private readonly base: string) {}

  async call<const C extends Contract>(c: C, input: CallInput<C>): Promise<Answer<C>> {
    const { body } = input as LooseInput;
    const response = await this.send(
      c,
      input as LooseInput,
      {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(c.once && { 'idempotency-key': randomUUID() }),
      },
      body === undefined ? undefined : JSON.stringify(body),
    );
    return (await response.json()) as Answer<C>;
  }

  async upload<const C extends Contract>(c: C, input: CallInput<C>, file: Uint8Array, type: string): Promise<Answer<C>> {
    const response = await this.send(c, input as LooseInput, { 'content-type': type }, file);
    return (await response.json()) as Answer<C>;
  }

  /** For callers that speak HTTP themselves. */
  cookieHeader(): string {
    return this.cookie;
  }

  async signIn(account: DemoAccount): Promise<void> {
    const { challenge } = await this.call(identity.startSignIn, { body: { username: account.username, password: account.password } });
    await this.call(identity.finishSignIn, { body: { challenge, code: codeOf(account.totpSecret) } });
  }

  private async send(
    c: Contract,
    { params = {}, query = {} }: LooseInput,
    headers: Record<string, string>,
    body: string | Uint8Array | undefined,
  ): Promise<Response> {
    const path = c.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const search = new URLSearchParams(
      Object.entries(query)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, String(value)]),
    ).toString();
    const response = await fetch(`${this.base}/api/v1${path}${search && `?${search}`}`, {
      method: c.method.toUpperCase(),
      headers: { ...headers, ...(this.cookie && { cookie: this.cookie }) },
      ...(body !== undefined && { body: body as string | Uint8Array<ArrayBuffer> }),
    });
    for (const line of response.headers.getSetCookie()) this.cookie = line.split(';')[0] ?? '';
    if (!response.ok) throw new Error(`${c.method.toUpperCase()} ${c.path}: ${response.status} ${await response.text()}`);
    return response;
  }
}

/** The code an authenticator app would show at the demo's present moment (RFC 6238). */
export const codeOf = (totpSecret: string): string => new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: now().getTime() });
