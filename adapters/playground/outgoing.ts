import type { ChatPlatform, Destination, Outcome } from '../../src/ports/chat-platform.ts';
import { renderCard } from './cards.ts';
import { directPlace, groupPlace, type Place, type Town, type TownPerson } from './town.ts';

/** The one workspace there is. */
export const WORKSPACE = 'playground';

const refused = (why: 'person-gone' | 'channel-gone' | 'message-gone'): Outcome & { type: 'refused' } => ({
  type: 'refused',
  why,
  code: why,
});

/** Nothing here is far away: what is sent is there, once it is kept. */
export function createPlaygroundPlatform(town: Town): ChatPlatform {
  return {
    groupAtMost: 8,

    async send({ destination, key, card }) {
      const place = await open(destination);
      if (!place) return refused(destination.to === 'channel' ? 'channel-gone' : 'person-gone');
      const thread = destination.to === 'channel' ? (destination.thread ?? null) : null;
      const { id } = await town.post({ place: place.id, from: null, key, thread, ...renderCard(card) });
      return { type: 'sent', ref: { conversation: place.id, message: id } };
    },

    async edit(_workspace, ref, card) {
      const changed = await town.change(ref.message, renderCard(card));
      return changed ? { type: 'sent', ref } : refused('message-gone');
    },

    async publishHome(_workspace, externalId, card) {
      if (!town.person(externalId)) return refused('person-gone');
      const { blocks, lang } = renderCard(card);
      await town.setHome(externalId, { blocks, lang });
      return { type: 'sent', ref: { conversation: directPlace(externalId), message: 'home' } };
    },

    async sendFiles(_workspace, { externalId }, files, note) {
      const person = town.person(externalId);
      if (!person) return refused('person-gone');
      await town.post({
        place: directPlace(externalId),
        from: null,
        text: note,
        lang: person.locale,
        files: files.map((one) => ({ ...one })),
      });
      return { type: 'sent' };
    },

    async find(_workspace, destination, key) {
      const place = placeOf(destination);
      const found = town.state.messages.find((one) => one.key === key && one.place === place);
      if (!found) return { type: 'absent' };
      return { type: 'found', ref: { conversation: found.place, message: found.id }, sentAt: found.at };
    },

    async describe(_workspace, externalId) {
      const person = town.person(externalId);
      if (!person) return null;
      return { name: person.name, firstName: firstNameOf(person), locale: person.locale, active: true };
    },
  };

  async function open(destination: Destination): Promise<Place | null> {
    if (destination.to !== 'group') return town.place(placeOf(destination));
    const known = destination.externalIds.every((id) => town.person(id) !== null);
    return known ? town.openGroup(destination.externalIds) : null;
  }
}

function placeOf(destination: Destination): string {
  switch (destination.to) {
    case 'person':
      return directPlace(destination.externalId);
    case 'group':
      return groupPlace(destination.externalIds);
    case 'channel':
      return destination.externalId;
  }
}

function firstNameOf({ name }: Pick<TownPerson, 'name'>): string {
  return name.split(' ')[0] ?? name;
}
