import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutInitiativesOf,
  aboutStory,
  notify,
  refreshLater,
  say,
  sayFrom,
  unplan,
} from '../../core/act.ts';
import { draftNamed, forgetDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import type { NamedDraft, NamedInitiative } from '../../core/records.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { withOwnInitiative } from './own-initiative.ts';

/** « Corriger »: the form, or the new sentence in words. */
export async function correctInitiative(act: Act, named?: NamedInitiative | NamedDraft): Promise<Answer> {
  const sentence = sentenceOf(act.rest);
  const [meant, draft] = named && 'draft' in named ? [undefined, named.draft] : [named, null];
  const kept = draft === null ? null : await draftNamed(act, draft);
  return withOwnInitiative(act, meant, 'correct', async (initiative) => {
    if (sentence !== '') return { ...(await corrected(act, initiative.id, sentence)), keeps: `${aboutInitiative(initiative.id)}:corrects` };
    const begins = kept?.words ?? initiative.sentence;
    return {
      type: 'ask',
      form: filled(forms.correct, { initiative: initiative.id, sentence: begins }),
      otherwise: say(kinds.myInitiatives, { initiative: initiative.id }),
    };
  });
}

export async function correctFromForm(act: Act, named?: NamedInitiative): Promise<Answer> {
  const sentence = sentenceOf(textOf(act.values.sentence));
  if (sentence === '') return { type: 'correct', errors: { sentence: 'sentence-empty' } };
  return withOwnInitiative(act, named, 'correct', async (initiative) => {
    const draft = await act.tx.people.draft(act.person.id);
    // The words that waited were this correction.
    if (draft?.words === sentence) {
      await act.tx.heard.becomes(await forgetDraft(act, draft), `${aboutInitiative(initiative.id)}:corrected`);
    }
    return corrected(act, initiative.id, sentence);
  });
}

export async function corrected(act: Act, initiativeId: string, sentence: string): Promise<Answer & { type: 'say' }> {
  await act.tx.initiatives.correct(initiativeId, sentence);
  // The message that told it says something else now.
  await act.tx.heard.becomes(aboutInitiative(initiativeId), `${aboutInitiative(initiativeId)}:corrected`);
  await refreshLater(act, aboutInitiative(initiativeId));
  for (const carrier of await act.tx.initiatives.carriers(initiativeId)) await refreshLater(act, aboutInitiativesOf(carrier.id));
  // Decided now: a later reader reads this version.
  const readBefore = (await act.tx.initiatives.readers(initiativeId)).length > 0;
  return say(kinds.initiativeCorrected, { initiative: initiativeId, readBefore });
}

/** « Retirer » takes one word: the sentence is erased, and every card that shows it is edited. */
export async function withdrawInitiative(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'withdraw', async (initiative) => {
    const readers = await act.tx.initiatives.readers(initiative.id);
    const meeting = await act.tx.meetings.ofInitiative(initiative.id);
    if (meeting?.state === 'open') {
      const harvester = await act.tx.people.get(meeting.harvesterId);
      if (harvester)
        await notify(act, harvester, {
          kind: invitingKinds.meetingCalledOff,
          about: { why: 'withdrawn' },
          subject: '',
          slot: initiative.id,
        });
    }
    await forgetInitiative(act, initiative.id);
    const readBefore = readers.length > 0;
    // Shown at once, the answer names what goes; a message that stays does not, since the sentence is erased from all of them.
    const withdrawn = { readBefore, enough: false, sentence: initiative.sentence };
    return { ...sayFrom(kinds.initiativeWithdrawn, { readBefore }, withdrawn), replaces: 'unless posted' };
  });
}

/** Erases an initiative and all that depends on it; posts that show it are edited soon after. */
export async function forgetInitiative(act: Pick<Act, 'tx' | 'now' | 'organisation'>, initiativeId: string): Promise<void> {
  const subject = aboutInitiative(initiativeId);
  const invitation = await act.tx.invitations.ofInitiative(initiativeId);
  if (invitation) await unplan(act, 'expire-invitation', { invitation: invitation.id });
  const meeting = await act.tx.meetings.ofInitiative(initiativeId);
  if (meeting) await unplan(act, 'ask-for-news', { meeting: meeting.id });
  const story = await act.tx.stories.ofInitiative(initiativeId);
  for (const what of ['invite-harvester', 'end-search', 'erase-unmet', 'erase-unagreed'] as const)
    await unplan(act, what, { initiative: initiativeId });
  await act.tx.deliveries.cancel(subject);
  const carriers = await act.tx.initiatives.carriers(initiativeId);
  await act.tx.initiatives.erase(initiativeId);
  await refreshLater(act, subject);
  if (story) {
    await act.tx.deliveries.cancel(aboutStory(story.id));
    await refreshLater(act, aboutStory(story.id));
  }
  for (const carrier of carriers) await refreshLater(act, aboutInitiativesOf(carrier.id));
}
