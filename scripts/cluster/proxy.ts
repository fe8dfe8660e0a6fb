/** Variables of an environment, e.g. `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy to a server by `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case, as kubectl reads them. The machine itself is never
 * reached by a proxy. A kubeconfig's own `proxy-url` goes before all of this.
 */
export function proxyFor(server: string, variables: Variables): string | undefined {
  const { protocol, hostname, port } = new URL(server);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const proxy = protocol === 'https:' ? read(variables, 'HTTPS_PROXY') : read(variables, 'HTTP_PROXY');
  if (proxy === undefined || isLoopback(host)) return undefined;
  const excluded = (read(variables, 'NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  if (excluded.some((entry) => covers(entry.toLowerCase(), { host, port: port || (protocol === 'https:' ? '443' : '80') })))
    return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

const read = (variables: Variables, name: string) => variables[name] || variables[name.toLowerCase()] || undefined;
const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** `*`, a name with everything below it, an address, or a range of addresses; a port at its end has to be the server's. */
function covers(entry: string, { host, port }: { readonly host: string; readonly port: string }): boolean {
  if (entry === '*') return true;
  const [range = '', bits] = entry.split('/');
  if (bits !== undefined) return inRange(host, range, Number(bits));
  const isBare = entry.split(':').length > 2 && !entry.startsWith('['); // an IPv6 address: its colons begin no port
  const [, name = '', wanted] = isBare ? ['', entry] : (/^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(entry) ?? []);
  if (wanted !== undefined && wanted !== port) return false;
  const suffix = name.replace(/^\*?\./, '');
  return suffix !== '' && (host.endsWith(`.${suffix}`) || (host === suffix && !/^\*?\./.test(name)));
}

function inRange(host: string, range: string, bits: number): boolean {
  const [address, base] = [ipv4(host), ipv4(range)];
  if (address === undefined || base === undefined || !(bits >= 0 && bits <= 32)) return false;
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor(base / size);
}

function ipv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
