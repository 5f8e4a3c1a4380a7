import { z } from 'zod';
import { isMessageKind } from '../../src/core/cards.ts';
import type { MessageKind } from '../../src/core/kinds.ts';
import { troubles } from '../../src/ports/troubles.ts';

export const messageKind = z.custom<MessageKind>((value) => typeof value === 'string' && isMessageKind(value), 'not a kind of message');
export const trouble = z.enum(troubles);
