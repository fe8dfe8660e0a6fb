/** Numbers and choices that look random and are the same at every run. */
export interface Random {
  /** A whole number between two, both included. */
  draw(from: number, to: number): number;
  /** One of a list. */
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** Heads or tails. */
  chance(): boolean;
}

/** Draws from a seed (mulberry32): a failing run fails again. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const draw = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    draw,
    oneOf: ([first, ...rest]) => [first, ...rest][draw(0, rest.length)] ?? first,
    chance: () => next() < 0.5,
  };
}
