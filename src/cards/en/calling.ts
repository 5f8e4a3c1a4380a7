import { type Calling, callings } from '../../domain/organisation.ts';
import type { Format } from '../format.ts';

const names: Readonly<Record<Calling, string>> = {
  organisation: 'organisation',
  town: 'city',
  authority: 'local authority',
  department: 'département',
  region: 'region',
  institution: 'institution',
  fund: 'fund',
};

/** “the city”: what an organisation calls itself. */
export const callingNames: Readonly<Record<Calling, string>> = {
  organisation: `the ${names.organisation}`,
  town: `the ${names.town}`,
  authority: `the ${names.authority}`,
  department: `the ${names.department}`,
  region: `the ${names.region}`,
  institution: `the ${names.institution}`,
  fund: `the ${names.fund}`,
};

/** “the whole city” */
export const wholeOf = ({ called }: Pick<Format, 'called'>): string => `the whole ${names[called]}`;

/** As people may say it, without accents. */
export const wholeInWords: readonly string[] = callings.map((called) => wholeOf({ called }).normalize('NFD').replace(/\p{M}/gu, ''));
