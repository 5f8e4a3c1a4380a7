import type { Format } from '../format.ts';

/** After a duration: says that it is working time, only when the frame is signed. */
export const onWorkingTime = (f: Format): string =>
  f.frameSignedOn === null ? '' : `, sur votre temps de travail (cadre du ${f.day(f.frameSignedOn)})`;
