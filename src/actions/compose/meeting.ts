import { z } from 'zod';
import { newsDay } from '../../domain/meeting.ts';
import { workingTimeOf } from '../../domain/person.ts';
import type { MeetingParams } from '../../messages/params/meeting.ts';
import { placesOf, wholeOf } from '../agree.ts';
import { sharingSaid } from '../shared-story.ts';
import { pageAt } from '../show-initiative.ts';
import { aboutStory } from '../write-story.ts';
import { type Composers, count, date, flag, kept, nothing, ofInitiative, ofPerson, type Telling, text } from './composer.ts';

const ofStory = z.object({ story: text });
const ofRequest = z.object({ request: text, initiative: text });

export const meeting: Composers<MeetingParams> = {
  meeting: async (about, telling) => {
    const open = await openMeeting(about, telling);
    if (!open) return null;
    const { initiative, harvester, carriers } = open;
    return {
      initiative: initiative.id,
      people: carriers.map((one) => one.name),
      harvester: harvester.name,
      sentence: initiative.sentence,
      newsOn: newsDay(workingTimeOf(harvester, telling.organisation), telling.now),
    };
  },
  meetingNews: async (about, telling) => {
    const open = await openMeeting(about, telling);
    if (!open || open.harvester.id !== telling.person.id) return null;
    const { again } = z.object({ again: flag }).parse(about);
    return { initiative: open.initiative.id, people: open.carriers.map((one) => one.name), again };
  },
  notYetNoted: kept(z.object({ on: date })),
  noNews: async (about, telling) => {
    const open = await openMeeting(about, telling);
    return open && { initiative: open.initiative.id, harvester: open.harvester.name };
  },
  noNewsNoted: nothing,
  restedByPeople: nothing,
  onlyItsPeople: nothing,
  noMeeting: nothing,
  searchingAgain: kept(z.object({ newsBy: date })),

  storyInWords: kept(ofInitiative),
  correctionInWords: kept(ofStory),
  storyKept: async (about, { tx }) => {
    const { initiative } = ofInitiative.parse(about);
    const story = await tx.stories.ofInitiative(initiative);
    return { people: (await tx.initiatives.carriers(initiative)).map((one) => one.name), story: story?.id ?? '' };
  },
  storyAlready: nothing,
  storyProposal: async (about, telling) => {
    const story = await readableStory(about, telling);
    if (!story) return null;
    const author = story.writtenBy === null ? null : await telling.tx.people.get(story.writtenBy);
    const carriers = await telling.tx.initiatives.carriers(story.initiativeId);
    const { id, version, kind, title, body } = story;
    return { story: id, version, kind, author: author?.name ?? '', title, body, several: carriers.length > 1 };
  },
  wholeStory: async (about, telling) => {
    const story = await readableStory(about, telling);
    const { at } = z.object({ at: count }).parse(about);
    return story && { story: story.id, version: story.version, ...pageAt(wholeOf(story), at) };
  },
  storyChanged: async (about, telling) => {
    const story = await readableStory(about, telling);
    return story && { story: story.id, version: story.version, title: story.title, body: story.body };
  },
  agreementKept: async (about, telling) => {
    const story = await readableStory(about, telling);
    const mine = (story ? await telling.tx.stories.agreements(story.id) : []).find(
      (one) => one.personId === telling.person.id && one.version === story?.version,
    );
    if (!story || !mine) return null;
    const several = (await telling.tx.initiatives.carriers(story.initiativeId)).length > 1;
    const places = await placesOf(telling, aboutStory(story.id));
    return { story: story.id, version: story.version, several, ...(await sharingSaid(telling, mine)), places };
  },
  storyRefused: nothing,
  storyTakenBack: nothing,
  storyGone: nothing,

  carryRequest: async (about, { tx, person }) => {
    const { request: id } = ofRequest.parse(about);
    const request = await tx.initiatives.carrierRequest(id);
    const initiative = request?.personId === person.id ? await tx.initiatives.get(request.initiativeId) : null;
    const from = request && (await tx.people.get(request.askedBy));
    return initiative && from && { request: id, initiative: initiative.id, from: from.name, sentence: initiative.sentence };
  },
  carryAsked: async (about, { tx }) => ({ name: (await tx.people.get(ofPerson.parse(about).person))?.name ?? '' }),
  cannotCarry: kept(ofInitiative),
  carryAccepted: async (about, { tx, person }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    return initiative && (await tx.initiatives.carries(person.id, initiative.id))
      ? { initiative: initiative.id, sentence: initiative.sentence }
      : null;
  },
  carryDeclined: nothing,
  carryOver: nothing,
  carrierJoined: async (about, { tx }) => {
    const { initiative, person } = z.object({ initiative: text, person: text }).parse(about);
    const joined = (await tx.initiatives.carries(person, initiative)) ? await tx.people.get(person) : null;
    return joined && { initiative, name: joined.name };
  },
  carrierLeft: async (about, { tx }) => {
    const left = await tx.people.get(ofPerson.parse(about).person);
    return left && { name: left.name };
  },
  leftCarrying: nothing,
  lastCarrier: kept(ofInitiative),
};

async function openMeeting(about: unknown, { tx }: Telling) {
  const { initiative: id, meeting: meetingId } = z.object({ initiative: text, meeting: text }).parse(about);
  const [initiative, current] = [await tx.initiatives.get(id), await tx.meetings.ofInitiative(id)];
  if (!initiative || current?.id !== meetingId || current.state !== 'open') return null;
  const [harvester, carriers] = [await tx.people.get(current.harvesterId), await tx.initiatives.carriers(id)];
  return harvester && { initiative, harvester, carriers };
}

/** For its people alone. */
export async function readableStory(about: unknown, { tx, person }: Telling) {
  const story = await tx.stories.get(ofStory.parse(about).story);
  return story && (await tx.initiatives.carries(person.id, story.initiativeId)) ? story : null;
}
