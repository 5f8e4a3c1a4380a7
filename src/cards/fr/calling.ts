import { type Calling, callings } from '../../domain/organisation.ts';
import type { Format } from '../format.ts';

/** « la ville », and « toute la ville »: what an organisation calls itself. */
export const callingNames: Readonly<Record<Calling, string>> = {
  organisation: 'l’organisation',
  town: 'la ville',
  authority: 'la collectivité',
  department: 'le département',
  region: 'la région',
  institution: 'l’établissement',
  fund: 'la caisse',
};

const masculine: readonly Calling[] = ['department', 'institution'];

/** « toute la ville » */
export const wholeOf = ({ called }: Pick<Format, 'called'>): string =>
  `${masculine.includes(called) ? 'tout' : 'toute'} ${callingNames[called]}`;

/** As people may say it, without accents: « a toute la ville ». */
export const wholeInWords: readonly string[] = callings.map((called) =>
  wholeOf({ called }).normalize('NFD').replace(/\p{M}/gu, '').replace('’', ' '),
);
