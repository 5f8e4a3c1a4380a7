import type { Card } from '../../cards/card.ts';
import { type About, type Act, type Answer, plan, say } from '../../core/act.ts';
import { cardOf } from '../../core/cards.ts';
import { compose, isOf, type Message, message, type Scene } from '../../core/kind.ts';
import { groupLanguage, languageFor } from '../../core/language.ts';
import type { Person } from '../../domain/person.ts';
import { kinds as accountsKinds } from '../accounts/messages.ts';
import { asked, linkShown } from '../accounts/their-accounts.ts';
import { kinds as tryingKinds } from '../trying/messages.ts';
import { kinds } from './messages.ts';
import type { TheirTimes } from './their-page.ts';

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

/** « Je pars » */
export async function leave(): Promise<Answer> {
  return say(kinds.leaving);
}

/** The whole page, as it is true now: a part that would say nothing is not on it. */
export async function homeOf(scene: Scene, person: Person): Promise<Card> {
  const telling = { ...scene, person };
  const language = languageFor(scene, person);
  const theirs: Message[] = [];
  for (const { kind, about } of await partsOf(scene, person)) {
    const part = await compose({ kind, about }, telling);
    if (part && !isEmpty(part)) theirs.push(part);
  }
  const begun = theirs.some((part) => !isOf(kinds.homeRhythm, part) || hasChosen(part.params));
  const welcome = message(kinds.homeWelcome, { firstName: person.firstName, begun });
  const cards = [welcome, ...(begun ? theirs : [])].map((part) => cardOf(part, language, null));
  const blocks = cards.flatMap((card, index) => [...(index > 0 ? [{ type: 'divider' } as const] : []), ...card.blocks]);
  return { summary: cards[0]?.summary ?? '', blocks };
}

function isEmpty(part: Message): boolean {
  if (isOf(kinds.homeInitiatives, part)) return part.params.told.length + part.params.joined.length === 0;
  if (isOf(tryingKinds.homeTrials, part)) return part.params.mine.length === 0;
  if (isOf(kinds.homeAhead, part)) return part.params.items.length === 0;
  return isOf(kinds.homeHarvest, part) && part.params.state === 'none';
}

/** Their rhythm is on every page that says something; alone, it is there once they have changed it. */
const hasChosen = ({ absences, stopped, chosen }: TheirTimes) => absences.length > 0 || stopped || chosen;

/** The page of somebody unknown. */
export function emptyHomeOf(scene: Scene): Card {
  return cardOf(message(kinds.homeWelcome, { firstName: '', begun: false }), groupLanguage(scene), null);
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
