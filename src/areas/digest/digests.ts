import { type Act, type Answer, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { channelsTrouble, platformIdOf, severalOf, textOf } from '../../core/form-values.ts';
import type { Named } from '../../core/subject.ts';
import { nextGoodMoment } from '../../domain/calendar.ts';
import { defaultZone, TERRITORIES } from '../../domain/holidays.ts';
import { officeTimeOf, workingTimeOf } from '../../domain/person.ts';
import type { Channel } from '../../domain/service.ts';
import { clockSaid, digestSaid, type SpokenDigest } from '../../domain/spoken/digest.ts';
import { type DigestPart, digestParts, readingTime, type Subscription } from '../../domain/subscription.ts';
import { isOver } from '../../domain/term.ts';
import { notFound } from '../conversation/missed.ts';
import { note } from '../coordination/audit.ts';
import { kinds as coordinationKinds } from '../coordination/messages.ts';
import { sayTermOver } from '../term/after-term.ts';
import { clockOf, territoryOf } from './digests-shown.ts';
import { type DigestOrChannel, forms } from './forms.ts';
import { kinds } from './messages.ts';
import { planDigest } from './post-digest.ts';

type NamedDigest = Named<{ readonly digest: string }>;

// Which channels read the digest, and how, in chat: coordination, or anyone where coordination allows it (P51).

/** « Brèves »: of this channel, of the one that is named, or all of them for coordination; with a rhythm, subscribes it. */
export async function showDigests(act: Act): Promise<Answer> {
  const said = digestSaid(act.rest);
  const channel = await channelMeant(act);
  if (!channel) {
    const all = act.rest.trim() === '' && act.person.coordinator;
    return all ? say(kinds.digests) : say(kinds.digestWhere);
  }
  const known = await act.tx.digests.ofChannel(channel);
  if (said)
    return mayManage(act, known, channel) ? kept(act, channel, known, choicesFrom(act, known, said)) : say(kinds.digestForCoordination);
  if (known && known.state !== 'stopped') return shown(act, known, false);
  const here = { channel: channel.externalId, manages: mayManage(act, known, channel) };
  return say(kinds.noDigestHere, here);
}

/** One of the list, by its number. */
export async function showDigest(act: Act, named?: NamedDigest): Promise<Answer> {
  const meant = await digestMeant(act, named, { managing: false });
  return meant.type === 'digest' ? shown(act, meant.subscription, false) : meant.answer;
}

/**
 * Subscribes the channel that is named, or that they are in, with the usual rhythm, or as it was before it stopped; where there is none,
 * coordination chooses channels.
 */
export async function openDigest(act: Act, named?: Named<DigestOrChannel>): Promise<Answer> {
  const { channel, known } = await formMeant(act, named);
  if (!(await mayFillIn(act, known, channel))) return say(kinds.digestForCoordination);
  if (!channel) return digestForm(act, null, null);
  return known && known.state !== 'stopped' ? shown(act, known, false) : kept(act, channel, known, choicesFrom(act, known, nothingSaid));
}

/** « Changer ces brèves »: the form, of a channel that is subscribed. */
export async function changeDigest(act: Act, named?: Named<DigestOrChannel>): Promise<Answer> {
  const { channel, known } = await formMeant(act, named);
  if (!(await mayFillIn(act, known, channel))) return say(kinds.digestForCoordination);
  return known && known.state !== 'stopped' ? digestForm(act, known, channel) : openDigest(act, named);
}

function digestForm(act: Act, known: Subscription | null, channel: Channel | null): Answer {
  const { every, weekday, at, zone, territory, locale, includes } = choicesFrom(act, known, nothingSaid);
  const of = known ? { digest: known.id } : channel ? { channel: channel.externalId } : null;
  return {
    type: 'ask',
    form: filled(forms.digest, {
      ...{ of, every, weekday, at, zone, locale, includes },
      territory: territoryOf({ zone, territory }),
      clock: clockOf({ zone, territory }, act.organisation),
    }),
    otherwise: say(kinds.digestWhere),
  };
}

export async function digestFromForm(act: Act, named?: Named<DigestOrChannel>): Promise<Answer> {
  const { values, workspace } = act;
  const { channel, known } = await formMeant(act, named);
  if (!(await mayFillIn(act, known, channel))) return say(kinds.digestForCoordination);

  const channels = channel ? [channel] : severalOf(values.channels).map((externalId) => ({ workspaceId: workspace.id, externalId }));
  const before = choicesFrom(act, known, nothingSaid);
  const at = values.at === undefined ? before.at : clockSaid(textOf(values.at));
  const trouble = channels.length === 0 ? 'channel-missing' : channelsTrouble(channels.map((one) => one.externalId));
  if (trouble) return { type: 'correct', errors: { channels: trouble } };
  if (at === null) return { type: 'correct', errors: { at: 'clock-unclear' } };
  const answers: Answer[] = [];
  for (const one of channels) {
    const theirs = await act.tx.digests.ofChannel(one);
    // Chosen among others, one that is subscribed already stays as it is.
    const asItIs = !channel && theirs !== null && theirs.state !== 'stopped' && values.every === undefined;
    answers.push(asItIs ? await shown(act, theirs, false) : await kept(act, one, theirs, choicesIn(act, theirs, at)));
  }
  const [only] = answers;
  return only && answers.length === 1 ? only : say(kinds.digests);
}

/** What the form says; what it did not ask is as it was, or usual. */
function choicesIn(act: Act, known: Subscription | null, at: string): Choices {
  const { every, weekday, territory, locale, includes, call } = act.values;
  const before = choicesFrom(act, known, nothingSaid);
  const place = TERRITORIES.find((one) => one === textOf(territory));
  return {
    zone: place ? defaultZone(place) : before.zone,
    territory: place ?? before.territory,
    every: every === undefined ? before.every : textOf(every) === 'month' ? 'month' : 'week',
    weekday: weekday === undefined ? before.weekday : weekdayOf(textOf(weekday)),
    at,
    locale: locale === undefined ? before.locale : textOf(locale) === 'en' ? 'en' : 'fr',
    includes: includes === undefined && call === undefined ? before.includes : partsOf(textOf(includes), textOf(call)),
  };
}

const weekdayOf = (value: string) => (/^[1-7]$/.test(value) ? Number(value) : 1);

/** What a form asks for: everything unless it says otherwise. */
function partsOf(includes: string, call: string): readonly DigestPart[] {
  const parts = digestParts.filter((one) => one !== 'call' && (includes === one || includes === 'all'));
  return call === 'no' ? parts : [...parts, 'call'];
}

export async function pauseDigest(act: Act, named?: NamedDigest): Promise<Answer> {
  return moved(act, named, 'paused', 'digest-paused');
}

export async function resumeDigest(act: Act, named?: NamedDigest): Promise<Answer> {
  return isOver(act.organisation, act.now) ? sayTermOver(act, '') : moved(act, named, 'on', 'digest-resumed');
}

export async function stopDigest(act: Act, named?: NamedDigest): Promise<Answer> {
  return moved(act, named, 'stopped', 'digest-stopped');
}

async function moved(
  act: Act,
  named: NamedDigest,
  to: Subscription['state'],
  audited: 'digest-paused' | 'digest-resumed' | 'digest-stopped',
): Promise<Answer> {
  const meant = await digestMeant(act, named, { managing: true });
  if (meant.type === 'answer') return meant.answer;
  const subscription = { ...meant.subscription, state: to };
  if (meant.subscription.state === to) return shown(act, subscription, false);
  await act.tx.digests.setState(subscription.id, to);
  await planDigest(act, subscription);
  await note(act, audited);
  return shown(act, subscription, true);
}

/** « Aperçu »: what would be posted now, for their eyes only. What is told to a service alone shows in its channel alone. */
export async function previewDigest(act: Act, named?: NamedDigest): Promise<Answer> {
  const meant = await digestMeant(act, named, { managing: false });
  if (meant.type === 'answer') return meant.answer;
  const inside = act.place === meant.subscription.channel.externalId;
  return say(kinds.digestPreview, { subscription: meant.subscription.id, inside });
}

/** « Brèves par tout le monde » */
export async function allowDigests(act: Act): Promise<Answer> {
  return allowed(act, true);
}

/** « Brèves par la coordination » */
export async function reserveDigests(act: Act): Promise<Answer> {
  return allowed(act, false);
}

async function allowed(act: Act, anyone: boolean): Promise<Answer> {
  if (!act.person.coordinator) return say(coordinationKinds.coordinationOnly);
  const { locale, territory, settings } = act.organisation;
  if (settings.digestByAnyone !== anyone) {
    await act.tx.organisations.changeSettings(act.organisation.id, {
      locale,
      territory,
      settings: { ...settings, digestByAnyone: anyone },
    });
    await note(act, anyone ? 'digest-by-anyone' : 'digest-by-coordination');
  }
  return say(kinds.digests);
}

/** « En savoir plus », below the call for listeners. */
export async function aboutListening(): Promise<Answer> {
  return say(kinds.aboutListening);
}

type Choices = Pick<Subscription, 'every' | 'weekday' | 'at' | 'zone' | 'territory' | 'locale' | 'includes'>;
const nothingSaid: SpokenDigest = { every: null, weekday: null, at: null, territory: null, locale: null, includes: null };

/** What they said; otherwise as it was, or as most will want it. */
function choicesFrom({ organisation, person }: Act, known: Subscription | null, said: SpokenDigest): Choices {
  const { zone, territory } = known && known.state !== 'stopped' ? known : workingTimeOf(person, organisation);
  const usual = known ?? {
    every: 'week',
    weekday: organisation.settings.workDays[0] ?? 1,
    at: organisation.settings.workFrom,
    locale: organisation.locale,
    includes: digestParts,
  };
  return {
    every: said.every ?? usual.every,
    weekday: said.weekday ?? usual.weekday,
    at: said.at ?? usual.at,
    ...(said.territory === null ? { zone, territory } : { zone: defaultZone(said.territory), territory: said.territory }),
    locale: said.locale ?? usual.locale,
    includes: said.includes ?? usual.includes,
  };
}

async function kept(act: Act, channel: Channel, known: Subscription | null, choices: Choices): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const begins = known === null || known.state === 'stopped';
  if (begins && isOver(organisation, now)) return sayTermOver(act, '');
  const to = { ...choices, organisationId: organisation.id, channel, by: person.id };
  const subscription = await tx.digests.subscribe(to, now);
  await planDigest(act, subscription);
  await note(act, begins ? 'digest-subscribed' : 'digest-changed');
  if (begins) {
    // Those who read there learn of it; and the person who asked learns at once when nothing can be written there.
    await tx.deliveries.addIn({
      organisationId: organisation.id,
      kind: kinds.digestBegins.name,
      about: { subscription: subscription.id },
      subject: '',
      slot: now.toString(),
      channel,
      notBefore: nextGoodMoment(readingTime(subscription, officeTimeOf(organisation)), now) ?? now,
    });
  }
  return shown(act, subscription, true);
}

async function shown(act: Act, subscription: Subscription, noted: boolean): Promise<Answer> {
  const manages = mayManage(act, subscription, subscription.channel);
  const about = { subscription: subscription.id, manages, noted };
  return say(kinds.digestSettings, about);
}

/** Coordination; or, where coordination allows it, the person who acts in the channel itself or subscribed it. */
function mayManage({ person, organisation, place }: Act, known: Subscription | null, channel: Channel | null): boolean {
  if (person.coordinator) return true;
  if (!organisation.settings.digestByAnyone || !channel) return false;
  return place === channel.externalId || known?.subscribedBy === person.id;
}

/** Whether a person may fill the form in: its button may be pressed outside the channel, when the answer was theirs alone. */
async function mayFillIn(act: Act, known: Subscription | null, channel: Channel | null): Promise<boolean> {
  if (mayManage(act, known, channel)) return true;
  if (!act.organisation.settings.digestByAnyone || !channel) return false;
  return act.tx.deliveries.wasTold(act.person.id, kinds.noDigestHere.name, { channel: channel.externalId, manages: true });
}

/** The channel that is named, or the one they are in. */
async function channelMeant({ values, place, rest, workspace }: Act): Promise<Channel | null> {
  const [named] = severalOf(values.channels);
  // Named in a way the platform does not tell us which it is: not the one they are in.
  const externalId = named ?? (rest.includes('#') ? null : place);
  return externalId === null || externalId === undefined ? null : { workspaceId: workspace.id, externalId };
}

/** What a form is about; it was opened in the channel that it names. */
async function formMeant(act: Act, named: Named<DigestOrChannel>): Promise<{ channel: Channel | null; known: Subscription | null }> {
  const { tx, organisation, workspace } = act;
  const there = named && 'channel' in named ? platformIdOf(named.channel) : '';
  const externalId = there !== '' ? there : named === undefined && !act.person.coordinator ? act.place : null;
  if (externalId) {
    const channel = { workspaceId: workspace.id, externalId };
    return { channel, known: await tx.digests.ofChannel(channel) };
  }
  const known = named && 'digest' in named ? await tx.digests.get(named.digest) : null;
  return known && known.organisationId === organisation.id ? { channel: known.channel, known } : { channel: null, known: null };
}

/** The digest a button names, or that of the channel they are in, or name. */
async function digestMeant(
  act: Act,
  named: NamedDigest,
  { managing }: { managing: boolean },
): Promise<{ type: 'digest'; subscription: Subscription } | { type: 'answer'; answer: Answer }> {
  const { tx, organisation } = act;
  const id = named?.digest;
  const channel = id ? null : await channelMeant(act);
  if (!id && !channel) return { type: 'answer', answer: say(kinds.digestWhere) };
  const found = id ? await tx.digests.lock(id) : channel && (await tx.digests.ofChannel(channel));
  const known = found && found.organisationId === organisation.id && found.state !== 'stopped' ? found : null;
  if (!known) return { type: 'answer', answer: notFound('digest') };
  if (managing && !mayManage(act, known, known.channel)) return { type: 'answer', answer: say(kinds.digestForCoordination) };
  return { type: kinds.digest.name, subscription: known };
}
