import { z } from 'zod';
import { messageKinds, troubles } from '../../src/messages/kinds.ts';

export const messageKind = z.enum(messageKinds);
export const trouble = z.enum(troubles);
