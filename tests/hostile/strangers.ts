import type { Change } from './attack.ts';
import type { House } from './house.ts';
import { type Attempt, changed, isErasure, type Known, mentions, type Stranger } from './rules.ts';
import { type HostileTown, nameOf, type Role } from './town.ts';

/** Those who attack, and what each may do all the same, said narrowly. */
export async function strangersOf({ house, account, elsewhere }: HostileTown, known: Known): Promise<readonly Stranger[]> {
  const nothing = () => false;
  const personOf = (role: Role) => known.people.get(account(role).externalId) ?? '';
  const trialsOf = async (role: Role, agreed: boolean): Promise<ReadonlySet<string>> => {
    const { rows } = await house.read((db) =>
      db.query(
        `select m.trial_id as id from trial_members m join trials t on t.id = m.trial_id where m.person_id = $1 and (m.agreed is not distinct from t.version) = $2`,
        [personOf(role), agreed],
      ),
    );
    return new Set(rows.map(({ id }) => String(id)));
  };

  /** A person in a trial: their own place, words and questions in it; those who carry it hear of it. */
  const inTrials = async (role: Role, trials: ReadonlySet<string>, hears: readonly string[]): Promise<May> => {
    const me = personOf(role);
    const { rows } = await house.read((db) => db.query('select trial_id, person_id from trial_members'));
    const peers = new Set(rows.filter((one) => trials.has(String(one.trial_id))).map((one) => String(one.person_id)));
    // Those of the forms may be asked for help.
    for (const one of ['third', 'coordinator'] as const) peers.add(personOf(one));
    return ({ table, before, after }) => {
      const row = after ?? before ?? {};
      const ofTheirs = mentions(row).some((id) => trials.has(id));
      switch (table) {
        case 'trial_members':
          return ofTheirs && row.person_id === me && before !== null && (after === null || after.role === before.role);
        case 'trial_agreements':
        case 'trial_questions':
        case 'evaluation_answers':
          return ofTheirs && row.person_id === me;
        case 'check_in_members':
          return row.person_id === me && before !== null;
        case 'help_requests':
          return ofTheirs && row.from_id === me && before === null;
        case 'deliveries':
          return ofTheirs && before === null && hears.includes(String(row.kind));
        case 'posts':
          // A channel may be told of a trial until somebody else takes part in it, who has not agreed to that.
          return peers.has(String(row.person_id)) || (before !== null && row.channel !== null && changed(before, after).join() === 'shown');
        case 'attention':
          return peers.has(String(row.person_id));
        default:
          return false;
      }
    };
  };

  const storyOf = async (role: Role): Promise<string> => {
    const { rows } = await house.read((db) =>
      db.query('select s.id from stories s join carriers c on c.initiative_id = s.initiative_id where c.person_id = $1', [personOf(role)]),
    );
    return String(rows[0]?.id);
  };
  /** The person who wrote a story notes what people without a screen said of it; the cards that show it follow. */
  const notesAloud =
    (story: string): May =>
    ({ table, before, after }, { subject }) => {
      const row = after ?? before ?? {};
      return table === 'oral_agreements' ? row.story_id === story : subject.startsWith(story) && table === 'posts';
    };

  const services = new Map(
    (await house.read((db) => db.query('select id, organisation_id from services'))).rows.map((one) => [
      String(one.id),
      one.organisation_id,
    ]),
  );
  const coordinates = (organisation: string) => {
    const kept = new Set(['organisations', 'frames', 'services', 'service_channels', 'digest_subscriptions', 'audit']);
    return ({ table, before, after }: Change, { intent }: Attempt): boolean => {
      const row = after ?? before ?? {};
      if (table === 'service_channels') return (services.get(String(row.service_id)) ?? organisation) === organisation;
      if (kept.has(table)) return row.organisation_id === organisation || row.id === organisation;
      if (table === 'agenda') return row.organisation_id === organisation && row.what === 'post-digest';
      if (table === 'deliveries' && row.organisation_id === organisation && row.kind === 'digestBegins') return before === null;
      return intent === 'confirm-remove-service' && goesWithService(table, before, after);
    };
  };

  const foreign = known.organisations.get(elsewhere.foreignCoordinator.externalId) ?? '';
  const hears = ['trialQuestion', 'helpWanted', 'talkWanted', 'trialMemberLeft', 'joined'];
  const names = new Set([nameOf('toldPilot'), nameOf('toldTester')]);
  const ours = { isKnown: true, may: nothing };
  const told = await toldTrials(house);
  const open = await storiesOpenToAll(house);
  const mayJoin = (role: Role | null): May => anyOf(joinsOneTold(told, role === null ? null : personOf(role)), asksPeopleOf(open));
  return [
    {
      ...ours,
      name: 'somebody never seen before',
      who: { ...account('known'), externalId: 'UNEVERSEEN' },
      reads: 'third',
      may: mayJoin(null),
    },
    { ...ours, name: 'somebody who has nothing to do with it', who: account('known'), reads: 'known', may: mayJoin('known') },
    {
      ...ours,
      name: 'a tester',
      who: account('liveTester'),
      reads: 'liveTester',
      may: anyOf(
        await inTrials('liveTester', await trialsOf('liveTester', true), hears),
        triesAgain(await trialsOf('liveTester', true)),
        leavesTheirChoice,
        mayJoin('liveTester'),
      ),
    },
    {
      ...ours,
      name: 'a volunteer who wrote a story',
      who: account('writer'),
      reads: 'writer',
      may: anyOf(notesAloud(await storyOf('proposed')), mayJoin('writer')),
    },
    {
      ...ours,
      name: 'somebody asked who declined',
      who: account('declined'),
      reads: 'declined',
      may: anyOf(await inTrials('declined', await trialsOf('declined', false), hears), asksPeopleOf(open)),
      // They agree after all: those who take part know one another.
      mayRead: ({ words }, { changes }) =>
        names.has(words) && changes.some(({ table, after }) => table === 'trial_members' && after?.agreed === 1),
    },
    {
      ...ours,
      name: 'coordination',
      who: account('coordinator'),
      reads: 'coordinator',
      may: anyOf(coordinates(known.organisation), mayJoin('coordinator')),
    },
    { ...ours, name: 'coordination of another organisation', who: elsewhere.foreignCoordinator, reads: null, may: coordinates(foreign) },
    { name: 'somebody of a workspace nobody knows', who: elsewhere.unknownWorkspace, isKnown: false, reads: null, may: nothing },
  ];
}

/** A service that coordination removes: a person who had chosen it chose *just us* from then on, and hears so. */
function goesWithService(table: string, before: Change['before'], after: Change['after']): boolean {
  if (table === 'agreements' || table === 'trial_agreements')
    return before !== null && after !== null && after.service_id === null && changed(before, after).every((one) => one === 'service_id');
  if (table === 'deliveries') return before === null && after?.kind === 'serviceGone';
  return table === 'posts' || table === 'attention';
}

/** A person who reads of a trial told to everyone asks to be in it: nothing is agreed yet. `me` is null for somebody who was never seen. */
const joinsOneTold =
  (told: ReadonlySet<string>, me: string | null): May =>
  ({ table, before, after }, { intent }) =>
    intent === 'ask-to-join' &&
    table === 'trial_members' &&
    before === null &&
    told.has(String(after?.trial_id)) &&
    (me === null || after?.person_id === me) &&
    after?.role === 'tester' &&
    after?.agreed === null;

/** Everybody may ask to talk with the people of a story that the whole organisation may read. */
const asksPeopleOf =
  (stories: ReadonlySet<string>): May =>
  ({ table, before, after }, { intent }) =>
    intent === 'tell' && table === 'initiatives' && before === null && after?.purpose === 'same' && stories.has(String(after.about_item));

/** As an initiative keeps them. */
async function storiesOpenToAll(house: House): Promise<ReadonlySet<string>> {
  const { rows } = await house.read((db) =>
    db.query(
      `select 'story:' || s.id as item from stories s
        where not exists (select from carriers c where c.initiative_id = s.initiative_id and not exists
                (select from agreements a where a.story_id = s.id and a.version = s.version and a.person_id = c.person_id and a.audience = 'organisation'))
          and (exists (select from carriers c where c.initiative_id = s.initiative_id) or s.departed ->> 'audience' = 'organisation')`,
    ),
  );
  return new Set(rows.map(({ item }) => String(item)));
}

async function toldTrials(house: House): Promise<ReadonlySet<string>> {
  const { rows } = await house.read((db) => db.query(`select id from trials where state = 'live' and what = 'Zqwhattold'`));
  return new Set(rows.map(({ id }) => String(id)));
}

type May = Stranger['may'];
const anyOf =
  (...rules: readonly May[]): May =>
  (change, act) =>
    rules.some((one) => one(change, act));

/** A person who took part tries it differently: another trial, which follows it. */
const triesAgain =
  (trials: ReadonlySet<string>): May =>
  ({ table, before, after }, { intent }) =>
    intent === 'trial-opened' && table === 'trials' && before === null && trials.has(String(after?.follows_id));

/** Somebody who took part and erases themself: what they allowed still counts, without them. */
const leavesTheirChoice: May = ({ table, before, after }, { intent }) =>
  isErasure(intent) &&
  table === 'trials' &&
  before !== null &&
  after !== null &&
  changed(before, after).every((one) => one.startsWith('departed'));
