import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { library } from '../../support/stories.ts';
import { everythingStored, meet, startBot } from '../support/bot.ts';
import { freshDatabase } from '../support/databases.ts';

/*
 * Every column of every table, and what becomes of it when the person it speaks of asks (P54, P55). A column that is not here
 * fails: decide, then say it here. Covered columns name where the export shows them; `key` links a row to its person, and
 * shows by what is beside it.
 */
type Shown = `shown: ${string}`;
type Covered = Shown | 'key' | `not shown: ${string}`;

/** What speaks of a person: shown to them, taken away by them, and gone with them. */
const personal: Readonly<Record<string, Readonly<Record<string, Covered>>>> = {
  absences: { person_id: 'key', first_day: 'shown: absences.0.from', last_day: 'shown: absences.0.until' },
  agreements: {
    story_id: 'key',
    person_id: 'key',
    version: 'shown: initiatives.0.story.agreements.0.version',
    audience: 'shown: initiatives.0.story.agreements.0.audience',
    service_id: 'shown: initiatives.0.story.agreements.0.serviceName',
    naming: 'shown: initiatives.0.story.agreements.0.naming',
    vintage: 'shown: initiatives.0.story.agreements.0.vintage',
    wall: 'shown: initiatives.0.story.agreements.0.wall',
    agreed_at: 'shown: initiatives.0.story.agreements.0.agreedAt',
  },
  attention: { person_id: 'key', day: 'shown: budgetUsed.0', post_id: 'key' },
  // The entry stays, without whose it is: the acts of an office are its organisation's.
  audit: { person_id: 'key', at: 'shown: coordination', act: 'shown: coordination', details: 'shown: coordination' },
  carrier_requests: {
    id: 'key',
    initiative_id: 'key',
    person_id: 'shown: carrierRequests.0.with',
    asked_by: 'shown: carrierRequests.0.askedByMe',
    alone: 'not shown: whether whoever asked may see a silence or a no',
    agreed_at: 'shown: carrierRequests.0.agreedAt',
  },
  carriers: {
    initiative_id: 'key',
    person_id: 'key',
    since: 'shown: initiatives.0.carriedSince',
    alive_asked_at: 'shown: initiatives.0.aliveAskedAt',
    alive_open: 'not shown: whether that question still waits for an answer',
  },
  deliveries: {
    person_id: 'key',
    together: 'key',
    kind: 'shown: messages.0.kind',
    state: 'shown: messages.0.state',
    direct: 'shown: messages.0.answer',
    not_before: 'shown: messages.0.at',
    about: 'not shown: ids and plain values from which a message is worded',
    subject: 'not shown: ids',
    slot: 'not shown: ids, and digests of receipts',
  },
  // The channel goes on without the person who subscribed it; that they did is in the log.
  digest_subscriptions: { subscribed_by: 'key' },
  drafts: { person_id: 'key', words: 'shown: draft.words', written_at: 'shown: draft.writtenAt', in_public: 'shown: draft.inPublic' },
  heard: {
    message: 'key',
    person_id: 'key',
    kept: 'not shown: ids, and digests of words that are shown where they are kept',
    said_at: 'not shown: by which of two changes of a message the later is known',
    heard_at: 'not shown: when what was kept was written, which is shown with it',
    change: 'shown: changedMessages.0.change',
    words: 'shown: changedMessages.0.words',
    changed_at: 'shown: changedMessages.0.changedAt',
  },
  harvesters: {
    person_id: 'key',
    since: 'shown: volunteer.since',
    paused: 'shown: volunteer.paused',
    ceiling: 'shown: volunteer.ceiling',
    last_solicited_at: 'shown: volunteer.lastSolicitedAt',
  },
  // Two accounts of one address: each is shown what both answered, and nothing is left of it once either is gone.
  account_links: {
    id: 'key',
    first_workspace: 'key',
    first_account: 'key',
    second_workspace: 'shown: accountQuestions.0.platform',
    second_account: 'not shown: an id of the other account',
    state: 'shown: accountQuestions.0.state',
    since: 'shown: accountQuestions.0.since',
  },
  identities: {
    person_id: 'key',
    workspace_id: 'shown: identities.0.workspace',
    external_id: 'shown: identities.0.externalId',
    addresses: 'shown: identities.0.addressDigests.0',
    used_at: 'shown: identities.0.usedAt',
    chosen: 'shown: identities.0.chosen',
    left_at: 'shown: identities.0.leftAt',
    has_home: 'not shown: whether they opened the page that shows them all this',
  },
  initiatives: {
    id: 'key',
    sentence: 'shown: initiatives.0.sentence',
    state: 'shown: initiatives.0.state',
    told_at: 'shown: initiatives.0.toldAt',
    purpose: 'shown: initiatives.0.purpose',
    about_item: 'key',
    in_turn: 'not shown: whether the people of what was read are asked for somebody else',
    held_until: 'shown: initiatives.0.heldUntil',
    news_by: 'shown: initiatives.0.newsBy',
    kept_until: 'shown: initiatives.0.keptUntil',
  },
  invitations: {
    id: 'key',
    initiative_id: 'key',
    person_id: 'key',
    chosen: 'shown: invitations',
    state: 'shown: invitations',
    answer_by: 'shown: invitations',
  },
  meetings: {
    id: 'key',
    initiative_id: 'key',
    harvester_id: 'shown: initiatives.0.volunteer',
    began_at: 'shown: meetings',
    state: 'shown: meetings',
    asked: 'shown: meetings',
  },
  people: {
    id: 'key',
    name: 'shown: person.name',
    first_name: 'shown: person.firstName',
    names_corrected: 'shown: person.namesCorrected',
    locale: 'shown: person.locale',
    zone: 'shown: person.zone',
    zone_corrected: 'shown: person.zoneCorrected',
    territory: 'shown: person.territory',
    work_days: 'shown: person.workDays',
    work_from: 'shown: person.workFrom',
    work_until: 'shown: person.workUntil',
    messages_a_week: 'shown: person.messagesAWeek',
    coordinator: 'shown: person.coordinator',
    unreachable_since: 'shown: person.unreachableSince',
    described_at: 'shown: person.describedAt',
    created_at: 'shown: person.knownSince',
    has_home: 'not shown: whether they opened the page that shows them all this',
  },
  // Kept without the person who noted it: the people it speaks for still count.
  oral_agreements: {
    story_id: 'key',
    recorded_by: 'key',
    version: 'shown: storiesWritten',
    recorded_at: 'shown: storiesWritten',
    said_on: 'shown: storiesWritten',
    how: 'shown: storiesWritten',
    audience: 'shown: storiesWritten',
    service_id: 'shown: storiesWritten',
    naming: 'shown: storiesWritten',
    wall: 'shown: storiesWritten',
    vintage: 'shown: storiesWritten',
    names: 'shown: storiesWritten',
  },
  personal_conversations: {
    workspace_id: 'shown: identities.0.workspace',
    external_id: 'shown: identities.0.externalId',
    zone: 'shown: identities.0.zone',
    locale: 'shown: identities.0.locale',
    conversation_id: 'not shown: where Teams keeps their conversation with the bot',
    service_url: 'not shown: the address of Teams where it is',
    home: 'not shown: the number of the message that shows them all this',
  },
  // Kept without the person until the message is emptied (`empty-home`), then no more.
  left_pages: {
    workspace_id: 'shown: identities.0.workspace',
    external_id: 'shown: identities.0.externalId',
    message: 'not shown: the number of a message that showed them all this, until it no longer does',
    conversation_id: 'not shown: where Teams keeps their conversation with the bot',
    service_url: 'not shown: the address of Teams where it is',
  },
  // What was made for them, until they take it or for a day.
  offered_files: {
    id: 'key',
    workspace_id: 'shown: identities.0.workspace',
    external_id: 'shown: identities.0.externalId',
    name: 'not shown: it is offered in their conversation',
    mime_type: 'not shown: it is offered in their conversation',
    content: 'not shown: it is offered in their conversation',
    kept_until: 'not shown: a day after it was offered',
  },
  posts: {
    id: 'key',
    person_id: 'key',
    destination: 'shown: identities.0.externalId',
    conversation: 'not shown: where Slack keeps their conversation with the bot',
    message: 'not shown: the number of a message in that conversation',
    sent_at: 'shown: messages.0.at',
    marked_at: 'not shown: the moment just before sent_at',
  },
  // Kept without the person: the person who told it still knows that somebody read it.
  readers: { initiative_id: 'key', person_id: 'key', read_at: 'shown: read.0' },
  moments: {
    person_id: 'key',
    weekday: 'shown: moment.weekday',
    from_clock: 'shown: moment.from',
    until_clock: 'shown: moment.until',
    kept_at: 'shown: moment.keptAt',
  },
  kept_words: {
    person_id: 'key',
    words: 'shown: keptWords.words',
    named: 'shown: keptWords.named',
    written_at: 'shown: keptWords.writtenAt',
  },
  // What the last page showed is other people's: it says only which numbers « lire 2 » may name.
  searches: {
    person_id: 'key',
    words: 'shown: search.words',
    season: 'shown: search.season',
    kind: 'shown: search.kind',
    place: 'not shown: how many stories came before the last page',
    shown: 'not shown: ids of stories',
    last_read: 'not shown: the id of the story or trial they opened last',
    searched_at: 'shown: search.searchedAt',
  },
  set_asides: { initiative_id: 'key', workspace_id: 'key', person_id: 'key', external_id: 'shown: initiatives.0.setAside.0' },
  silences: { person_id: 'key', scope: 'shown: silences.0.scope', since: 'shown: silences.0.since' },
  // Kept without the person when they say so, or when others carry it.
  stories: {
    id: 'key',
    initiative_id: 'key',
    kind: 'shown: initiatives.0.story.kind',
    version: 'shown: initiatives.0.story.version',
    title: 'shown: initiatives.0.story.title',
    body: 'shown: initiatives.0.story.body',
    written_by: 'shown: storiesWritten',
    written_at: 'shown: initiatives.0.story.writtenAt',
    first_written_at: 'shown: initiatives.0.story.firstWrittenAt',
    rests_since: 'shown: initiatives.0.story.restsSince',
    words: 'not shown: the words of the title and the body, for searching',
    departed: 'not shown: the most discreet choice of people who are no longer known',
  },
  // Shown to each of its people; gone with any of them.
  five_lines: {
    id: 'key',
    meeting_id: 'key',
    version: 'shown: fiveLines.0.version',
    what: 'shown: fiveLines.0.what',
    days: 'shown: fiveLines.0.days',
    told: 'shown: fiveLines.0.told',
    holds: 'shown: fiveLines.0.holds',
    waits: 'shown: fiveLines.0.waits',
    until: 'shown: fiveLines.0.until',
    written_at: 'shown: fiveLines.0.writtenAt',
  },
  five_lines_people: { lines_id: 'key', person_id: 'shown: fiveLines.0.with' },
  // What was tried stays with those who go on; of its people, nothing but what they wrote of it together.
  trials: {
    id: 'key',
    initiative_id: 'key',
    follows_id: 'key',
    inspired_by: 'key',
    version: 'shown: trials.0.version',
    state: 'shown: trials.0.state',
    what: 'shown: trials.0.what',
    words: 'not shown: the words of what is tried, for searching',
    learnt_words: 'not shown: the words of what was learnt, for searching',
    decided_words: 'not shown: the words of what was decided, for searching',
    hypothesis: 'shown: trials.0.hypothesis',
    way_back: 'shown: trials.0.wayBack',
    still_valid: 'shown: trials.0.stillValid',
    time: 'shown: trials.0.time',
    question: 'shown: trials.0.question',
    starts_on: 'shown: trials.0.startsOn',
    ends_on: 'shown: trials.0.endsOn',
    pilot_until: 'shown: trials.0.pilotUntil',
    gaps: 'shown: trials.0.gaps',
    opened_at: 'shown: trials.0.openedAt',
    ended_on: 'shown: trials.0.endedOn',
    departed: 'not shown: the most discreet choice of people who are no longer known',
    departed_evaluation: 'not shown: the most discreet choice of people who are no longer known',
    departed_decision: 'not shown: the most discreet choice of people who are no longer known',
    decision: 'shown: trials.0.decision.version',
    granted: 'shown: trials.0.decision.granted',
    decision_words: 'shown: trials.0.decision.words',
    decision_from: 'shown: trials.0.decision.from',
    offscreen: 'shown: trials.0.offscreen',
    aloud_version: 'shown: trials.0.saidAloud.version',
    aloud_on: 'shown: trials.0.saidAloud.saidOn',
    aloud_how: 'shown: trials.0.saidAloud.how',
    decision_asked: 'not shown: when those who carry it were asked, all of them alike',
    companion_id: 'shown: watchedTrials.0.what',
    companion_agreed: 'shown: watchedTrials.0.agreed',
    handing_over: 'shown: trials.0.handingOver',
    concluded_at: 'shown: trials.0.conclusion.at',
    conclusion: 'shown: trials.0.conclusion.version',
    learnt: 'shown: trials.0.conclusion.learnt',
    follow: 'shown: trials.0.conclusion.follow',
    decider: 'shown: trials.0.conclusion.decider',
    decided_by: 'shown: trials.0.conclusion.decideBy',
  },
  // What was said aloud is kept without the person who noted it: those it speaks for still count.
  evaluation_answers: {
    id: 'key',
    trial_id: 'key',
    person_id: 'key',
    noted_by: 'key',
    question: 'shown: trials.0.answer.question',
    changed: 'shown: trials.0.answer.changed',
    keep: 'shown: trials.0.answer.keep',
    public: 'shown: trials.0.noted.0.public',
    named: 'shown: trials.0.answer.named',
    answered_at: 'shown: trials.0.answer.answeredAt',
  },
  // As for evaluation answers.
  check_in_notes: {
    id: 'key',
    check_in_id: 'key',
    noted_by: 'key',
    words: 'shown: checkIns.0.noted.0',
  },
  check_in_members: {
    check_in_id: 'key',
    person_id: 'key',
    asked_at: 'shown: checkIns.0.askedAt',
    answered_at: 'shown: checkIns.0.answeredAt',
    words: 'shown: checkIns.0.words',
    weather: 'shown: checkIns.0.weather',
    for_team: 'shown: checkIns.0.forTeam',
    showing: 'shown: checkIns.0.showing',
    counted: 'shown: checkIns.0.counted',
    silent: 'shown: checkIns.0.silent',
    pace_asked: 'shown: checkIns.0.paceAsked',
  },
  help_requests: {
    id: 'key',
    trial_id: 'key',
    from_id: 'shown: helpRequests.0.askedByMe',
    to_id: 'shown: helpRequests.0.with',
    voice: 'shown: helpRequests.0.voice',
    words: 'shown: helpRequests.0.words',
    asked_at: 'shown: helpRequests.0.askedAt',
  },
  trial_members: {
    trial_id: 'key',
    person_id: 'shown: trials.0.with',
    role: 'shown: trials.0.role',
    agreed: 'shown: trials.0.agreed',
    pace: 'shown: trials.0.pace',
    asked_at: 'shown: trials.0.askedAt',
  },
  trial_agreements: {
    trial_id: 'key',
    person_id: 'key',
    part: 'shown: trials.0.agreements.0.part',
    version: 'shown: trials.0.agreements.0.version',
    audience: 'shown: trials.0.agreements.0.audience',
    service_id: 'shown: trials.0.agreements.0.serviceName',
    naming: 'shown: trials.0.agreements.0.naming',
    vintage: 'shown: trials.0.agreements.0.vintage',
    wall: 'shown: trials.0.agreements.0.wall',
    agreed_at: 'shown: trials.0.agreements.0.agreedAt',
  },
  trial_questions: {
    id: 'key',
    trial_id: 'key',
    person_id: 'key',
    words: 'shown: trials.0.questions.0.words',
    asked_at: 'shown: trials.0.questions.0.askedAt',
  },
};

/** What speaks of nobody. */
const impersonal: Readonly<Record<string, readonly string[]>> = {
  channel_conversations: ['workspace_id', 'channel_id', 'service_url', 'team_id', 'team_name', 'name'],
  // `subject` may be a person's id while something is to be done for them: it goes with them, or once it is done (`empty-home`).
  agenda: ['id', 'organisation_id', 'what', 'subject', 'not_before', 'state', 'attempts', 'doubts', 'leased_until', 'lease', 'last_error'],
  audit: ['id', 'organisation_id'],
  carrier_requests: ['organisation_id'],
  account_links: ['organisation_id'],
  deliveries: ['id', 'organisation_id', 'channel', 'workspace_id', 'expires_at', 'attempts', 'why'],
  // Which channels read what, and when: of what they read, ids.
  digest_subscriptions: [
    'id',
    'organisation_id',
    'workspace_id',
    'channel',
    'every',
    'weekday',
    'at',
    'zone',
    'territory',
    'locale',
    'includes',
    'state',
    'since',
  ],
  digest_runs: ['id', 'subscription_id', 'slot', 'ran_at', 'seed', 'call', 'grows', 'until', 'posted_at'],
  kept_words: ['organisation_id'],
  digest_items: ['subscription_id', 'subject', 'state', 'run_id', 'place'],
  // The organisation's own text, signed on its behalf: a public act, taken back by coordination.
  five_lines: ['organisation_id'],
  frames: ['organisation_id', 'body', 'contact', 'signed_name', 'signed_position', 'signed_on', 'committee_on'],
  harvesters: ['organisation_id'],
  identities: ['organisation_id'],
  initiatives: ['organisation_id'],
  invitations: ['organisation_id'],
  meetings: ['organisation_id'],
  migrations: ['number', 'name', 'checksum', 'applied_at'],
  organisations: ['id', 'slug', 'name', 'zone', 'territory', 'locale', 'settings', 'created_at', 'address_key'],
  people: ['organisation_id'],
  post_deliveries: ['post_id', 'delivery_id', 'place'],
  // `shown` tells one card from another, and nothing of what it shows.
  posts: ['organisation_id', 'workspace_id', 'channel', 'state', 'leased_until', 'shown', 'changing_until', 'answers'],
  // When something was last recorded, to know that it can be.
  readiness: ['one', 'written_at'],
  receipts: ['workspace_id', 'receipt', 'seen_at'],
  // Days, and the whole of what was said of the conditions, in which nobody can be told apart.
  check_ins: ['id', 'trial_id', 'number', 'day', 'opened_at', 'closed_at', 'conditions', 'counted'],
  // Parts of the organisation, as coordination names them, and where they meet.
  services: ['id', 'organisation_id', 'name', 'folded'],
  service_channels: ['organisation_id', 'workspace_id', 'external_id', 'service_id'],
  stories: ['organisation_id'],
  trials: ['organisation_id'],
  workspaces: ['id', 'organisation_id', 'platform', 'external_id', 'not_before', 'trouble', 'trouble_since', 'service_url'],
};

test('every column that can hold something of a person is shown, exported and erased, or is declared to speak of nobody', async () => {
  const database = await freshDatabase('postgres');

  const columns = await database.transaction(async (tx) => {
    const { rows } = await tx.query(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    return rows.map(({ name }) => String(name)).sort();
  });

  const declared = [
    ...Object.entries(personal).flatMap(([table, covered]) => Object.keys(covered).map((column) => `${table}.${column}`)),
    ...Object.entries(impersonal).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
  ].sort();
  expect(declared).toEqual(columns);
});

test('whoever has done everything finds each covered column in their export', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await amina.command('/initiative', 'On a réparé les vélos');
  await bot.rest();
  // One row at least of each table, all hers; the acts that lead there are told in the journeys.
  await bot.database.transaction(async (tx) => {
    const { rows } = await tx.query(
      'select p.id, p.organisation_id from people p join identities i on i.person_id = p.id where i.external_id = $1',
      [amina.id],
    );
    const [person, organisation] = [String(rows[0]?.id), String(rows[0]?.organisation_id)];
    await tx.query('insert into people (organisation_id, name, created_at) values ($1, $2, now())', [organisation, bruno.id]);
    const other = `(select id from people where name = '${bruno.id}')`;
    const initiative = '(select id from initiatives)';
    for (const sql of [
      `update identities set addresses = '{digest}', used_at = now(), left_at = now() where person_id = '${person}'`,
      `insert into workspaces (organisation_id, platform, external_id) values ('${organisation}', 'teams', 'tenant')`,
      `insert into identities (workspace_id, external_id, organisation_id, person_id) select w.id, 'elsewhere', '${organisation}', ${other} from workspaces w where w.platform = 'teams'`,
      `insert into account_links (organisation_id, first_workspace, first_account, second_workspace, second_account, since)
        select '${organisation}', i.workspace_id, i.external_id, j.workspace_id, j.external_id, now() from identities i, identities j where i.person_id = '${person}' and j.external_id = 'elsewhere'`,
      `insert into absences values ('${person}', '2026-12-01', '2026-12-02')`,
      `insert into attention (person_id, day) values ('${person}', '2026-11-20')`,
      `insert into silences values ('${person}', 'everything', now())`,
      `insert into moments values ('${person}', 4, '11:00', '12:00', now())`,
      `insert into kept_words values ('${organisation}', '${person}', 'des mots', true, now())`,
      `insert into searches values ('${person}', 'des mots', null, null, 0, '{}', now())`,
      `insert into drafts values ('${person}', 'des mots', now())`,
      `insert into heard values ('digest', '${person}', 'story:x', now(), 'edited', 'des mots', now())`,
      `insert into harvesters (person_id, organisation_id, since, last_solicited_at) values ('${person}', '${organisation}', now(), now())`,
      `insert into readers (initiative_id, person_id, read_at) select ${initiative}, ${other}, now()`,
      `insert into readers (initiative_id, person_id, read_at) select ${initiative}, '${person}', now()`,
      `insert into set_asides select ${initiative}, w.id, 'UZOE', '${person}' from workspaces w`,
      `insert into stories (organisation_id, initiative_id, kind, version, title, body, written_at) select '${organisation}', ${initiative}, 'story', 1, 'Un titre', 'Un récit', now()`,
      `insert into services (organisation_id, name, folded) values ('${organisation}', 'Voirie', 'voirie')`,
      `insert into agreements select t.id, 1, '${person}', 'service', 'none', false, now(), v.id from stories t, services v`,
      `insert into carrier_requests (organisation_id, initiative_id, person_id, asked_by, alone, agreed_at) select '${organisation}', ${initiative}, ${other}, '${person}', true, now()`,
      `insert into meetings (organisation_id, initiative_id, harvester_id, began_at, state) select '${organisation}', ${initiative}, ${other}, now(), 'open'`,
      `insert into five_lines (organisation_id, meeting_id, version, what, days, told, holds, waits, until, written_at) select '${organisation}', id, 1, 'a', 'b', 'c', 'd', 'e', '2026-12-04', now() from meetings`,
      `insert into five_lines_people select id, '${person}' from five_lines`,
      `insert into five_lines_people select id, ${other} from five_lines`,
      `insert into trials (organisation_id, what, hypothesis, way_back, question, starts_on, ends_on, pilot_until, gaps, opened_at, state) values ('${organisation}', 'a', 'b', 'c', 'd', '2026-11-23', '2026-12-18', '2026-12-18', '{2}', now(), 'live')`,
      `insert into trial_members (trial_id, person_id, role, agreed, asked_at) select id, '${person}', 'pilot', 1, now() from trials`,
      `insert into trials (organisation_id, what, hypothesis, way_back, question, starts_on, ends_on, pilot_until, gaps, opened_at, state, companion_id, companion_agreed) values ('${organisation}', 'a', 'b', 'c', 'd', '2026-11-23', '2026-12-18', '2026-12-18', '{2}', now(), 'live', '${person}', true)`,
      `insert into evaluation_answers (trial_id, person_id, question, answered_at) select id, '${person}', 'une réponse', now() from trials`,
      `insert into evaluation_answers (trial_id, noted_by, public, answered_at) select id, '${person}', 'dit de vive voix', now() from trials`,
      `update trials set state = 'over', ended_on = ends_on, concluded_at = now(), conclusion = 1, learnt = 'appris', follow = 'practice', decider = 'la direction', decided_by = '2027-01-15', decision = 1, granted = true, decision_words = 'oui', decision_from = '2027-02-01', offscreen = true, aloud_version = 1, aloud_on = '2026-11-20', aloud_how = 'lu à la pause'`,
      `insert into trial_agreements (trial_id, part, version, person_id, audience, naming, vintage, agreed_at) select id, 'trial', 1, '${person}', 'us', 'none', false, now() from trials`,
      `insert into check_ins (trial_id, number, day, opened_at) select id, 1, '2026-11-25', now() from trials`,
      `insert into check_in_members (check_in_id, person_id, asked_at, answered_at, words, weather) select id, '${person}', now(), now(), 'des mots', 'rain' from check_ins`,
      `insert into check_in_notes (check_in_id, noted_by, words) select id, '${person}', 'dit de vive voix' from check_ins`,
      `insert into help_requests (trial_id, from_id, to_id, voice, words, asked_at) select id, '${person}', ${other}, false, 'des mots', now() from trials`,
      `insert into trial_questions (trial_id, person_id, words, asked_at) select id, '${person}', 'une question', now() from trials`,
      `insert into deliveries (organisation_id, kind, about, slot, person_id, not_before) values ('${organisation}', 'help', '{}', 'x', '${person}', now() + interval '1 year')`,
    ])
      await tx.query(sql);
  });

  const data = await createStore(bot.database, registry.sought).transaction(async (tx) => {
    const found = await tx.organisations.arrive(
      { platform: 'slack', workspace: bot.slack.team.id, externalId: amina.id, receipt: 'x' },
      bot.clock.now(),
    );
    return tx.rights.everything(found?.person?.id ?? '');
  });

  const exported: unknown = JSON.parse(JSON.stringify(data));
  for (const [table, columns] of Object.entries(personal)) {
    for (const [column, how] of Object.entries(columns)) {
      if (how.startsWith('shown: ')) expect(at(exported, how.slice(7)), `${table}.${column}, ${how}`).not.toBeUndefined();
    }
  }
  expect(await everythingStored(bot)).toContain(amina.id);
});

test('Somebody asked to try something, who did not agree, sees what they were asked: not who tries it, nor what was learnt', async () => {
  const { store, person, try: tried } = await library(await freshDatabase('postgres'));
  const trialId = await tried({ what: 'Ouvrir à 8 h', people: { Amina: {}, Bruno: {} }, learnt: 'Les parents viennent' });
  const chloe = await person('Chloé');
  const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
  await store.transaction((tx) => tx.trials.ask(trialId, chloe, 'tester', now));
  const shownTo = (id: string) => store.transaction(async (tx) => (await tx.rights.everything(id))?.trials[0]);

  expect(await shownTo(chloe)).toMatchObject({ what: 'Ouvrir à 8 h', agreed: null, with: [], conclusion: null, handingOver: false });
  expect(await shownTo(await person('Bruno'))).toMatchObject({
    agreed: 1,
    with: ['Amina'],
    conclusion: { learnt: 'Les parents viennent' },
  });
});

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, key) => {
    if (Array.isArray(inside)) return inside[Number(key)];
    return typeof inside === 'object' && inside !== null ? Object.entries(inside).find(([name]) => name === key)?.[1] : undefined;
  }, value);
}
