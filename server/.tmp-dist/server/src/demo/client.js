import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { now } from '../kernel/clock.js';
import * as identity from '../modules/identity/identity.contract.js';
/** One person at a browser: the same calls the web makes, over the same wire. */
export class DemoClient {
    constructor(base) {
        this.base = base;
        this.cookie = '';
    }
    async call(c, input) {
        const { body } = input;
        const response = await this.send(c, input, {
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(c.once && { 'idempotency-key': randomUUID() }),
        }, body === undefined ? undefined : JSON.stringify(body));
        return (await response.json());
    }
    async upload(c, input, file) {
        const response = await this.send(c, input, { 'content-type': 'text/csv' }, file);
        return (await response.json());
    }
    async signIn(account) {
        const { challenge } = await this.call(identity.startSignIn, { body: { username: account.username, password: account.password } });
        await this.call(identity.finishSignIn, { body: { challenge, code: codeOf(account.totpSecret) } });
    }
    async send(c, { params = {}, query = {} }, headers, body) {
        const path = c.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
        const search = new URLSearchParams(Object.entries(query)
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => [name, String(value)])).toString();
        const response = await fetch(`${this.base}/api/v1${path}${search && `?${search}`}`, {
            method: c.method.toUpperCase(),
            headers: { ...headers, ...(this.cookie && { cookie: this.cookie }) },
            ...(body !== undefined && { body: body }),
        });
        for (const line of response.headers.getSetCookie())
            this.cookie = line.split(';')[0] ?? '';
        if (!response.ok)
            throw new Error(`${c.method.toUpperCase()} ${c.path}: ${response.status} ${await response.text()}`);
        return response;
    }
}
/** The code an authenticator app would show at the demo's present moment (RFC 6238). */
export const codeOf = (totpSecret) => new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: now().getTime() });
//# sourceMappingURL=client.js.map