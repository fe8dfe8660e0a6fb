import { expect, it } from 'vitest';
import { linkLocalWithin } from './link-local.js';

it.each(['0.0.0.0/0', '128.0.0.0/1', '160.0.0.0/4', '169.0.0.0/8', '169.254.0.0/15'])('%s holds the metadata service', (cidr) =>
  expect(linkLocalWithin(cidr)).toEqual(['169.254.0.0/16']),
);
it.each(['10.0.0.0/8', '0.0.0.0/1', '170.0.0.0/8', '169.252.0.0/15', '1.2.3.4/32'])('%s does not', (cidr) =>
  expect(linkLocalWithin(cidr)).toEqual([]),
);
it.each(['169.254.0.0/16', '169.254.20.10/32'])('%s is meant', (cidr) => expect(linkLocalWithin(cidr)).toEqual([]));
it.each(['::/0', 'fe00::/8', 'fe80::/9', '8000::/1'])('%s holds link-local addresses', (cidr) =>
  expect(linkLocalWithin(cidr)).toEqual(['fe80::/10']),
);
it.each(['::/1', '2000::/3', 'fd00::/8', 'fe80::/10', 'fe80::1/128'])('%s holds none, or is meant', (cidr) =>
  expect(linkLocalWithin(cidr)).toEqual([]),
);
