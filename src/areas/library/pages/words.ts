import { pages as en } from './en.ts';
import { pages as fr } from './fr.ts';

export const pageWords = { fr, en };
