import { createHash } from 'node:crypto';
import { now } from '../clock.js';
import { AlreadyDone } from '../database/index.js';
import { Forbidden, FreshProofRequired, InvalidInput, invalidField, NotFound, Unauthenticated, UnsupportedMediaType, } from '../errors.js';
import { sendFile } from './files.js';
import { receiveUpload } from './uploads.js';
/** A view that may leave only while something still holds (a consent). `release` calls `send` under the lock, or throws. */
export class Guarded {
    constructor(view, release) {
        this.view = view;
        this.release = release;
    }
}
/** How long a proof of the person counts as fresh. */
export const proofFreshMs = 5 * 60_000;
export const isFreshlyProven = (actor) => actor.provenAt !== undefined && now().getTime() - actor.provenAt.getTime() < proofFreshMs;
/** Binds a contract to its handler: authorise, validate, handle, present, hand over. */
export function route(c, handler, options = {}) {
    return {
        contract: c,
        async handle(req, res) {
            const { actor, origin, session, limits } = res.locals;
            requirePermission(actor, c.permission);
            if (c.proof === 'fresh' && !(actor && isFreshlyProven(actor)))
                throw new FreshProofRequired('这一步要再确认是您本人：输入密码和验证码');
            if (c.limit)
                await limits.take(c.limit, actor, origin);
            // Without this, a text/plain or form body reads as {}: a cross-site form could then press our buttons.
            if (c.body && !req.is('application/json'))
                throw new UnsupportedMediaType('请求正文只收 JSON（application/json）');
            const call = {
                actor,
                origin,
                session,
                params: parse('params', c.params, req.params),
                query: parse('query', c.query, req.query),
                body: parse('body', c.body, req.body),
                once: c.once ? onceKey(c, req, actor) : undefined,
                upload: c.upload ? receiveUpload(req, c.upload) : undefined,
            };
            const answer = await handler(call).catch((error) => {
                if (error instanceof AlreadyDone && options.again)
                    return options.again(call, error.resourceId);
                throw error;
            });
            await present(c, answer, res);
        },
    };
}
async function present(c, answer, res) {
    if (c.returns === 'file') {
        if (answer instanceof Guarded)
            throw new Error('A guarded stream passes the gate per chunk; no operation needs it yet');
        await sendFile(res, answer);
        return;
    }
    const guarded = answer instanceof Guarded;
    // `parse`, not the bare result: a field that the contract does not name never leaves the server.
    const body = JSON.stringify(c.returns.parse(guarded ? answer.view : answer));
    const send = () => {
        res
            .status(c.status ?? 200)
            .set('Cache-Control', 'no-store')
            .type('json')
            .send(body);
    };
    if (guarded)
        await answer.release(send);
    else
        send();
}
function requirePermission(actor, permission) {
    if (permission === 'public')
        return;
    if (!actor)
        throw new Unauthenticated('请先登录');
    if (!actor.permissions.has(permission))
        throw new Forbidden('您的岗位不包含这项操作', { permission });
}
function parse(part, schema, value) {
    if (!schema) {
        // A query nobody reads is a mistake of the caller: say so, rather than ignore a filter.
        const names = part === 'query' ? Object.keys(value) : [];
        if (names.length > 0)
            throw new InvalidInput('这个地址不带查询参数', {}, names.map((name) => unknownField('query', name)));
        return undefined;
    }
    const result = schema.safeParse(value ?? {});
    if (result.success)
        return result.data;
    // An id of the wrong shape names nothing: the same 404 as an id that is not there.
    if (part === 'params')
        throw new NotFound('没有这一项，或者您无权查看');
    const errors = result.error.issues.flatMap((issue) => fieldErrors(part, issue));
    throw new InvalidInput(errors[0]?.detail ?? '有内容不符合要求', {}, errors);
}
function fieldErrors(part, issue) {
    const at = [part, ...issue.path].map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => unknownField(at, key));
    return [{ pointer: `/${at}`, rule: issue.code, detail: issue.message }];
}
const unknownField = (at, name) => ({
    pointer: `/${at}/${name}`,
    rule: 'unrecognized_keys',
    detail: `没有“${name}”这个字段`,
});
function onceKey(c, req, actor) {
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
export const operationOf = (c) => `${c.method.toUpperCase()} ${c.path}`;
//# sourceMappingURL=route.js.map