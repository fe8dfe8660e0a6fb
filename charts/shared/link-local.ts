/** Addresses of a node itself, which no route leads to: the cloud's metadata service, and caches of name queries. */
const LINK_LOCAL_V4 = '169.254.0.0/16';
const LINK_LOCAL_V6 = 'fe80::/10';

const BITS = 32;
const asNumber = (address: string) => address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
/** The network of an address: its first bits, as a number. */
const network = (address: string, prefix: number) => Math.floor(asNumber(address) / 2 ** (BITS - prefix));

/** The link-local addresses inside a wider range, to be left out of it. None of a range of link-local addresses: that one is meant. */
export function linkLocalWithin(cidr: string): readonly string[] {
  const [address = '', length = ''] = cidr.split('/');
  const prefix = Number(length);
  if (address.includes(':')) return isWideV6(address, prefix) ? [LINK_LOCAL_V6] : [];
  const [local = '', bits = ''] = LINK_LOCAL_V4.split('/');
  return prefix < Number(bits) && network(address, prefix) === network(local, prefix) ? [LINK_LOCAL_V4] : [];
}

/** `::/0`, and ranges that begin with the bits of `fe80`. */
function isWideV6(address: string, prefix: number): boolean {
  const [first = ''] = address.split(':');
  const shift = 2 ** (16 - prefix);
  return prefix < 10 && Math.floor(Number.parseInt(first || '0', 16) / shift) === Math.floor(0xfe80 / shift);
}
