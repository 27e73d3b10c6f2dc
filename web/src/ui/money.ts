import { yuanFromInput } from '@server/kernel/pure/money';
import { halfWidth } from '@server/kernel/pure/text';
import { t } from '../i18n';

export type MoneyUnit = 'yuan' | 'wan';
export type MoneyRead = { readonly yuan: string; readonly problem: null } | { readonly yuan: null; readonly problem: string };

const wanDigits = 4;
const fenDigits = 2;

/** What a person typed, as the wire writes it; or why it cannot be read. Empty stays empty. Never guesses, never rounds. */
export function readMoney(input: string, unit: MoneyUnit): MoneyRead {
  const text = halfWidth(input).trim();
  if (text === '') return { yuan: '', problem: null };
  if (/^[-−]/.test(text)) return { yuan: null, problem: t('ui.money.negative', { text: input.trim() }) };
  if (unit === 'yuan') {
    const yuan = yuanFromInput(text);
    if (yuan !== undefined) return { yuan, problem: null };
  } else {
    const yuan = yuanOfWan(text);
    if (yuan !== undefined) return { yuan, problem: null };
  }
  const isTooFine = /^[\d,]+\.\d+$/.test(text);
  return { yuan: null, problem: t(isTooFine ? 'ui.money.decimals' : 'ui.money.unreadable', { text: input.trim() }) };
}

/** `12345.60` yuan as the field shows it in its unit, without grouping, so that it can be edited. */
export function writeMoney(yuan: string, unit: MoneyUnit): string {
  if (yuan === '' || unit === 'yuan') return yuan;
  const [whole = '0', fraction = ''] = yuan.split('.');
  const digits = whole.padStart(wanDigits + 1, '0');
  const decimals = (digits.slice(-wanDigits) + fraction).replace(/0+$/, '');
  return digits.slice(0, -wanDigits) + (decimals && `.${decimals}`);
}

function yuanOfWan(text: string): string | undefined {
  const [, whole = '', decimals = ''] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || decimals.replace(/0+$/, '').length > wanDigits + fenDigits) return undefined;
  const shifted = decimals.padEnd(wanDigits, '0');
  const fen = shifted.slice(wanDigits).replace(/0+$/, '');
  const yuan = (whole.replaceAll(',', '') + shifted.slice(0, wanDigits)).replace(/^0+(?=\d)/, '');
  return fen ? `${yuan}.${fen}` : yuan;
}
