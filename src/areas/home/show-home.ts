import type { Card } from '../../cards/card.ts';
import { type About, type Act, type Answer, plan, say } from '../../core/act.ts';
import { cardOf } from '../../core/cards.ts';
import { compose, message, type Scene } from '../../core/kind.ts';
import { groupLanguage, languageFor } from '../../core/language.ts';
import type { Person } from '../../domain/person.ts';
import { kinds as accountsKinds } from '../accounts/messages.ts';
import { asked, linkShown } from '../accounts/their-accounts.ts';
import { kinds as tryingKinds } from '../trying/messages.ts';
import { kinds } from './messages.ts';

/** They open their page: from now on it follows what changes. */
export async function openHome(act: Act): Promise<Answer> {
  await act.tx.people.openHome(act.person.id, act.workspace.id);
  await plan(act, 'publish-home', { person: act.person.id }, act.now);
  return { type: 'nothing' };
}

/** « À venir »: what the bot intends to tell them, when, and why. */
export async function showAhead(): Promise<Answer> {
  return say(kinds.homeAhead);
}

/** « Mon rythme » */
export async function showRhythm(): Promise<Answer> {
  return say(kinds.homeRhythm);
}

/** The whole page, as it is true now. */
export async function homeOf(scene: Scene, person: Person): Promise<Card> {
  const telling = { ...scene, person };
  const language = languageFor(scene, person);
  const blocks: Card['blocks'][number][] = [];
  let summary = '';
  for (const { kind, about } of await partsOf(scene, person)) {
    const part = await compose({ kind, about }, telling);
    if (!part) continue;
    const card = cardOf(part, language);
    summary ||= card.summary;
    blocks.push(...(blocks.length > 0 ? [{ type: 'divider' } as const] : []), ...card.blocks);
  }
  return { summary, blocks };
}

/** The page of somebody unknown. */
export function emptyHomeOf(scene: Scene): Card {
  return cardOf(message(kinds.homeWelcome, { firstName: '' }), groupLanguage(scene));
}

interface Part {
  readonly kind: string;
  readonly about: About;
}

/** What waits for an answer first, then what is to come, then choices that last. */
async function partsOf({ tx }: Scene, person: Person): Promise<readonly Part[]> {
  const [meetings, carried] = [await tx.meetings.openFor(person.id), await tx.initiatives.carriedBy(person.id)];
  const stories: Part[] = [];
  for (const { id } of carried.filter((one) => one.state === 'told')) {
    const story = await tx.stories.ofInitiative(id);
    if (story) stories.push({ kind: kinds.homeStory.name, about: { story: story.id } });
  }
  const question = await asked(tx, person.id);
  return [
    { kind: kinds.homeWelcome.name, about: {} },
    ...(question ? [{ kind: linkShown(question, person.id).kind, about: { link: question.id } }] : []),
    ...meetings.map((one): Part => ({ kind: kinds.homeMeeting.name, about: { initiative: one.initiativeId } })),
    ...stories,
    { kind: kinds.homeInitiatives.name, about: {} },
    { kind: tryingKinds.homeTrials.name, about: {} },
    { kind: kinds.homeAhead.name, about: {} },
    { kind: kinds.homeRhythm.name, about: {} },
    { kind: accountsKinds.accounts.name, about: {} },
    { kind: kinds.homeHarvest.name, about: {} },
  ];
}
