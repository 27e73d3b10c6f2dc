import { expect, test } from 'vitest';
import { roleName } from '@server/modules/identity/identity.contract';
import { te } from '../../i18n';
import { leftOf } from '../../ui/clockText';
import { shortName } from '../../ui/shortName';
import { deviceName } from './deviceName';
import { safeNext } from './safeNext';

test('after signing in one only goes to an address of our own', () => {
  expect(safeNext('/b/applications?state=open')).toBe('/b/applications?state=open');
  for (const bad of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/sign-in/code',
    '',
    undefined,
    ['/a'],
  ]) {
    expect(safeNext(bad)).toBeNull();
  }
});

test('every role has a name', () => {
  expect(roleName.options.filter((role) => !te(`identity.role.${role}`))).toEqual([]);
});

test('a device is named as its owner knows it', () => {
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0')).toBe('Edge · Windows');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit Mobile MicroMessenger/8.0')).toBe('微信 · iPhone');
  expect(deviceName('curl/8')).toBeNull();
});

test('a firm is called without its place and legal form', () => {
  expect(shortName('江澄市恒泽精密机械有限公司')).toBe('恒泽精密机械');
  expect(shortName('江澄农村商业银行股份有限公司')).toBe('江澄农村商业银行');
  expect(shortName('澄市有限公司')).toBe('澄市');
});

test('a clock speaks in the unit that matters', () => {
  const now = new Date('2026-11-18T02:00:00Z');
  expect(leftOf('2026-11-22T10:00:00Z', now, 'days')).toBe('剩 4 天');
  expect(leftOf('2026-11-18T04:30:00Z', now, 'days')).toBe('剩 2 小时');
  expect(leftOf('2026-11-18T01:00:00Z', now, 'days')).toBe('超 1 小时');
  expect(leftOf('2026-11-15T01:00:00Z', now, 'days')).toBe('超 3 天');
  // 18 November 2026 is a Wednesday: Thursday and Friday are left, the weekend does not count.
  expect(leftOf('2026-11-20T10:00:00Z', now, 'workingDays')).toBe('剩 2 个工作日');
});
