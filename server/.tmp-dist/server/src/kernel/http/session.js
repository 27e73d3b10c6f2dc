export const sessionCookieName = (isHttps) => (isHttps ? '__Host-sid' : 'sid');
export function sessionCookie(req, res, isHttps) {
    const name = sessionCookieName(isHttps);
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps };
    return {
        token: cookieOf(req.get('cookie'), name),
        set: (token, until) => res.cookie(name, token, { ...options, expires: until }),
        clear: () => res.clearCookie(name, options),
    };
}
function cookieOf(header, name) {
    for (const part of header?.split(';') ?? []) {
        const at = part.indexOf('=');
        if (at > 0 && part.slice(0, at).trim() === name)
            return part.slice(at + 1).trim() || null;
    }
    return null;
}
//# sourceMappingURL=session.js.map