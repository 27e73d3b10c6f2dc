import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor } from '../actor.js';
import { now } from '../clock.js';
import { AlreadyDone, type OnceKey } from '../database/index.js';
import {
  Forbidden,
  FreshProofRequired,
  InvalidInput,
  invalidField,
  NotFound,
  Unauthenticated,
  UnsupportedMediaType,
  type FieldError,
} from '../errors.js';
import type { Permission } from '../permissions.js';
import type { Contract, FileAnswer, Input, Returned } from './contract.js';
import { sendFile, sendWhole } from './files.js';
import type { SessionCookie } from './session.js';
import { receiveUpload, type Upload } from './uploads.js';

/** A view that may leave only while something still holds (a consent). `release` calls `send` under the lock, or throws. */
export class Guarded<V> {
  constructor(
    readonly view: V,
    readonly release: (send: () => void) => Promise<void>,
  ) {}
}

/** Where a call came from. For evidence and limits, never for deciding who someone is. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
}

export type Call<C extends Contract> = Input<C> & {
  readonly actor: C['permission'] extends 'public' ? Actor | null : Actor;
  readonly once: C['once'] extends true ? OnceKey : undefined;
  readonly upload: C['upload'] extends object ? Upload : undefined;
  readonly origin: Origin;
  readonly session: SessionCookie;
};

export interface Limits {
  take(limit: NonNullable<Contract['limit']>, actor: Actor | null, origin: Origin): Promise<void>;
}

export interface Route {
  readonly contract: Contract;
  handle(req: Request, res: Response): Promise<void>;
}

interface RouteOptions<C extends Contract> {
  /** Presents what the first of several equal creating calls made (`once` contracts). */
  readonly again?: (call: Call<C>, resourceId: string) => Promise<Returned<C> | Guarded<Returned<C>>>;
}

/** How long a proof of the person counts as fresh. */
export const proofFreshMs = 5 * 60_000;
export const isFreshlyProven = (actor: Actor): boolean => actor.provenAt !== undefined && now().getTime() - actor.provenAt.getTime() < proofFreshMs;

/** Binds a contract to its handler: authorise, validate, handle, present, hand over. */
export function route<const C extends Contract>(
  c: C,
  handler: (call: Call<C>) => Promise<Returned<C> | Guarded<Returned<C>>>,
  options: RouteOptions<C> = {},
): Route {
  return {
    contract: c,
    async handle(req, res) {
      const { actor, origin, session, limits } = res.locals as Locals;
      requirePermission(actor, c.permission);
      if (c.proof === 'fresh' && !(actor && isFreshlyProven(actor))) throw new FreshProofRequired('这一步要再确认是您本人：输入密码和验证码');
      // Open to everyone, so counted by where it comes from: whoever makes accounts would otherwise make tries.
      if (c.limit) await limits.take(c.limit, c.permission === 'public' ? null : actor, origin);
      // Without this, a text/plain or form body reads as {}: a cross-site form could then press our buttons.
      if (c.body && !req.is('application/json')) throw new UnsupportedMediaType('请求正文只收 JSON（application/json）');
      const call = {
        actor,
        origin,
        session,
        params: parse('params', c.params, req.params),
        query: parse('query', c.query, req.query),
        body: parse('body', c.body, req.body),
        once: c.once ? onceKey(c, req, actor) : undefined,
        upload: c.upload ? receiveUpload(req, c.upload) : undefined,
      } as unknown as Call<C>;
      const answer = await handler(call).catch((error: unknown) => {
        if (error instanceof AlreadyDone && options.again) return options.again(call, error.resourceId);
        throw error;
      });
      await present(c, answer, res);
    },
  };
}

export interface Locals {
  readonly actor: Actor | null;
  readonly origin: Origin;
  readonly session: SessionCookie;
  readonly limits: Limits;
}

async function present<C extends Contract>(c: C, answer: Returned<C> | Guarded<Returned<C>>, res: Response): Promise<void> {
  if (c.returns === 'file') {
    if (answer instanceof Guarded) await answer.release(sendWhole(res, answer.view as FileAnswer));
    else await sendFile(res, answer as FileAnswer);
    return;
  }
  const guarded = answer instanceof Guarded;
  // `parse`, not the bare result: a field that the contract does not name never leaves the server.
  const body = JSON.stringify((c.returns as z.ZodType).parse(guarded ? answer.view : answer));
  const send = (): void => {
    res
      .status(c.status ?? 200)
      .set('Cache-Control', 'no-store')
      .type('json')
      .send(body);
  };
  if (guarded) await answer.release(send);
  else send();
}

function requirePermission(actor: Actor | null, permission: Permission | 'public'): void {
  if (permission === 'public') return;
  if (!actor) throw new Unauthenticated('请先登录');
  if (!actor.permissions.has(permission)) throw new Forbidden('您的岗位不包含这项操作', { permission });
}

function parse(part: 'params' | 'query' | 'body', schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) {
    // A query nobody reads is a mistake of the caller: say so, rather than ignore a filter.
    const names = part === 'query' ? Object.keys(value as object) : [];
    if (names.length > 0)
      throw new InvalidInput(
        '这个地址不带查询参数',
        {},
        names.map((name) => unknownField('query', name)),
      );
    return undefined;
  }
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  // An id of the wrong shape names nothing: the same 404 as an id that is not there.
  if (part === 'params') throw new NotFound('没有这一项，或者您无权查看');
  const errors = result.error.issues.flatMap((issue) => fieldErrors(part, issue));
  throw new InvalidInput(errors[0]?.detail ?? '有内容不符合要求', {}, errors);
}

function fieldErrors(part: string, issue: z.core.$ZodIssue): FieldError[] {
  const at = [part, ...issue.path].map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(at, key));
  return [{ pointer: `/${at}`, rule: issue.code, detail: issue.message }];
}

const unknownField = (at: string, name: string): FieldError => ({
  pointer: `/${at}/${name}`,
  rule: 'unrecognized_keys',
  detail: `没有“${name}”这个字段`,
});

function onceKey(c: Contract, req: Request, actor: Actor | null): OnceKey {
  const key = req.get('Idempotency-Key');
  if (!key || !/^[\x21-\x7e]{8,100}$/.test(key)) {
    throw invalidField('/header/Idempotency-Key', 'required', '这一步要带 Idempotency-Key 请求头（8–100 个可见字符），重复提交才不会办两次');
  }
  const digest = createHash('sha256')
    .update(`${req.originalUrl}\n${JSON.stringify(req.body ?? null)}`)
    .digest('hex');
  return { actorId: actor?.personId ?? '', operation: operationOf(c), key, digest };
}

/** `POST /consents/{consentId}/revocation`: the name of an operation in tests, limits and keys. */
export const operationOf = (c: Contract): string => `${c.method.toUpperCase()} ${c.path}`;
