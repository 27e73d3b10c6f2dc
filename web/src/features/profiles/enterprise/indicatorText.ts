import { figureText, type Figure } from '@server/kernel/pure/figure-text';
import { dateText } from '@server/kernel/pure/format';

/** A value as the bank and the report say it too, unit and all, but days as the guide writes them; null where the records do not tell. */
export const indicatorText = (figure: Figure, now: Date): string | null =>
  figure.type === 'date' && figure.value !== null ? dateText(figure.value, 'guide', now) : figureText(figure);
