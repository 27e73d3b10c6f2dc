import { expect, test } from 'vitest';
import { setLocale, t, te } from '.';
import { en } from './en';
import { zhCN } from './zh-CN';

const keys = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([name, value]) => (typeof value === 'string' ? [`${path}${name}`] : keys(value as object, `${path}${name}.`)));

test('English has the same keys as Chinese', () => {
  expect(keys(en)).toEqual(keys(zhCN));
});

test('a placeholder that one language fills, the other fills too', () => {
  const holes = (words: object): string[] =>
    Object.entries(words).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [
            `${name}: ${[...value.matchAll(/\{\w+\}/g)]
              .map(([hole]) => hole)
              .sort()
              .join()}`,
          ]
        : holes(value as object),
    );
  expect(holes(en)).toEqual(holes(zhCN));
});

test('a feature’s words stand under its folder’s name; English falls back to Chinese', () => {
  expect(t('identity.role.customerManager')).toBe('客户经理');
  setLocale('en');
  expect(t('identity.role.customerManager')).toBe('Customer manager');
  expect(t('identity.signIn.promiseTitle')).toBe('只有您能决定谁看');
  setLocale('zh-CN');
});

test('every key that the code names has words', () => {
  const sources = import.meta.glob<string>(['../**/*.{ts,vue}', '!../**/*.test.ts'], { query: '?raw', import: 'default', eager: true });
  const missing = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/\bt\(\s*'([\w.]+)'/g), ...source.matchAll(/\btitle: '([a-z]\w*(?:\.\w+)+)'/g)]
      .map(([, key]) => key!)
      .filter((key) => key.includes('.') && !te(key))
      .map((key) => `${path}: ${key}`),
  );
  expect(missing).toEqual([]);
});
