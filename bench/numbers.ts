/** The middle one: a single disturbed repetition does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** For figures that are read and compared: three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
