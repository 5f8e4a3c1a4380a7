import { type Act, type Answer, say } from '../../core/act.ts';
import { compose } from '../../core/kind.ts';
import type { NamedTrial } from '../../core/records.ts';
import { linkAccounts, sayItIsNotMe } from '../accounts/link-accounts.ts';
import { kinds as accountsKinds } from '../accounts/messages.ts';
import { asked } from '../accounts/their-accounts.ts';
import { acceptCarrying, declineCarrying } from '../agreeing/carry.ts';
import { askToTell, dropDraft, tellDraft } from '../asking/tell-initiative.ts';
import { answerInWords } from '../checking/answer-check-in.ts';
import { talkInPerson } from '../checking/need-help.ts';
import { declineEvaluation, talkEvaluation } from '../ending/evaluate.ts';
import { kinds as endingKinds } from '../ending/messages.ts';
import { acceptInvitation, declineInvitation } from '../inviting/answer-invitation.ts';
import { kinds as libraryKinds } from '../library/messages.ts';
import { sayAlive } from '../library/still-alive.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { writeStory } from '../meeting/write-story.ts';
import { kinds as suggestingKinds } from '../suggesting/messages.ts';
import { takeTrial } from '../trying/carry-trial.ts';
import { joinTrial } from '../trying/join-trial.ts';
import { kinds as tryingKinds } from '../trying/messages.ts';
import { trialJustSaid } from '../trying/own-trial.ts';
import { acceptTrialCarrying } from '../trying/trial-people.ts';
import { decline } from './decline.ts';
import { type HelpTopic, kinds } from './messages.ts';
import { draftToTell, newsJustAsked, wasJustInvited } from './waiting-questions.ts';

const helpAbout =
  (topic: HelpTopic) =>
  async ({ tx, person, several }: Act): Promise<Answer> => {
    const harvester = (await tx.harvesters.get(person.id)) !== null;
    return say(kinds.help, { topic, harvester, coordinator: person.coordinator, several });
  };

export const help = helpAbout('everything');
export const helpWithTrials = helpAbout('trials');
export const helpWithDigests = helpAbout('digests');
export const helpVolunteers = helpAbout('volunteers');
export const helpCoordination = helpAbout('coordination');

/** « Oui »: to the question that waits, whichever it is. */
export async function sayYes(act: Act): Promise<Answer> {
  // What cannot be undone takes its own words: « oui, c'est moi ».
  if (await linkJustAsked(act)) return linkAccounts(act);
  if (await severalAsked(act)) return say(kinds.severalQuestions);
  const request = await carryingJustAsked(act);
  if (request) return acceptCarrying(act, { request });
  const trial = await trialJustAsked(act);
  if (trial) return trial.carrying ? acceptTrialCarrying(act, trial) : joinTrial(act, trial);
  if (await wasJustInvited(act)) return acceptInvitation(act);
  if (await aliveJustAsked(act)) return sayAlive(act);
  const news = await newsJustAsked(act);
  if (news) return writeStory(act, { initiative: news });
  const offered = await trialJustSaid(act, endingKinds.trialNeedsCarrier);
  if (offered && !(await draftToTell(act))) return takeTrial(act, { trial: offered });
  if (await wasJustSuggested(act)) return askToTell('');
  return (await answersCheckIn(act)) ?? ((await draftToTell(act)) ? tellDraft(act) : say(kinds.nothingPending, {}));
}

export async function sayNo(act: Act): Promise<Answer> {
  const link = await linkJustAsked(act);
  if (link) return sayItIsNotMe(act, { link });
  if (await severalAsked(act)) return say(kinds.severalQuestions);
  const request = await carryingJustAsked(act);
  if (request) return declineCarrying(act, { request });
  const trial = await trialJustAsked(act);
  if (trial) return decline(act, trial);
  if (await wasJustInvited(act)) return declineInvitation(act);
  if (await wasJustSuggested(act)) return decline(act);
  if (await act.tx.people.draft(act.person.id)) return dropDraft(act);
  const over = await trialJustSaid(act, endingKinds.trialOver);
  if (over) return declineEvaluation(act, { trial: over });
  return (await answersCheckIn(act)) ?? say(kinds.nothingPending);
}

/** « Pas cette fois »: to what the last message asked of them by name, otherwise to an invitation. */
export async function notThisTime(act: Act, named?: Parameters<typeof declineInvitation>[1]): Promise<Answer> {
  const request = named === undefined ? await carryingJustAsked(act) : null;
  return request ? declineCarrying(act, { request }) : declineInvitation(act, named);
}

/** The question about their accounts, when it is the last thing they were told. */
async function linkJustAsked({ tx, person }: Act): Promise<string | null> {
  const last = await tx.deliveries.lastSaid(person.id);
  const about = last?.kind === accountsKinds.linkProposal.name || last?.kind === accountsKinds.linkRequest.name ? last.about.link : null;
  return typeof about === 'string' && (await asked(tx, person.id))?.id === about ? about : null;
}

/** No words of theirs wait, and the last message asks what they noticed: « non », nothing. */
async function answersCheckIn(act: Act): Promise<Answer | null> {
  return (await draftToTell(act)) ? null : answerInWords(act, act.typed);
}

/** « En parler de vive voix »: in words, of the trial that is over when its end was said last; otherwise of the one that lives. */
export async function sayTalk(act: Act, named?: NamedTrial): Promise<Answer> {
  const over = named === undefined ? await trialJustSaid(act, endingKinds.trialOver) : null;
  return over ? talkEvaluation(act, { trial: over }) : talkInPerson(act, named);
}

const answeredByYes: ReadonlySet<string> = new Set([
  'invitation',
  'personalRequest',
  'carryRequest',
  'trialRequest',
  'trialCarryRequest',
  'companionWanted',
  'tellSuggestion',
  'trialNeedsCarrier',
  'meetingNews',
  'storyAlive',
]);

/** The last message asks several questions that « oui » answers, and that are still asked: none is taken for another. */
async function severalAsked(act: Act): Promise<boolean> {
  if (await draftToTell(act)) return false;
  const asked = (await act.tx.deliveries.lastSentTogether(act.person.id)).filter(({ kind }) => answeredByYes.has(kind));
  const open = [];
  for (const one of asked) if (await compose(one, act)) open.push(one);
  return open.length > 1;
}

/** The request of the last message they received, when it asks whether they would carry an initiative with others. */
async function carryingJustAsked(act: Act): Promise<string | null> {
  const { tx, person } = act;
  if (await draftToTell(act)) return null;
  const request = (await tx.deliveries.lastSentTogether(person.id)).findLast(({ kind }) => kind === meetingKinds.carryRequest.name)?.about
    .request;
  return typeof request === 'string' && (await tx.initiatives.carrierRequest(request)) ? request : null;
}

/** What the last message they received asks of them about a trial, at the version it showed. */
async function trialJustAsked(act: Act): Promise<{ trial: string; version: number; carrying: boolean } | null> {
  const { tx, person } = act;
  if (await draftToTell(act)) return null;
  const last = (await tx.deliveries.lastSentTogether(person.id)).findLast(
    ({ kind }) =>
      kind === tryingKinds.trialRequest.name || kind === tryingKinds.trialCarryRequest.name || kind === tryingKinds.companionWanted.name,
  );
  if (!last) return null;
  const { trial, version } = last.about;
  if (typeof trial !== 'string' || typeof version !== 'number') return null;
  return { trial, version, carrying: last.kind !== tryingKinds.trialRequest.name };
}

/** The last message they received asks whether a story of theirs is still alive, and no words of theirs wait. */
async function aliveJustAsked(act: Act): Promise<boolean> {
  if (await draftToTell(act)) return false;
  return (await act.tx.deliveries.lastSentTogether(act.person.id)).some(({ kind }) => kind === libraryKinds.storyAlive.name);
}

/** The last message they received asks whether they would tell something, and no words of theirs wait. */
async function wasJustSuggested(act: Act): Promise<boolean> {
  const { tx, person } = act;
  if (await draftToTell(act)) return false;
  return (await tx.deliveries.lastSentTogether(person.id)).some(({ kind }) => kind === suggestingKinds.tellSuggestion.name);
}

/** « Merci »: nothing is asked of the bot. */
export async function listen(): Promise<Answer> {
  return say(kinds.notUnderstood, {});
}

export async function unknownAct(): Promise<Answer> {
  return say(kinds.unknownAct);
}

export async function speakFrench({ tx, person }: Act): Promise<Answer> {
  await tx.people.chooseLocale(person.id, 'fr');
  return say(kinds.localeChosen);
}

export async function speakEnglish({ tx, person }: Act): Promise<Answer> {
  await tx.people.chooseLocale(person.id, 'en');
  return say(kinds.localeChosen);
}
