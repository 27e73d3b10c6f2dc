import type { Answer, CallInput, Contract } from '@server/kernel/http/contract';
import type { Problem } from '@server/kernel/wire.contract';
import { saveBlob, nameFromDisposition } from './download';
import { sendFile, type UploadProgress } from './upload';

export type { Answer, CallInput, Contract, Problem };

/** The server answered, and said no. `problem.detail` is a sentence for people. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
  }
  get status(): number {
    return this.problem.status;
  }
  get code(): string {
    return this.problem.code;
  }
}

/** No answer came: offline, server away, or cut off. Whether a write took place is unknown; the once-key makes repeating it safe. */
export class NetworkError extends Error {
  constructor(cause?: unknown) {
    super('network', { cause });
    this.name = 'NetworkError';
  }
}

interface CallOptions {
  readonly signal?: AbortSignal;
}
interface OnceOptions extends CallOptions {
  /** From `useOnceKey()`: made when the form opens, so pressing twice has one effect. */
  readonly key: string;
}
type Options<C extends Contract> = C extends { once: true } ? [options: OnceOptions] : [options?: CallOptions];

/** Fired when the server no longer knows the session. The session store asks again before it believes it. */
export const sessionEvents = new EventTarget();

export async function call<const C extends Contract>(contract: C, input: CallInput<C>, ...[options]: Options<C>): Promise<Answer<C>> {
  const response = await send(contract, input, options);
  return (contract.returns === 'file' ? await response.blob() : await response.json()) as Answer<C>;
}

/** Fetches a file answer and hands it to the browser under the name the server gave it. */
export async function download<const C extends Contract & { returns: 'file' }>(
  contract: C,
  input: CallInput<C>,
  ...[options]: Options<C>
): Promise<void> {
  const response = await send(contract, input, options);
  saveBlob(await response.blob(), nameFromDisposition(response.headers.get('content-disposition')) ?? 'download');
}

type UploadContract = Contract & { upload: NonNullable<Contract['upload']> };
type UploadOptions<C extends Contract> = Options<C>[0] & { onProgress?: (progress: UploadProgress) => void };

/** Streams a file as the body. XHR, because fetch cannot report how much has been sent. */
export async function upload<const C extends UploadContract>(
  contract: C,
  input: CallInput<C>,
  file: File,
  options: UploadOptions<C>,
): Promise<Answer<C>> {
  const { status, text } = await sendFile({
    method: contract.method.toUpperCase(),
    url: addressOf(contract, input),
    file,
    types: contract.upload.types,
    headers: headersOf(options),
    signal: options.signal,
    onProgress: options.onProgress,
  }).catch((error: unknown) => {
    throw isAbort(error) ? error : new NetworkError(error);
  });
  if (status >= 200 && status < 300) return JSON.parse(text) as Answer<C>;
  throw refusal(contract, status, text);
}

async function send<C extends Contract>(contract: C, input: CallInput<C>, options: Partial<OnceOptions> = {}): Promise<Response> {
  const body = (input as { body?: unknown }).body;
  let response: Response;
  try {
    response = await fetch(addressOf(contract, input), {
      method: contract.method.toUpperCase(),
      headers: { ...headersOf(options), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (error) {
    throw isAbort(error) ? error : new NetworkError(error);
  }
  if (!response.ok) throw refusal(contract, response.status, await response.text(), response.headers);
  return response;
}

/** Path and query of a call, also for a plain link to a file. */
export function addressOf<C extends Contract>(contract: C, input: CallInput<C>): string {
  const { params = {}, query = {} } = input as { params?: Record<string, string>; query?: Record<string, unknown> };
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return `/api/v1${path}${text && `?${text}`}`;
}

const headersOf = (options: Partial<OnceOptions>): Record<string, string> => ({
  accept: 'application/json, application/problem+json, */*;q=0.5',
  ...(options.key && { 'idempotency-key': options.key }),
});

function refusal(contract: Contract, status: number, text: string, headers?: Headers): ApiError {
  // Signing in with a wrong password is a 401 too, but ends nothing.
  if (status === 401 && contract.permission !== 'public') sessionEvents.dispatchEvent(new Event('ended'));
  return new ApiError(readProblem(status, text, headers));
}

/** A proxy in front may answer in HTML: then only the status is known, and nothing of the text is shown. */
function readProblem(status: number, text: string, headers?: Headers): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed && typeof parsed === 'object' && 'code' in parsed && 'detail' in parsed) return parsed as Problem;
  } catch {
    // falls through
  }
  return { type: 'about:blank', title: '', status, code: `http_${status}`, detail: '', requestId: headers?.get('x-request-id') ?? '' };
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
