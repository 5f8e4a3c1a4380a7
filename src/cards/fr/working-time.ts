import type { Format } from '../format.ts';

/** After a duration: promised by whoever signed the frame, and by nobody while it is not signed. */
export const onWorkingTime = (f: Format): string =>
  f.frameSignedOn === null ? '' : `, sur votre temps de travail (cadre du ${f.day(f.frameSignedOn)})`;
