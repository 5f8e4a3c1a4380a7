import { sample } from '../../core/sample.ts';
import { settingsSchema } from '../../domain/organisation.ts';

// What several samples are made of.

export const sampleSettings = settingsSchema.parse({ contacts: [{ label: sample.written, reach: sample.written }] });
