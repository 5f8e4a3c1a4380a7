import { type Message, type MessageKind, message, type Params } from '../messages/kinds.ts';
import type { Delivery } from '../ports.ts';
import { bringing } from './compose/bringing.ts';
import { checking } from './compose/checking.ts';
import type { Composers, Telling } from './compose/composer.ts';
import { coordinating } from './compose/coordinating.ts';
import { ending } from './compose/ending.ts';
import { exploring } from './compose/exploring.ts';
import { framing } from './compose/framing.ts';
import { highlights } from './compose/highlights.ts';
import { home } from './compose/home.ts';
import { inviting } from './compose/inviting.ts';
import { linking } from './compose/linking.ts';
import { meeting } from './compose/meeting.ts';
import { rights } from './compose/rights.ts';
import { services } from './compose/services.ts';
import { suggesting } from './compose/suggesting.ts';
import { talking } from './compose/talking.ts';
import { telling } from './compose/telling.ts';
import { time } from './compose/time.ts';
import { trying } from './compose/trying.ts';
import { volunteering } from './compose/volunteering.ts';

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
