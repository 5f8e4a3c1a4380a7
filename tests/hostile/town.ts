import { z } from 'zod';
import type { Field, FieldValues, Form } from '../../src/cards/card.ts';
import { configure } from '../../src/core/configure.ts';
import type { Reply } from '../../src/core/reply.ts';
import { buttonsIn } from '../../support/cards.ts';
import { type Account, type House, type Inhabitant, openHouse } from './house.ts';

/** People of the town, by what they do there; each bears a name that nobody else does. */
const roles = [
  'coordinator',
  // initiatives
  'holder',
  'inviter',
  'invited',
  'waiter',
  'carrier',
  'second',
  'askedToCarry',
  'met',
  'listener',
  'proposed',
  'writer',
  'sharer',
  'sharerListener',
  'keeper',
  'keeperListener',
  'served',
  'servedListener',
  'resting',
  'restingListener',
  'leaver',
  'leaverListener',
  'withdrawer',
  'bringer',
  'brought',
  // trials
  'openPilot',
  'openTester',
  'openAsked',
  'livePilot',
  'liveTester',
  'liveOther',
  'toldPilot',
  'toldTester',
  'overPilot',
  'overTester',
  'endPilot',
  'endTester',
  'practicePilot',
  'practiceTester',
  'droppedPilot',
  'droppedTester',
  'relayPilot',
  'relayTester',
  // accounts
  'twice',
  // strangers
  'known',
  'declined',
  'third',
] as const;
export type Role = (typeof roles)[number];

const ourTeam = 'TVIGNES';
const account = (role: Role): Account => ({ platform: 'slack', workspace: ourTeam, externalId: `U${role.toUpperCase()}` });
/** Shown nowhere but as somebody's name. */
export const nameOf = (role: Role) => `Zq${role.toLowerCase()}`;

/** Names that others than themselves may read: coordination signs what it does, and people know who asks or meets them. */
const knownTo: Partial<Record<Role, Secret['readers']>> = {
  coordinator: 'everyone',
  third: 'everyone',
  proposed: ['writer'],
  bringer: ['declined'],
  carrier: ['declined'],
  openPilot: ['declined'],
  livePilot: ['liveTester'],
  liveOther: ['liveTester'],
  overPilot: ['liveTester'],
  overTester: ['liveTester'],
};

/** Words that somebody wrote, or a name: who may read them, of those who attack. */
export interface Secret {
  readonly words: string;
  /** Everyone of the organisation may; otherwise these alone. */
  readonly readers: 'everyone' | readonly Role[];
}

export interface HostileTown {
  readonly house: House;
  readonly account: (role: Role) => Account;
  readonly people: readonly Role[];
  readonly secrets: readonly Secret[];
  /** Every state that a record of this town is in. */
  readonly states: readonly string[];
  /** The coordinator of another organisation of the same installation, and somebody of a workspace that nobody knows. */
  readonly elsewhere: { readonly foreignCoordinator: Account; readonly unknownWorkspace: Account };
}

/** A town hall in which something of every kind is in every state, made by those who live there. */
export async function hostileTown(): Promise<HostileTown> {
  const at = ({ workspace, externalId }: Account) => `${workspace}/${externalId}`;
  const inhabitants = new Map<string, Inhabitant>(roles.map((role) => [at(account(role)), { name: nameOf(role) }]));
  const [slackTwice, teamsTwice] = [
    account('twice'),
    { platform: 'teams', workspace: 'tenant-vignes', externalId: 'twice-there' } as const,
  ];
  for (const one of [slackTwice, teamsTwice]) inhabitants.set(at(one), { name: nameOf('twice'), address: 'twice@vignes.fr' });
  const house = await openHouse('2026-11-02T10:00[Europe/Paris]', inhabitants);
  const { store, clock, heard } = house;
  const secrets: Secret[] = [];
  const secret = (words: string, readers: Secret['readers'] = []) => {
    secrets.push({ words, readers });
    return words;
  };

  const organisation = { name: 'Ville de Vignes', zone: 'Europe/Paris', territory: 'metropole', locale: 'fr' as const, contacts: [] };
  const elsewhere = {
    foreignCoordinator: { platform: 'slack', workspace: 'TAILLEURS', externalId: 'UFOREIGN' },
    unknownWorkspace: { platform: 'slack', workspace: 'TINCONNU', externalId: 'UUNKNOWN' },
  } as const;
  await store.transaction(async (tx) => {
    const place = (one: Account) => ({ platform: one.platform, externalId: one.workspace });
    const ours = { ...organisation, coordinators: [account('coordinator').externalId] };
    await configure(tx, ours, place(account('coordinator')), clock.now());
    await configure(tx, { ...organisation, coordinators: [] }, place(teamsTwice), clock.now());
    const theirs = { ...organisation, name: 'Ville d’ailleurs', coordinators: [elsewhere.foreignCoordinator.externalId] };
    await configure(tx, theirs, place(elsewhere.foreignCoordinator), clock.now(), 'elsewhere');
  });

  const from = (who: Role | Account) => (typeof who === 'string' ? account(who) : who);
  const say = async (who: Role | Account, text: string, place?: string) => {
    await house.act(from(who), { type: 'words', text }, place);
    await house.rest();
  };
  const press = async (who: Role | Account, intent: string, named?: string): Promise<Reply> => {
    const subject = named ?? (await lastSubject(who, intent));
    const reply = await house.act(from(who), { type: 'press', intent, subject });
    await house.rest();
    return reply;
  };
  const lastSubject = async (who: Role | Account, intent: string): Promise<string> => {
    const { externalId } = from(who);
    const shown = heard.filter(({ to }) => to.includes(externalId)).toReversed();
    const found = shown.flatMap(({ buttons }) => buttons).find((one) => one.intent === intent);
    if (found) return found.subject;
    for (const more of shown.flatMap(({ buttons }) => buttons.filter((one) => one.intent === 'more'))) {
      const reply = await house.act(from(who), { type: 'press', intent: 'more', subject: more.subject });
      const behind = reply.type === 'say' ? buttonsIn(reply.card.blocks) : [];
      const rare = behind.find((one) => one.intent === intent);
      if (rare) return rare.subject;
    }
    const seen = shown.flatMap(({ buttons }) => buttons.map((one) => one.intent));
    throw new Error(`${externalId} was never shown ${intent}, but ${[...new Set(seen)].join(', ')}`);
  };
  const fill = async (who: Role | Account, reply: Reply, values: FieldValues): Promise<void> => {
    if (reply.type !== 'ask') throw new Error(`No form for ${from(who).externalId}, but ${JSON.stringify(reply)}`);
    const { intent, subject } = reply.form;
    const answer = await house.act(from(who), { type: 'submit', intent, subject, values: { ...filledIn(reply.form, 0), ...values } });
    if (answer.type === 'correct') throw new Error(`${intent}: ${JSON.stringify(answer.errors)}`);
    await house.rest();
  };
  const open = async (who: Role | Account, intent: string, values: FieldValues, subject?: string) =>
    fill(who, await press(who, intent, subject), values);
  /** The next working morning at nine, when the bot writes. */
  const morning = async () => {
    do clock.moveBy({ hours: 24 });
    while (today() === '2026-11-11' || clock.now().toZonedDateTimeISO('Europe/Paris').dayOfWeek > 5);
    clock.moveTo(`${today()}T09:00[Europe/Paris]`);
    await house.rest();
    clock.moveTo(`${today()}T10:00[Europe/Paris]`);
    await house.rest();
  };
  const today = () => clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().toString();
  const id = async (sql: string, ...params: readonly unknown[]): Promise<string> => {
    const { rows } = await house.read((db) => db.query(sql, params));
    return z.object({ id: z.string() }).parse(rows[0]).id;
  };
  const initiativeOf = (sentence: string) => id('select id from initiatives where sentence = $1', sentence);

  // What coordination keeps.
  await open(
    'coordinator',
    'write-frame',
    { body: secret('Zqframe', 'everyone'), contact: 'la mairie', name: 'Zqsigned', position: 'maire', on: '2026-11-01' },
    '',
  );
  await open('coordinator', 'add-service', { name: secret('Zqservice', 'everyone'), channels: ['CVOIRIE'] }, '');
  await say('coordinator', 'brèves chaque vendredi à 9 h', 'CBREVES');
  await say('coordinator', 'brèves chaque mois', 'CPAUSE');
  await say('coordinator', 'brèves pause', 'CPAUSE');

  /** Told, met and written; what its people choose comes next. */
  const story = async (teller: Role, listener: Role, body: string) => {
    await say(listener, 'volontaire');
    await say(teller, `initiative : ${secret(`Zqsentence${teller}`, [listener])}`);
    await morning();
    await press(listener, 'accept-invitation');
    return async () => {
      await open(
        listener,
        'write-story',
        { title: secret(`Zqtitle${teller}`, readersOf(teller, listener)), body },
        await initiativeOf(`Zqsentence${teller}`),
      );
      await say(listener, 'ne plus être volontaire');
    };
  };
  const readersOf = (teller: Role, listener: Role): Secret['readers'] =>
    teller === 'sharer' || teller === 'leaver' ? 'everyone' : [listener];
  const told = async (teller: Role, listener: Role, audience: string) => {
    await (await story(teller, listener, secret(`Zqbody${teller}`, readersOf(teller, listener))))();
    await morning();
    const service = audience === 'service' ? await id('select id from services') : '';
    await open(teller, 'choose-sharing', { audience, service, naming: 'none' });
  };

  await told('sharer', 'sharerListener', 'organisation');
  await told('keeper', 'keeperListener', 'us');
  await told('served', 'servedListener', 'service');
  await told('leaver', 'leaverListener', 'organisation');
  await say('leaver', 'effacer mes données');
  await say('leaver', 'oui tout effacer');
  await (await story('proposed', 'writer', secret('Zqbodyproposed', ['writer'])))();

  await story('resting', 'restingListener', '');
  await press('resting', 'leave-it');
  await say('restingListener', 'ne plus être volontaire');

  await say('withdrawer', `initiative : ${secret('Zqsentencewithdrawer')}`);
  await press('withdrawer', 'withdraw');

  await story('met', 'listener', '');
  const line = (part: string) => secret(`Zqline${part}`, ['listener']);
  await open('met', 'five-lines', {
    what: line('what'),
    days: line('days'),
    told: line('told'),
    holds: line('holds'),
    until: clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().add({ days: 10 }).toString(),
    waits: line('waits'),
  });
  await say('bringer', 'j’ai rencontré');
  await open(
    'bringer',
    'bring-story',
    {
      sentence: secret('Zqsentencebrought', ['declined']),
      title: secret('Zqtitlebrought', ['declined']),
      body: secret('Zqbodybrought', ['declined']),
      people: ['UBROUGHT', 'UDECLINED'],
    },
    '',
  );
  await open(
    'bringer',
    'bring-story',
    { sentence: secret('Zqsentencealoud'), title: secret('Zqtitlealoud'), body: secret('Zqbodyaloud'), people: [] },
    '',
  );
  await open('bringer', 'record-oral', { how: secret('Zqhow'), names: secret('Zqnames'), audience: 'us', naming: 'none' });
  await morning();
  await press('declined', 'decline-carrying');

  await say('carrier', `initiative : ${secret('Zqsentencecarrier', ['declined'])}`);
  await open('carrier', 'add-carrier', { person: 'USECOND' });
  await open('carrier', 'add-carrier', { person: 'UASKEDTOCARRY' });
  await open('carrier', 'add-carrier', { person: 'UDECLINED' });
  await morning();
  await press('second', 'accept-carrying');
  await say('second', 'mes données');
  await press('declined', 'decline-carrying');

  /** Opened by its pilot, and asked of the others. */
  const trial = async (pilot: Role, people: readonly Role[], key: string, readers: Secret['readers'] = []) => {
    const words = (part: string) => secret(`Zq${part}${key}`, readers);
    await open(
      pilot,
      'open-trial',
      {
        what: words('what'),
        hypothesis: words('hypothesis'),
        wayBack: words('wayback'),
        question: words('question'),
        time: words('time'),
        stillValid: words('valid'),
        endsOn: '2026-12-18',
        people: people.map((one) => account(one).externalId),
      },
      '',
    );
    return id('select id from trials where what = $1', `Zqwhat${key}`);
  };
  const agreed = async (...people: readonly Role[]) => {
    for (const one of people) await press(one, 'join-trial');
  };
  const live = await trial('livePilot', ['liveTester', 'liveOther'], 'live', ['liveTester']);
  const toldToAll = await trial('toldPilot', ['toldTester'], 'told', 'everyone');
  const over = await trial('overPilot', ['overTester', 'liveTester'], 'over', ['liveTester']);
  const ended = await trial('endPilot', ['endTester'], 'ended', 'everyone');
  const practice = await trial('practicePilot', ['practiceTester'], 'practice');
  await trial('droppedPilot', ['droppedTester'], 'dropped');
  const relay = await trial('relayPilot', ['relayTester'], 'relay');
  await morning();
  await press('liveTester', 'join-trial', `${live}:1`);
  await press('liveTester', 'join-trial', `${over}:1`);
  await agreed('liveOther', 'toldTester', 'overTester', 'endTester', 'practiceTester', 'droppedTester', 'relayTester');
  for (const [one, which] of [
    ['toldPilot', toldToAll],
    ['toldTester', toldToAll],
    ['endPilot', ended],
    ['endTester', ended],
  ] as const)
    await open(one, 'choose-trial-sharing', { audience: 'organisation', naming: 'none' }, `${which}:1:trial`);
  await say('droppedPilot', 'les tests');

  // Two check-ins: the next closes the first.
  const checkIn = async (who: Role, number: number, words: string, showing: string) => {
    const subject = await id('select id from check_ins where trial_id = $1 and number = $2 and opened_at is not null', live, number);
    await open(who, 'write-check-in', { words: secret(words, ['liveTester']), showing }, subject);
    return subject;
  };
  for (let day = 0; day < 2; day++) await morning();
  await checkIn('liveTester', 1, 'Zqfirstword', 'named');
  await checkIn('liveOther', 1, 'Zqotherword', 'unnamed');
  for (let day = 0; day < 3; day++) await morning();
  await press('livePilot', 'weather', `sunny:${await checkIn('liveOther', 2, 'Zqsecondword', 'named')}`);
  await open('liveOther', 'need-help', { whom: '', person: 'ULIVEPILOT', words: secret('Zqhelp') }, live);
  await open('liveOther', 'ask-about-trial', { words: secret('Zqtheirquestion') }, live);
  await open('livePilot', 'ask-for-trial', { people: 'ULIVEOTHER', role: 'carrier' }, live);
  await press('relayPilot', 'pass-trial', relay);
  await morning();

  // Ends, and what was learnt.
  for (const which of [ended, toldToAll]) {
    await press('declined', 'ask-to-join', which);
    await press('declined', 'decline', which);
  }
  for (const [pilot, tester, which] of [
    ['overPilot', 'overTester', over],
    ['endPilot', 'endTester', ended],
    ['practicePilot', 'practiceTester', practice],
  ] as const) {
    await press(pilot, 'stop-trial', which);
    await open(
      tester,
      'answer-evaluation',
      { question: secret(`Zqanswer${tester}`), changed: '', keep: '', public: '', named: 'no' },
      which,
    );
    await open(pilot, 'note-aloud', { question: secret(`Zqaloud${tester}`), changed: '', keep: '', public: '' }, which);
  }
  await open('endPilot', 'conclude-trial', { learnt: secret('Zqlearntended'), follow: 'leave' }, ended);
  await open(
    'practicePilot',
    'conclude-trial',
    { learnt: secret('Zqlearntpractice'), follow: 'practice', decider: secret('Zqdecider'), decideBy: '2027-01-15' },
    practice,
  );

  // Last, what waits for an answer, or for tomorrow.
  await say('waiter', `initiative : ${secret('Zqsentencewaiter')}`);
  await morning();
  await say('invited', 'volontaire');
  await say('inviter', `initiative : ${secret('Zqsentenceinviter', ['invited'])}`);
  await say('writer', 'volontaire');
  await say('writer', 'pause');
  await morning();
  const open1 = await trial('openPilot', ['openTester', 'openAsked', 'declined'], 'open', ['declined']);
  await trial('droppedPilot', ['droppedTester'], 'givenup');
  await press('droppedPilot', 'give-up-trial', await id('select id from trials where what = $1', 'Zqwhatgivenup'));
  await morning();
  await press('openTester', 'join-trial', `${open1}:1`);
  await press('declined', 'decline', open1);
  await say(slackTwice, 'aide');
  await say(teamsTwice, 'aide');
  await press(teamsTwice, 'link-yes');
  await say('known', 'aide');
  for (const words of ['récits', 'mon rythme', 'mon espace', 'où m’écrire']) await say('known', words);
  for (const words of ['réglages', 'contacts', 'services', 'brèves', 'état']) await say('coordinator', words);
  await press('coordinator', 'change-settings', '');
  await press('coordinator', 'change-contacts', '');
  await press('known', 'explore', '');
  await press('known', 'open-hours', '');
  await say('known', secret('Zqdraft', ['known']));
  await say('holder', `initiative : ${secret('Zqsentenceholder')}`);
  for (const role of roles) secrets.push({ words: nameOf(role), readers: knownTo[role] ?? [role] });

  return {
    house,
    account,
    people: roles.filter((one) => one !== 'leaver'),
    secrets,
    states: await statesOf(house),
    elsewhere,
  };
}

/** What a form holds when it is filled in without a thought: of choices, the first, or the last. */
export function filledIn({ fields }: Form, variant: 0 | 1): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.name, valueIn(field, variant)]));
}

/** What somebody of the town had written is theirs: nobody else types it. */
const keepsSecret = (value: string | undefined) => value?.includes('Zq') ?? false;

function valueIn(field: Field, variant: 0 | 1): string | readonly string[] {
  switch (field.type) {
    case 'short':
    case 'long':
      return keepsSecret(field.value) ? 'Zzz' : (field.value ?? (field.required || variant === 1 ? 'Zzz' : ''));
    case 'choice':
      return (variant === 0 ? (field.value ?? field.options[0]?.value) : field.options.at(-1)?.value) ?? '';
    case 'date':
      return field.value ?? (field.required ? '2026-12-17' : '');
    case 'person':
      return field.several ? [account('third').externalId] : account('third').externalId;
    case 'channels':
      return ['CTIERS'];
  }
}

async function statesOf(house: House): Promise<readonly string[]> {
  const { rows } = await house.read((db) =>
    db.query(
      `select 'initiative ' || state as state from initiatives
       union select 'trial ' || state || case when follow is null then '' else ', concluded' end || case when handing_over then ', handed over' else '' end from trials
       union select 'check-in ' || case when closed_at is null then 'open' else 'closed' end from check_ins where opened_at is not null
       union select kind || case when exists (select from carriers c where c.initiative_id = s.initiative_id) then ' carried' else ' of nobody' end
               || coalesce((select ', ' || min(audience) from agreements a where a.story_id = s.id and a.version = s.version), '') from stories s
       union select 'meeting ' || state from meetings
       union select 'invitation ' || state from invitations
       union select 'digest ' || state from digest_subscriptions
       union select 'link ' || state from account_links
       union select 'carry request' from carrier_requests
       union select 'service' from services
       union select 'help request' from help_requests
       union select 'oral agreement' from oral_agreements order by 1`,
    ),
  );
  return rows.map(({ state }) => String(state));
}
