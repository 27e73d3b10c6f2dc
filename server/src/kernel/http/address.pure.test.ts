import { expect, test } from '@jest/globals';
import { networkOf } from './address.js';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2200::1', '2001:db8:1:2200::/56'],
  ['2001:DB8:1:22ff:aaaa:bbbb:cccc:dddd', '2001:db8:1:2200::/56'],
  ['2001:db8:1:2300::1', '2001:db8:1:2300::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  ['unknown', 'unknown'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
