import { createHash } from 'node:crypto';

/** The same for the same text, and nothing of the text can be read in it. SHA-256, in base64url. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');
