export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

interface FileRequest {
  readonly method: string;
  readonly url: string;
  readonly file: File;
  readonly types: readonly string[];
  readonly headers: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

const typeByEnding: Record<string, string> = {
  csv: 'text/csv',
  jsonl: 'application/x-ndjson',
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** Windows calls a .csv `application/vnd.ms-excel` where Excel is installed: the ending is the better witness. */
export function mediaTypeOf(file: { name: string; type: string }, accepted: readonly string[]): string {
  const byEnding = typeByEnding[file.name.split('.').pop()?.toLowerCase() ?? ''];
  if (byEnding && accepted.includes(byEnding)) return byEnding;
  if (accepted.includes(file.type)) return file.type;
  return accepted.includes('application/octet-stream') ? 'application/octet-stream' : (byEnding ?? (file.type || 'application/octet-stream'));
}

export function sendFile(request: FileRequest): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(request.method, request.url);
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value);
    xhr.setRequestHeader('content-type', mediaTypeOf(request.file, request.types));
    xhr.upload.onprogress = (event) => request.onProgress?.({ sentBytes: event.loaded, totalBytes: request.file.size });
    xhr.onload = () => resolve({ status: xhr.status, text: xhr.responseText });
    xhr.onerror = () => reject(new Error('upload cut off'));
    xhr.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(request.file);
  });
}
