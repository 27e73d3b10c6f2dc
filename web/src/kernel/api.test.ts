import { contract } from '@server/kernel/http/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { addressOf, ApiError, call, NetworkError, sessionEvents, upload } from './api';
import { nameFromDisposition } from './download';
import { mediaTypeOf } from './upload';

const done = z.object({ done: z.literal(true) });
const revoke = contract({
  method: 'post',
  path: '/consents/{consentId}/revocation',
  summary: '',
  permission: 'consent:revoke',
  params: z.strictObject({ consentId: z.string() }),
  query: z.strictObject({ note: z.string().optional(), limit: z.number().optional() }),
  body: z.strictObject({ reason: z.string().optional() }),
  returns: done,
});
const apply = contract({
  method: 'post',
  path: '/applications',
  summary: '',
  permission: 'application:apply',
  once: true,
  body: z.strictObject({}),
  returns: done,
});
const open = contract({ method: 'post', path: '/sign-ins', summary: '', permission: 'public', body: z.strictObject({}), returns: done });
const report = contract({ method: 'get', path: '/report', summary: '', permission: 'session:use', returns: 'file' });
const send = contract({
  method: 'post',
  path: '/batches',
  summary: '',
  permission: 'batch:send',
  upload: { types: ['text/csv'], bytesMax: 10 },
  returns: done,
});

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const fake = vi.fn<typeof fetch>(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }));
  vi.stubGlobal('fetch', fake);
  return fake;
};
const sentBy = (fake: ReturnType<typeof answer>) => {
  const [url, init] = fake.mock.calls[0]!;
  return { url, method: init?.method, headers: init?.headers as Record<string, string>, body: init?.body };
};
const problem = { type: 'about:blank', title: '', status: 422, code: 'invalid_input', detail: '金额要大于 0', requestId: 'r1' };
afterEach(() => vi.unstubAllGlobals());

test('path, query and body come from the contract; ids are escaped, what is not set is not sent', async () => {
  const fake = answer(200, { done: true });
  await call(revoke, { params: { consentId: 'a/b' }, query: { limit: 5, note: undefined }, body: { reason: '够了' } });
  expect(sentBy(fake)).toMatchObject({ url: '/api/v1/consents/a%2Fb/revocation?limit=5', method: 'POST', body: '{"reason":"够了"}' });
  expect(sentBy(fake).headers).toMatchObject({ 'content-type': 'application/json' });
});

test('a creating call carries its key; without one it does not compile', async () => {
  const fake = answer(201, { done: true });
  await call(apply, { body: {} }, { key: 'k-1' });
  expect(sentBy(fake).headers).toMatchObject({ 'idempotency-key': 'k-1' });
  // @ts-expect-error the key is missing
  const withoutKey = () => call(apply, { body: {} });
  // @ts-expect-error a query key the contract does not have
  const withUnknown = () => addressOf(revoke, { params: { consentId: 'a' }, query: { colour: 'red' }, body: {} });
  expect([withoutKey, withUnknown]).toHaveLength(2);
});

test('a refusal is an ApiError with the problem; one from a proxy shows nothing of its page', async () => {
  answer(422, problem);
  await expect(call(open, { body: {} })).rejects.toMatchObject({ name: 'ApiError', status: 422, code: 'invalid_input', message: '金额要大于 0' });
  answer(502, '<html>Bad Gateway nginx</html>', { 'x-request-id': 'r9' });
  const error: unknown = await call(open, { body: {} }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiError);
  expect((error as ApiError).problem).toMatchObject({ status: 502, code: 'http_502', detail: '', requestId: 'r9' });
});

test('no answer is a NetworkError, an abort stays an abort', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(call(open, { body: {} })).rejects.toBeInstanceOf(NetworkError);
  vi.stubGlobal('fetch', async () => Promise.reject(new DOMException('aborted', 'AbortError')));
  await expect(call(open, { body: {} })).rejects.toMatchObject({ name: 'AbortError' });
});

test('401 announces the end of the session, but not on an open call', async () => {
  const ended = vi.fn();
  sessionEvents.addEventListener('ended', ended);
  answer(401, { ...problem, status: 401, code: 'unauthenticated' });
  await call(open, { body: {} }).catch(() => undefined);
  expect(ended).not.toHaveBeenCalled();
  await call(report, {}).catch(() => undefined);
  expect(ended).toHaveBeenCalledOnce();
  sessionEvents.removeEventListener('ended', ended);
});

test('a file answer is a blob, and its Chinese name is read from the header', async () => {
  answer(200, 'a,b');
  expect(await (await call(report, {})).text()).toBe('a,b');
  expect(nameFromDisposition(`attachment; filename="x.csv"; filename*=UTF-8''${encodeURIComponent('退回行 10 月.csv')}`)).toBe('退回行 10 月.csv');
  expect(nameFromDisposition('attachment; filename="a.csv"')).toBe('a.csv');
  expect(nameFromDisposition("attachment; filename*=UTF-8''%E0%A4%A; filename=b.csv")).toBe('b.csv');
  expect(nameFromDisposition(null)).toBeNull();
});

test('an upload streams the file under the type its ending says, and reports progress', async () => {
  const sent: { headers: Record<string, string>; body?: unknown } = { headers: {} };
  class FakeXhr {
    upload: { onprogress?: (event: { loaded: number }) => void } = {};
    onload?: () => void;
    status = 202;
    responseText = '{"done":true}';
    open = () => undefined;
    abort = () => undefined;
    setRequestHeader = (name: string, value: string) => void (sent.headers[name] = value);
    send = (body: unknown) => {
      sent.body = body;
      this.upload.onprogress?.({ loaded: 2 });
      this.onload?.();
    };
  }
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  const file = new File(['a,b,c'], '税务.CSV', { type: 'application/vnd.ms-excel' });
  const seen: number[] = [];
  await expect(upload(send, {}, file, { onProgress: (progress) => seen.push(progress.sentBytes) })).resolves.toEqual({ done: true });
  expect(sent.body).toBe(file);
  expect(sent.headers['content-type']).toBe('text/csv');
  expect(seen).toEqual([2]);
  expect(mediaTypeOf({ name: 'a.bin', type: '' }, ['text/csv'])).toBe('application/octet-stream');
});
