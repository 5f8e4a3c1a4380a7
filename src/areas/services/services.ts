import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutStory,
  aboutTrial,
  notify,
  refreshChannel,
  refreshLater,
  replaceWith,
  say,
} from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { channelsTrouble, sentenceOf, severalOf, textOf } from '../../core/form-values.ts';
import type { Named } from '../../core/subject.ts';
import { foldedName, type NameTrouble, nameTrouble, type Service, serviceNamed } from '../../domain/service.ts';
import { channelNames } from '../../domain/spoken/digest.ts';
import { forgetInitiative } from '../asking/change-initiative.ts';
import { notFound, unclear } from '../conversation/missed.ts';
import { log } from '../coordination/audit.ts';
import { kinds as coordinationKinds } from '../coordination/messages.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

type NamedService = Named<{ readonly service: string }>;

// Services and the channels bound to them, in chat: coordination defines them (P16).

/** All of them, or the one that is named. */
export async function showServices(act: Act, named?: NamedService): Promise<Answer> {
  if (named !== undefined) return showService(act, named);
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  return say(kinds.services);
}

async function showService(act: Act, named?: NamedService): Promise<Answer> {
  const service = await theService(act, named);
  return service.type === 'service' ? shown(service.service, false) : service.answer;
}

/** The form: of a service that is there, or of one to come. */
export async function openService(act: Act, named?: NamedService): Promise<Answer> {
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  const service = await ofOrganisation(act, named);
  if (named !== undefined && !service) return say(kinds.serviceUnknown);
  return {
    type: 'ask',
    form: filled(forms.service, { service: service?.id ?? '', name: service?.name ?? '' }),
    otherwise: say(kinds.services),
  };
}

export async function keepService(act: Act, named?: NamedService): Promise<Answer> {
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  const all = await act.tx.services.all(act.organisation.id);
  const known = await ofOrganisation(act, named);
  if (named !== undefined && !known) return say(kinds.serviceUnknown);

  const name = sentenceOf(textOf(act.values.name));
  const channels = severalOf(act.values.channels);
  const errors: Record<string, FormTrouble> = {};
  const trouble = nameTrouble(name, all, known?.id ?? null);
  if (trouble) errors.name = trouble;
  const crowd = channelsTrouble(channels);
  if (crowd) errors.channels = crowd;
  else if (channels.some((channel) => bearerOf(act, all, channel, known))) errors.channels = 'channel-taken';
  if (Object.keys(errors).length > 0) return { type: 'correct', errors };

  const service = known ? await renamed(act, known, name) : await added(act, name);
  if (!service) return { type: 'correct', errors: { name: 'service-name-taken' } };
  return shown(await bound(act, service, channels), true);
}

/** « Ajouter le service Voirie » */
export async function addService(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  const name = sentenceOf(act.rest);
  const trouble = nameTrouble(name, await act.tx.services.all(act.organisation.id), null);
  if (trouble) return nameUnclear(trouble);
  const service = await added(act, name);
  return service ? shown(service, true) : nameUnclear('service-name-taken');
}

const renamingAtMost = 500;

/** « Renommer le service Voirie en Routes » */
export async function renameService(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  const all = await act.tx.services.all(act.organisation.id);
  // Two names and a word between them: anything longer names no service.
  const words = act.rest.length > renamingAtMost ? '' : act.rest.replace(/\s+/g, ' ');
  for (const { 0: link, index } of words.matchAll(/ (?:en|to) /gi)) {
    const service = all.find((one) => foldedName(one.name) === foldedName(words.slice(0, index)));
    if (!service) continue;
    const name = sentenceOf(words.slice(index + link.length));
    const trouble = nameTrouble(name, all, service.id);
    return trouble ? nameUnclear(trouble) : shown(await renamed(act, service, name), true);
  }
  return say(kinds.serviceUnknown);
}

/** « Relier #voirie au service Voirie » */
export async function bindChannels(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  const all = await act.tx.services.all(act.organisation.id);
  const channels = severalOf(act.values.channels);
  if (channels.length === 0) return unclear('channel');
  const named = foldedName(act.rest.replace(channelNames, ' ')).replace(/^(?:(?:et|and) )*(?:(?:au|a|to) )?(?:the )?(?:service )?/, '');
  const service = all.find((one) => foldedName(one.name) === named);
  if (!service) return say(kinds.serviceUnknown);
  for (const channel of channels) {
    const bearer = bearerOf(act, all, channel, service);
    if (bearer) return say(kinds.channelTaken, { service: bearer.id });
  }
  return shown(await bound(act, service, channels), true);
}

/** A channel's number on the card of its service, or « délier #voirie ». */
export async function unbindChannel(act: Act, named?: Named<{ readonly channel: string }>): Promise<Answer> {
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  const channels = named ? [named.channel] : severalOf(act.values.channels);
  if (channels.length === 0) return unclear('channel');
  const all = await act.tx.services.all(act.organisation.id);
  let last: Service | null = null;
  for (const externalId of channels) {
    const service = bearerOf(act, all, externalId, null);
    if (!service || !(await act.tx.services.unbind(service.id, { workspaceId: act.workspace.id, externalId }))) continue;
    await log(act, 'channel-unbound', service.name, '');
    // What is told to this service may be read there no more.
    await refreshChannel(act, { workspaceId: act.workspace.id, externalId });
    last = service;
  }
  const now = last && (await act.tx.services.get(last.id));
  return now ? shown(now, true) : notFound('bound-channel');
}

/** « Retirer ce service »: what it changes, asked once. */
export async function askToRemoveService(act: Act, named?: NamedService): Promise<Answer> {
  const service = await theService(act, named);
  if (service.type === 'answer') return service.answer;
  const { id } = service.service;
  return say(kinds.serviceRemoving, { service: id });
}

/** « Oui, retirer ce service »: a story that was told to it is told to nobody; the person who had chosen it hears so. */
export async function removeService(act: Act, named?: NamedService): Promise<Answer> {
  const service = await theService(act, named);
  if (service.type === 'answer') return service.answer;
  const { id, name } = service.service;
  const removed = await act.tx.services.remove(id);
  if (!removed) return say(kinds.serviceUnknown);

  await log(act, 'service-removed', name, '');
  for (const { storyId, personId } of removed.chosen) await tellGone(act, id, storyId, personId);
  for (const { trialId, part, personId } of removed.trials) {
    const person = await act.tx.people.get(personId);
    if (!person) continue;
    await refreshLater(act, aboutTrial(trialId));
    const slot = `${id}:${trialId}:${part}`;
    await notify(act, person, {
      kind: kinds.serviceGone,
      about: { of: 'trial', trial: trialId, part },
      subject: aboutTrial(trialId),
      slot,
    });
  }
  for (const storyId of removed.aloud) await tellGone(act, id, storyId, null);
  for (const initiative of removed.left) await forgetInitiative(act, initiative);
  return replaceWith(kinds.serviceRemoved);
}

/** Each hears of their own choice alone. `personId`: null when it was noted aloud, by the person who wrote the story. */
async function tellGone(act: Act, serviceId: string, storyId: string, personId: string | null): Promise<void> {
  const story = await act.tx.stories.get(storyId);
  const receiver = personId ?? story?.writtenBy;
  const person = receiver ? await act.tx.people.get(receiver) : null;
  if (!story || !person) return;
  // Cards that say to whom it is told say so no more.
  await refreshLater(act, aboutInitiative(story.initiativeId));
  await refreshLater(act, aboutStory(story.id));
  const aloud = personId === null;
  await notify(act, person, {
    kind: kinds.serviceGone,
    about: { story: story.id, aloud },
    subject: aboutStory(story.id),
    slot: `${serviceId}:${story.id}:${aloud ? 'aloud' : 'chosen'}`,
  });
}

async function added(act: Act, name: string): Promise<Service | null> {
  const service = await act.tx.services.add(act.organisation.id, name);
  if (service) await log(act, 'service-added', '', name);
  return service;
}

async function renamed(act: Act, service: Service, name: string): Promise<Service> {
  if (name === service.name) return service;
  await act.tx.services.rename(service.id, name);
  await log(act, 'service-renamed', service.name, name);
  return { ...service, name };
}

async function bound(act: Act, service: Service, channels: readonly string[]): Promise<Service> {
  for (const externalId of channels) {
    if (await act.tx.services.bind(service, { workspaceId: act.workspace.id, externalId }))
      await log(act, 'channel-bound', '', service.name);
  }
  return (await act.tx.services.get(service.id)) ?? service;
}

/** The service to which a channel of this workspace is bound, other than this one. */
function bearerOf({ workspace }: Act, all: readonly Service[], channel: string, except: Service | null): Service | undefined {
  const bears = (one: Service) =>
    one.channels.some(({ workspaceId, externalId }) => workspaceId === workspace.id && externalId === channel);
  return all.find((one) => one.id !== except?.id && bears(one));
}

/** The service a button names, or these words; for coordination alone. */
async function theService(
  act: Act,
  named: NamedService,
): Promise<{ type: 'service'; service: Service } | { type: 'answer'; answer: Answer }> {
  if (!act.person.coordinator) return { type: 'answer', answer: say(coordinationKinds.coordinationOnly) };
  const all = await act.tx.services.all(act.organisation.id);
  const service = named === undefined ? serviceNamed(act.rest, all) : await ofOrganisation(act, named);
  return service ? { type: kinds.service.name, service } : { type: 'answer', answer: say(kinds.serviceUnknown) };
}

async function ofOrganisation({ tx, organisation }: Act, named: NamedService): Promise<Service | null> {
  const service = named ? await tx.services.get(named.service) : null;
  return service && service.organisationId === organisation.id ? service : null;
}

function shown(service: Service, noted: boolean): Answer {
  return say(kinds.service, { service: service.id, noted });
}

function nameUnclear(trouble: NameTrouble): Answer {
  return unclear(trouble);
}
