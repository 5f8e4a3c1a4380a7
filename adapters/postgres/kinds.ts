import { z } from 'zod';
import { isMessageKind } from '../../src/messages/cards.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { troubles } from '../../src/messages/troubles.ts';

export const messageKind = z.custom<MessageKind>((value) => typeof value === 'string' && isMessageKind(value), 'not a kind of message');
export const trouble = z.enum(troubles);
