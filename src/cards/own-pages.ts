import type { Locale } from '../domain/organisation.ts';

/** The pages that the bot serves to everybody: what is kept about people, and the terms of use. */
export const pagePaths = { privacy: '/confidentialite', terms: '/conditions' } as const;

export const pagePath = (page: keyof typeof pagePaths, locale: Locale) => `${pagePaths[page]}${locale === 'en' ? '?langue=en' : ''}`;
