import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';

/** A delivery has come to its end, was rolled back, or rows of it that waited have moved: whoever counts deliveries counts this one again. */
export const deliveryEnded = defineEvent('deliveryEnded', z.object({ batchId: z.string() }));
