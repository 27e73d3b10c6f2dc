import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Answer, CallInput, Contract } from '../src/kernel/http/contract.js';
import * as identity from '../src/modules/identity/identity.contract.js';

/** Where a process listens. */
interface At {
  readonly url: string;
  /** What it has printed. */
  output?(): string;
}
interface LooseInput {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}
export interface Answered {
  readonly status: number;
  readonly text: string;
}
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** Its last log lines that are errors: what an answer keeps to itself. */
const errorsOf = (at: At): string =>
  (at.output?.() ?? '')
    .split('\n')
    .filter((line) => /"level":(50|"error")/.test(line))
    .slice(-3)
    .map((line) => `\n${line}`)
    .join('');

/** Everything that was ever said in confidence, for the scan of what was logged. */
export class Secrets {
  readonly all = new Map<string, string>();

  keep<T extends string>(kind: string, value: T): T {
    if (value && !this.all.has(value)) this.all.set(value, kind);
    return value;
  }

  /** The kinds that occur in a text. Six digits alone occur by chance inside ids, so a code has to stand by itself. */
  foundIn(text: string): string[] {
    return [...this.all]
      .filter(([value, kind]) => (kind === 'code' ? new RegExp(`(?<![\\w-])${value}(?![\\w-])`).test(text) : text.includes(value)))
      .map(([value, kind]) => `${kind} ${value}`);
  }
}

/** One person's browser: a cookie, and calls over the wire to whichever process. */
export class Browser {
  cookie = '';

  constructor(private readonly secrets: Secrets) {}

  async send(at: At, c: Contract, { params = {}, query = {}, body }: LooseInput = {}): Promise<Answered> {
    const path = c.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
    const upload = body instanceof Uint8Array;
    return this.fetch(`${at.url}/api/v1${path}${search && `?${search}`}`, {
      method: c.method.toUpperCase(),
      headers: {
        ...(body !== undefined && { 'content-type': upload ? 'text/csv' : 'application/json' }),
        ...(c.once && { 'idempotency-key': randomUUID() }),
      },
      ...(body !== undefined && { body: upload ? new Uint8Array(body) : JSON.stringify(body) }),
    });
  }

  async fetch(url: string, init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> }): Promise<Answered> {
    const found = this.secrets.foundIn(url);
    if (found.length > 0) throw new Error(`A secret in an address: ${found.join(', ')}`);
    const response = await fetch(url, { ...init, headers: { ...init.headers, ...(this.cookie && { cookie: this.cookie }) } });
    for (const line of response.headers.getSetCookie()) {
      this.cookie = line.split(';')[0] ?? '';
      this.secrets.keep('session token', this.cookie.split('=')[1] ?? '');
    }
    return { status: response.status, text: await response.text() };
  }

  /** A call that is expected to succeed. */
  async call<const C extends Contract>(at: At, c: C, input: CallInput<C>): Promise<Answer<C>> {
    const { status, text } = await this.send(at, c, input as LooseInput);
    if (status >= 300) throw new Error(`${c.method.toUpperCase()} ${c.path}: ${status} ${text}${status >= 500 ? errorsOf(at) : ''}`);
    return JSON.parse(text) as Answer<C>;
  }

  async join(at: At, token: string, name: string): Promise<Account> {
    this.secrets.keep('invitation token', token);
    const { totp } = await this.call(at, identity.lookUpInvitation, { body: { token } });
    const account = this.account(totp.secret);
    await this.call(at, identity.acceptInvitation, {
      body: { token, name, username: account.username, password: account.password, code: this.code(account) },
    });
    return account;
  }

  async register(at: At, name: string): Promise<Account> {
    const username = `person-${randomUUID().slice(0, 8)}`;
    const { registration, totp } = await this.call(at, identity.startRegistration, { body: { username } });
    this.secrets.keep('registration token', registration);
    const account = { ...this.account(totp.secret), username };
    await this.call(at, identity.finishRegistration, { body: { registration, name, password: account.password, code: this.code(account) } });
    return account;
  }

  /** Password at one process, code at another. A code works once, so this takes the one after that of making the account. */
  async signIn(first: At, second: At, account: Account): Promise<void> {
    const { username, password } = account;
    const { challenge } = await this.call(first, identity.startSignIn, { body: { username, password } });
    this.secrets.keep('challenge', challenge);
    await this.call(second, identity.finishSignIn, { body: { challenge, code: this.code(account, 1) } });
  }

  private account(totpSecret: string): Account {
    this.secrets.keep('TOTP secret', totpSecret);
    return { username: `person-${randomUUID().slice(0, 8)}`, password: this.secrets.keep('password', `pass-${randomUUID()}`), totpSecret };
  }

  private code({ totpSecret }: Account, stepsAhead = 0): string {
    const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) });
    return this.secrets.keep('code', totp.generate({ timestamp: Date.now() + stepsAhead * 30_000 }));
  }
}
