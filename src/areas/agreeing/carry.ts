import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutInitiativesOf,
  aboutStory,
  notify,
  refreshLater,
  replaceUnlessPosted,
  replaceWith,
  say,
} from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { askingTrouble, severalOf } from '../../core/form-values.ts';
import type { NamedInitiative, NamedTrial } from '../../core/records.ts';
import { noteShown, storyAt } from '../../core/shown.ts';
import type { Named } from '../../core/subject.ts';
import { ruleOf } from '../../domain/purpose.ts';
import { kinds as askingKinds } from '../asking/messages.ts';
import { withOwnInitiative } from '../asking/own-initiative.ts';
import { kinds as bringingKinds } from '../bringing/messages.ts';
import { forms } from '../choosing/forms.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { propose } from '../meeting/write-story.ts';
import { acceptTrialCarrying } from '../trying/trial-people.ts';
import { askEach } from './ask-each.ts';

type NamedRequest = Named<{ readonly request: string }>;

// Carried together: anyone can be asked, and must accept; anyone can leave.

export async function openAddCarrier(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async ({ id, purpose }) => ({
    type: 'ask',
    form: filled(forms.people, { of: ruleOf(purpose).chosen === 'each' ? 'guests' : 'carrier', record: id, role: null }),
    otherwise:
      ruleOf(purpose).asks === 'chosen' ? say(askingKinds.initiativeNoted, { initiative: id }) : sayInWords(forms.people, { carry: id }),
  }));
}

const cannot = (initiative: string) => say(invitingKinds.personCannotBeAsked, { of: 'carry', initiative });

export async function addCarrier(act: Act, named?: NamedInitiative): Promise<Answer> {
  const field = act.values.people === undefined ? 'person' : 'people';
  const chosen = severalOf(act.values[field]);
  const trouble = chosen.length === 0 ? 'person-missing' : await askingTrouble(act, chosen);
  if (trouble) return { type: 'correct', errors: { [field]: trouble } };
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    const [first, ...others] = await askEach(act, initiative, chosen);
    if (!first) return cannot(initiative.id);
    return say(invitingKinds.personAsked, { of: 'carry', person: first.id, people: others.length + 1, initiative: initiative.id });
  });
}

export async function acceptCarrying(act: Act, named?: NamedRequest | NamedTrial): Promise<Answer> {
  if (named && 'trial' in named) return acceptTrialCarrying(act, named);
  const request = await theirRequest(act, named);
  const initiative = request && (await act.tx.initiatives.lock(request.initiativeId));
  if (!request || !initiative) return replaceWith(invitingKinds.invitationOver);

  const { tx, now, person } = act;
  if (ruleOf(initiative.purpose).asks === 'chosen') {
    await tx.initiatives.agreeToMeet(request.id, now);
    await refreshLater(act, aboutInitiative(initiative.id));
    return replaceUnlessPosted(meetingKinds.carryAccepted, { initiative: initiative.id, request: request.id });
  }
  const before = await tx.initiatives.carriers(initiative.id);
  await tx.initiatives.endCarrierRequest(request.id);
  await tx.initiatives.addCarrier(initiative.id, person.id, now);
  for (const carrier of before) {
    await notify(act, carrier, {
      kind: meetingKinds.joined,
      about: { initiative: initiative.id, person: person.id },
      subject: aboutInitiative(initiative.id),
      slot: request.id,
    });
  }
  const story = await tx.stories.ofInitiative(initiative.id);
  if (story) {
    // A new carrier asks again (P14).
    const next = await tx.stories.edit(story.id, story, now);
    await refreshLater(act, aboutStory(story.id));
    if (next) await propose(act, next, before.length === 0 ? person.id : null);
    // The card they pressed showed them these very words.
    if (next && before.length === 0) await noteShown(act, meetingKinds.storyProposal.name, storyAt(next.id, next.version));
  }
  await refreshLater(act, aboutInitiative(initiative.id));
  // The card that told them of the story now asks what they choose.
  if (story && before.length === 0) return say(bringingKinds.storyTheirs);
  return replaceUnlessPosted(meetingKinds.carryAccepted, { initiative: initiative.id });
}

export async function declineCarrying(act: Act, named?: NamedRequest): Promise<Answer> {
  const request = await theirRequest(act, named);
  if (!request) return replaceWith(invitingKinds.invitationOver);
  await act.tx.initiatives.endCarrierRequest(request.id);
  await refreshLater(act, aboutInitiative(request.initiativeId));
  const story = await act.tx.stories.ofInitiative(request.initiativeId);
  if (story) await refreshLater(act, aboutStory(story.id));
  return { ...replaceUnlessPosted(conversationKinds.declined), untraced: true };
}

/** « Ne plus la porter »: the others are told; a story loses their name, and the last one is asked to withdraw it instead. */
export async function stopCarrying(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    const { tx, person } = act;
    const others = (await tx.initiatives.carriers(initiative.id)).filter((one) => one.id !== person.id);
    if (others.length === 0) return say(meetingKinds.lastOne, { initiative: initiative.id });

    await tx.initiatives.removeCarrier(initiative.id, person.id);
    for (const other of others) {
      await notify(act, other, {
        kind: meetingKinds.carrierLeft,
        about: { person: person.id },
        subject: aboutInitiative(initiative.id),
        slot: `${initiative.id}:${person.id}:${act.now.epochMilliseconds}`,
      });
    }
    await refreshLater(act, aboutInitiative(initiative.id));
    await refreshLater(act, aboutInitiativesOf(person.id));
    const story = await tx.stories.ofInitiative(initiative.id);
    if (story) await refreshLater(act, aboutStory(story.id));
    return replaceUnlessPosted(meetingKinds.left, { of: 'initiative' });
  });
}

async function theirRequest(act: Act, named: NamedRequest): Promise<{ id: string; initiativeId: string } | null> {
  const request = named && (await act.tx.initiatives.carrierRequest(named.request));
  return request && request.personId === act.person.id ? { id: named.request, initiativeId: request.initiativeId } : null;
}
