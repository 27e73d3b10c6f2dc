import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';

/** A version went on the shelf. */
export const productPublished = defineEvent('product.published', z.object({ productId: z.string(), versionId: z.string(), bankId: z.string() }));
