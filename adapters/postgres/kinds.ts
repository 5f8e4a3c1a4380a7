import { z } from 'zod';
import { troubles } from '../../src/ports/troubles.ts';

export const trouble = z.enum(troubles);
