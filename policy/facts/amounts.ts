const BYTES_PER_MIB = 2 ** 20;
const BINARY: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 };
const DECIMAL: Readonly<Record<string, number>> = { '': 1, m: 1e-3, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };
const SHORT: Readonly<Record<string, number>> = { '': 1, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes of a Kubernetes quantity: `10Gi`, `1500M`, `1e9`, `1048576`. */
export function quantityBytes(text: string | undefined): number | undefined {
  const [, number, unit = ''] = /^([\d.]+(?:e\d+)?)\s*([A-Za-z]*)$/.exec((text ?? '').trim()) ?? [];
  const factor = BINARY[unit] ?? DECIMAL[unit];
  return number === undefined || factor === undefined ? undefined : finite(Number(number) * factor);
}

/** MiB of a Kubernetes quantity. */
export const quantityMiB = (text: string | undefined): number | undefined => inMiB(quantityBytes(text));

/** Thousandths of a processor: `500m`, `2`, `0.5`. */
export function cpuMillis(text: string | undefined): number | undefined {
  const cores = quantityBytes(text);
  return cores === undefined ? undefined : Math.round(cores * 1000);
}

/** MiB of a size as Java and compose write it: `4g`, `512m`, `1gb`; capitals mean the same. */
export function shortSizeMiB(text: string | undefined): number | undefined {
  const [, number, unit = ''] = /^([\d.]+)\s*([bkmgt]?)(?:i?b)?$/i.exec((text ?? '').trim()) ?? [];
  const factor = SHORT[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : inMiB(finite(Number(number) * factor));
}

/** Seconds of a duration as compose writes it: `90s`, `1m30s`, `2h`; a bare number counts seconds. */
export function durationSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|us|h|m|s)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  const seconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6 };
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (seconds[unit] ?? 0), 0);
}

const finite = (number: number) => (Number.isFinite(number) ? number : undefined);
const inMiB = (bytes: number | undefined) => (bytes === undefined ? undefined : Math.floor(bytes / BYTES_PER_MIB));
