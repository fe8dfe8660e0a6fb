/** Text of some bytes; no text, and the encoding, where they are not UTF-8. */
export function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding?: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { text: '', encoding: 'UTF-16' };
  if (bytes.subarray(0, 1024).includes(0)) return { text: '', encoding: hasZeroEverySecond(bytes) ? 'UTF-16' : 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: '', encoding: 'other than UTF-8' };
  }
}

/** Whether it is Latin text in UTF-16 without a byte order mark. */
function hasZeroEverySecond(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64);
  const zeros = start.filter((byte) => byte === 0).length;
  return zeros >= Math.floor(start.length / 2) - 2;
}
