import type { Request, Response } from 'express';

/** The cookie that carries the opaque session token. HttpOnly, SameSite=Lax; with https also Secure and `__Host-`. */
export interface SessionCookie {
  readonly token: string | null;
  set(token: string, until: Date): void;
  clear(): void;
}

export const sessionCookieName = (isHttps: boolean): string => (isHttps ? '__Host-sid' : 'sid');

export function sessionCookie(req: Request, res: Response, isHttps: boolean): SessionCookie {
  const name = sessionCookieName(isHttps);
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } as const;
  return {
    token: cookieOf(req.get('cookie'), name),
    set: (token, until) => res.cookie(name, token, { ...options, expires: until }),
    clear: () => res.clearCookie(name, options),
  };
}

function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
