const methods = ['get', 'post', 'put', 'patch', 'delete'];
/** The API as a page to read, made here: no script, nothing fetched from elsewhere. */
export function apiPage(document) {
    const groups = new Map();
    for (const [path, item] of Object.entries(document.paths ?? {})) {
        for (const method of methods) {
            const operation = item[method];
            if (!operation)
                continue;
            const group = operation.tags?.[0] ?? 'other';
            groups.set(group, [...(groups.get(group) ?? []), row(method, path, operation)]);
        }
    }
    const html = page(document, [...groups].map(([group, rows]) => section(group, rows)).join(''));
    return (_req, res) => void res.type('html').send(html);
}
const row = (method, path, operation) => `<tr><th scope="row"><code>${method.toUpperCase()} ${escape(path)}</code></th><td>${escape(operation.summary ?? '')}</td><td><code>${escape(operation['x-permission'] ?? '')}</code>${operation['x-proof'] ? ' + proof' : ''}</td></tr>`;
const section = (group, rows) => `<h2>${escape(group)}</h2><table><thead><tr><th scope="col">Operation</th><th scope="col">What it does</th><th scope="col">Permission</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
const page = (document, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(document.info.title)}</title><style>
body{font:15px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;color:#17212b;background:#f7f7f4;margin:0}main{max-width:1100px;margin:0 auto;padding:32px 20px}
table{width:100%;border-collapse:collapse;background:#fff}th,td{text-align:left;padding:8px 12px;border-bottom:1px solid #dddcd4;vertical-align:top;font-weight:400}thead th{color:#5d6975;font-size:13px}h2{margin-top:32px}code{font:13px ui-monospace,monospace}a{color:#145a8d}
</style></head><body><main><h1>${escape(document.info.title)}</h1><p>${escape(document.info.description ?? '')} Version ${escape(document.info.version)}. <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a></p>${body}</main></body></html>`;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
//# sourceMappingURL=api-page.js.map