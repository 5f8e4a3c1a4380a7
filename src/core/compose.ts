import { linking } from '../areas/accounts/compose.ts';
import { telling } from '../areas/asking/compose.ts';
import { bringing } from '../areas/bringing/compose.ts';
import { checking } from '../areas/checking/compose.ts';
import { talking } from '../areas/conversation/compose.ts';
import { coordinating } from '../areas/coordination/compose.ts';
import { highlights } from '../areas/digest/compose.ts';
import { ending } from '../areas/ending/compose.ts';
import { framing } from '../areas/framing/compose.ts';
import { home } from '../areas/home/compose.ts';
import { inviting } from '../areas/inviting/compose.ts';
import { exploring } from '../areas/library/compose.ts';
import { meeting } from '../areas/meeting/compose.ts';
import { rights } from '../areas/rights/compose.ts';
import { services } from '../areas/services/compose.ts';
import { suggesting } from '../areas/suggesting/compose.ts';
import { time } from '../areas/time/compose.ts';
import { trying } from '../areas/trying/compose.ts';
import { volunteering } from '../areas/volunteering/compose.ts';
import type { Delivery } from '../ports/ports.ts';
import type { Composers, Telling } from './composer.ts';
import { type Message, type MessageKind, message, type Params } from './kinds.ts';

const composers: Composers<Params> = {
  ...telling,
  ...inviting,
  ...meeting,
  ...framing,
  ...services,
  ...volunteering,
  ...time,
  ...suggesting,
  ...home,
  ...bringing,
  ...rights,
  ...talking,
  ...coordinating,
  ...ending,
  ...trying,
  ...checking,
  ...exploring,
  ...highlights,
  ...linking,
};

/**
 * What a delivery says now; null when it is no longer true (P41): it is then not sent, and
 * what shows it is edited.
 */
export async function compose(delivery: Pick<Delivery, 'kind' | 'about'>, telling: Telling): Promise<Message | null> {
  return composed(delivery.kind, delivery.about, telling);
}

async function composed<K extends MessageKind>(kind: K, about: unknown, telling: Telling): Promise<Message | null> {
  const params = await composers[kind](about, { ...telling, compose });
  return params && message<MessageKind>(kind, params);
}
