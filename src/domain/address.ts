/** How many of somebody's addresses are looked at. */
const atMost = 4;

/** The longest address that any mail is delivered to. */
const longest = 320;

/** As they are compared: what is no e-mail address, or stands for a guest of another organisation, is none. */
export function comparableAddresses(addresses: readonly (string | undefined)[]): readonly string[] {
  const plain = addresses.flatMap((address) => (address === undefined ? [] : [address.normalize('NFKC').trim().toLowerCase()]));
  return [
    ...new Set(
      plain.filter((address) => address.length <= longest && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && !address.includes('#ext#')),
    ),
  ].slice(0, atMost);
}
