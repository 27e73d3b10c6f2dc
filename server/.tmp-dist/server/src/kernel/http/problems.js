import { isUnavailable } from '../database/index.js';
import { DomainError, NotFound, TooMany } from '../errors.js';
const titles = {
    400: '请求读不懂',
    401: '请先登录',
    403: '不能这样做',
    404: '没有这一项，或者您无权查看',
    409: '和现在的情况冲突',
    412: '内容刚被别人改过',
    413: '太大了',
    415: '不收这种格式',
    422: '有内容要改',
    429: '太频繁了',
    500: '系统出错了',
    503: '暂时不能提供',
};
/** The one place where anything thrown becomes a response (RFC 9457). What is not ours becomes a bare 500. */
export const problems = (error, req, res, next) => {
    if (res.headersSent) {
        // Half an answer cannot be mended: the connection is cut, so that nobody takes it for a whole one.
        res.destroy();
        return next(error);
    }
    const description = describe(error);
    if (description.status >= 500)
        req.log?.error({ err: error }, 'request failed');
    if (error instanceof TooMany)
        res.set('Retry-After', String(error.retryAfterSeconds));
    // The rest of an unread body is not waited for.
    if (description.status === 413 || description.status === 415)
        endConnection(res);
    sendProblem(res, description);
};
export const sendProblem = (res, { status, code, detail, errors }) => {
    const body = {
        type: `urn:xinyidai:problem:${code}`,
        title: titles[status] ?? '出错了',
        status,
        code,
        detail,
        requestId: String(res.locals.requestId ?? ''),
        ...(errors && errors.length > 0 && { errors: [...errors] }),
    };
    res.status(status).set('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(body));
};
function describe(error) {
    if (error instanceof DomainError)
        return { status: error.status, code: error.code, detail: error.message, errors: error.errors };
    if (isUnavailable(error))
        return { status: 503, code: 'unavailable', detail: '数据库暂时没有回应，没有改动任何内容，请稍后再试' };
    // body-parser and Express' own errors carry status + type; only the 4xx are told to the caller.
    const { status, type } = (error ?? {});
    if (status !== undefined && status >= 400 && status < 500) {
        const detail = status === 413 ? '请求正文太大' : status === 415 ? '不收这种编码' : '请求读不懂：不是完整的 JSON，或者地址里有错误的编码';
        return { status, code: (type ?? 'bad_request').replaceAll('.', '_'), detail };
    }
    return { status: 500, code: 'internal', detail: '没有办成，已经记下。请把追踪号告诉我们' };
}
const lingerMs = 2_000;
function endConnection(res) {
    res.set('Connection', 'close');
    res.on('finish', () => {
        // Keep reading for a moment: a sender still writing would otherwise see a reset instead of the answer.
        res.req.resume();
        setTimeout(() => res.req.destroy(), lingerMs).unref();
    });
}
export const notFound = () => {
    throw new NotFound('没有这一项，或者您无权查看');
};
//# sourceMappingURL=problems.js.map