/** Chance that a seed repeats: what failed once can be looked at again. */
export interface Chance {
  /** Uniform in [0, 1). */
  draw(): number;
  happens(probability: number): boolean;
  between(from: number, until: number): number;
  whole(from: number, until: number): number;
  pick<T>(among: readonly T[]): T | undefined;
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, until: number) => from + draw() * (until - from);
  return {
    draw,
    happens: (probability) => draw() < probability,
    between,
    whole: (from, until) => Math.floor(between(from, until + 1)),
    pick: (among) => among[Math.floor(draw() * among.length)],
    shuffled(items) {
      const left = [...items];
      const out = [];
      while (left.length > 0) out.push(...left.splice(Math.floor(draw() * left.length), 1));
      return out;
    },
  };
}
