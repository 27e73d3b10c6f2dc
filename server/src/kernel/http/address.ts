import { isIPv6 } from 'node:net';

/**
 * What an address is counted as. A subscriber of IPv6 has a whole /56 to choose addresses from: counting single ones would count nobody.
 * An IPv4 address written as IPv6 is the same caller as without.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: Math.max(0, groupsMax - before.length - after.length) }, () => 0);
  const [first = 0, second = 0, third = 0, fourth = 0] = [...before, ...zeros, ...after];
  return `${[first, second, third, fourth & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

const groupsMax = 8;
const groupsOf = (part: string): number[] => part.split(':').flatMap((group) => (group === '' ? [] : [Number.parseInt(group, 16)]));
