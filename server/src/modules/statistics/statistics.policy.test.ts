import { expect, test } from '@jest/globals';
import type { Actor } from '../../kernel/actor.js';
import { Forbidden, NotFound } from '../../kernel/errors.js';
import { districtOf, districtsOf, scopeOf } from './statistics.policy.js';

const regulator = (regionScope?: string): Actor => ({
  personId: 'p',
  membershipId: 'm',
  permissions: new Set(),
  ...(regionScope && { regionScope }),
});

test('a scope is the reader’s region or a part of it, never more', () => {
  expect(scopeOf(regulator('990100'), undefined)).toEqual({ code: '990100', name: '江澄市' });
  expect(scopeOf(regulator('990100'), '990102')).toEqual({ code: '990102', name: '高新区' });
  expect(scopeOf(regulator('990102'), '990102').code).toBe('990102');
  for (const outside of ['990101', '990100', '990000', '110000']) expect(() => scopeOf(regulator('990102'), outside)).toThrow(NotFound);
  expect(() => scopeOf(regulator(), undefined)).toThrow(Forbidden);
});

test('every code of a scope counts in exactly one line', () => {
  const city = scopeOf(regulator('990100'), undefined);
  const districts = districtsOf(city);
  expect(districts.map(({ label }) => label)).toContain('高新区');
  expect(districtOf('990102', city, districts).key).toBe('990102');
  expect(districtOf('990102003', city, districts).key).toBe('990102');
  expect(districtOf('990100', city, districts)).toEqual({ key: '990100', label: '江澄市（未分区县）' });
  const district = scopeOf(regulator('990102'), undefined);
  expect(districtsOf(district)).toEqual([{ key: '990102', label: '高新区' }]);
});
