import { config } from 'zod';

/** Our pages may not make code from text (Content-Security-Policy): zod then must not even try. Its build chunk holds this module, so that it runs before any schema is made. */
config({ jitless: true });
