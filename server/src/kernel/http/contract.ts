import type { z } from 'zod';
import type { Permission } from '../permissions.js';

/** Everything about one operation, declared once: validation, types, permission, OpenAPI and the web client come from it. */
export interface Contract {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI style, below `/api/v1`: `/consents/{consentId}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Fails closed: no default, an open route must say `public`. */
  readonly permission: Permission | 'public';
  readonly status?: 200 | 201 | 202;
  readonly tags?: readonly string[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `file`: the handler answers with a stream. */
  readonly returns: z.ZodType | 'file';
  /** A stream instead of a body, refused while it is read once it passes the limit. */
  readonly upload?: { readonly types: readonly string[]; readonly bytesMax: number };
  /** A creating call: needs an `Idempotency-Key` header; the key and the effect commit together. */
  readonly once?: true;
  /** The person has just proven themselves, else 403 `fresh_proof_required`. */
  readonly proof?: 'fresh';
  /** Which counted limit applies; every call also passes the limiter in front of everything. */
  readonly limit?: 'signIn' | 'write' | 'export' | 'verify';
}

/** Identity function: keeps the schemas' literal types for the handler and for the web client. */
export const contract = <const C extends Contract>(definition: C): C => definition;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
export type Input<C extends Contract> = { params: Parsed<C['params']>; query: Parsed<C['query']>; body: Parsed<C['body']> };
export type Returned<C extends Contract> = C['returns'] extends z.ZodType ? z.input<C['returns']> : FileAnswer;

/** A download: `name` may be Chinese; the header is encoded by RFC 6266. */
export interface FileAnswer {
  readonly name: string;
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

// What the web sends and gets: only the keys the contract has, so `{}` is a complete call of a contract without input.
type Sent<K extends string, S> = S extends z.ZodType
  ? object extends z.input<S>
    ? { [P in K]?: z.input<S> }
    : { [P in K]: z.input<S> }
  : { [P in K]?: never };
export type CallInput<C extends Contract> = Sent<'params', C['params']> & Sent<'query', C['query']> & Sent<'body', C['body']>;
export type Answer<C extends Contract> = C['returns'] extends z.ZodType ? z.output<C['returns']> : Blob;
