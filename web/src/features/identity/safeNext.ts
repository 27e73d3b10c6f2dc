/** Only an address of our own: `//elsewhere` and `/\elsewhere` would lead a freshly signed-in person away. */
export function safeNext(next: unknown): string | null {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : null;
}
