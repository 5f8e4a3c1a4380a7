/** Uniform in [0, 1), and always the same for the same key. */
export type Draw = (key: string) => number;

/** A draw that can be made again: what is composed once more comes out the same. */
export function drawFrom(seed: string): Draw {
  return (key) => {
    let hash = 0x811c9dc5;
    for (const unit of `${seed}/${key}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
    // Keys that differ by their end alone would otherwise draw neighbours.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  };
}
