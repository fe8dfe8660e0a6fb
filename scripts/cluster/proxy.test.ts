import { describe, expect, it } from 'vitest';
import { proxyFor } from './proxy.js';

const SERVER = 'https://api.prod.example.com:6443';
const PROXY = 'http://proxy.example.com:3128';

describe('the proxy to a server', () => {
  it.each([
    [{ HTTPS_PROXY: PROXY }, PROXY],
    [{ https_proxy: PROXY }, PROXY],
    [{ HTTPS_PROXY: 'proxy.example.com:3128' }, PROXY],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTP_PROXY: PROXY }, undefined],
    [{}, undefined],
  ])('by %j is %s', (variables, expected) => {
    expect(proxyFor(SERVER, variables)).toBe(expected);
  });

  it.each([
    ['*', true],
    ['example.com', true],
    ['.example.com', true],
    ['*.example.com', true],
    ['api.prod.example.com', true],
    ['.api.prod.example.com', false],
    ['api.prod.example.com:6443', true],
    ['api.prod.example.com:443', false],
    ['ample.com', false],
    ['other.com, EXAMPLE.com', true],
    ['10.0.0.0/8', false],
    ['', false],
  ])('is left out for NO_PROXY %s: %s', (excluded, isDirect) => {
    expect(proxyFor(SERVER, { HTTPS_PROXY: PROXY, NO_PROXY: excluded })).toBe(isDirect ? undefined : PROXY);
  });

  it.each([
    ['https://10.255.255.255:6443', '10.0.0.0/8', true],
    ['https://11.0.0.0:6443', '10.0.0.0/8', false],
    ['https://10.1.2.3:6443', '10.1.2.3/32', true],
    ['https://10.1.2.4:6443', '10.1.2.3/32', false],
    ['https://10.1.2.4:6443', '0.0.0.0/0', true],
    ['https://10.1.2.4:6443', '10.1.2.4', true],
    ['https://[fd00::1]:6443', 'fd00::1', true],
    ['https://[fd00::1]:6443', '[fd00::1]:6443', true],
    ['https://[fd00::1]:6443', '[fd00::1]:443', false],
  ])('%s is left out for NO_PROXY %s: %s', (server, excluded, isDirect) => {
    expect(proxyFor(server, { HTTPS_PROXY: PROXY, NO_PROXY: excluded })).toBe(isDirect ? undefined : PROXY);
  });

  it.each(['https://127.0.0.1:6443', 'https://localhost:6443', 'https://[::1]:6443'])('is never asked for %s', (server) => {
    expect(proxyFor(server, { HTTPS_PROXY: PROXY })).toBeUndefined();
  });
});
