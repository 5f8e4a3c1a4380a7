import type { Block, Span } from '../../cards/card.ts';
import type { PersonalData } from '../../domain/personal-data.ts';

type Line = readonly Span[];
type Each<K extends keyof PersonalData> = PersonalData[K] extends readonly (infer T)[] ? T : never;
type Trial = Each<'trials'>;
type Part =
  | 'me'
  | 'time'
  | 'search'
  | 'changed'
  | 'draft'
  | 'initiatives'
  | 'carrying'
  | 'harvest'
  | 'lending'
  | 'trials'
  | 'checkIns'
  | 'help'
  | 'kept'
  | 'coordination'
  | 'messages'
  | 'beyond';

/** How one language words what is held about somebody: each line is asked for only where there is something to say. */
export interface DataWords {
  readonly heading: (title: string) => Block;
  readonly text: (text: string) => Block;
  readonly list: (lines: readonly Line[]) => Block;
  readonly headings: Readonly<Record<Part, string>>;
  /** Where nothing is held; a part without it is then left out. */
  readonly none: Readonly<Partial<Record<Part, string>>>;
  readonly more: (count: number) => Line;
  readonly name: () => Line;
  readonly firstName: () => Line;
  readonly identity: (one: Each<'identities'>) => Line;
  readonly account: (one: Each<'accountQuestions'>) => Line;
  /** Language, zone, hours, messages a week, coordination, and since when. */
  readonly settings: () => readonly Line[];
  readonly describedAt: (at: NonNullable<PersonalData['person']['describedAt']>) => Line;
  readonly unreachableSince: (at: NonNullable<PersonalData['person']['unreachableSince']>) => Line;
  readonly absence: (one: Each<'absences'>) => Line;
  readonly silence: (one: Each<'silences'>) => Line;
  readonly moment: (one: NonNullable<PersonalData['moment']>) => Line;
  readonly unasked: () => Line;
  readonly search: (one: NonNullable<PersonalData['search']>) => Line;
  readonly changed: (one: Each<'changedMessages'>) => Line;
  readonly draft: (one: NonNullable<PersonalData['draft']>) => Line;
  readonly initiative: (one: Each<'initiatives'>) => readonly Line[];
  readonly carrying: (one: Each<'carrierRequests'>) => Line;
  readonly volunteer: (one: NonNullable<PersonalData['volunteer']>) => readonly Line[];
  readonly invitation: (one: Each<'invitations'>) => Line;
  readonly meeting: (one: Each<'meetings'>) => Line;
  readonly read: () => Line;
  readonly storyWritten: (one: Each<'storiesWritten'>) => Line;
  readonly lending: (one: Each<'fiveLines'>) => Line;
  readonly trial: (one: Trial) => Line;
  readonly watched: (one: Each<'watchedTrials'>) => Line;
  readonly trialWhole: (one: Trial) => readonly Line[];
  readonly trialAgreement: (one: Trial['agreements'][number]) => Line;
  readonly trialQuestion: (one: Trial['questions'][number]) => Line;
  readonly conclusion: (one: NonNullable<Trial['conclusion']>) => Line;
  readonly saidAloud: (one: NonNullable<Trial['saidAloud']>) => Line;
  readonly decision: (one: NonNullable<Trial['decision']>) => Line;
  readonly answer: (one: NonNullable<Trial['answer']>) => Line;
  readonly noted: (one: Trial['noted'][number]) => Line;
  readonly checkIn: (one: Each<'checkIns'>) => Line;
  readonly help: (one: Each<'helpRequests'>) => Line;
  readonly kept: (one: NonNullable<PersonalData['keptWords']>) => Line;
  readonly coordination: (one: Each<'coordination'>) => Line;
  readonly message: (one: Each<'messages'>) => Line;
  readonly beyond: readonly Line[];
}

/** What is held, under its headings, whatever the language; `whole` leaves nothing out. */
export function layData(data: PersonalData, whole: boolean, w: DataWords): Block[] {
  const { person: me, search, draft, volunteer } = data;
  const part = (name: Part, lines: readonly Line[], atMost = 4): Block[] => {
    const none = w.none[name];
    if (lines.length === 0) return none === undefined ? [] : [w.heading(w.headings[name]), w.text(none)];
    const shown = whole ? lines : lines.slice(-atMost);
    const more = lines.length - shown.length;
    return [w.heading(w.headings[name]), w.list([...shown, ...(more > 0 ? [w.more(more)] : [])])];
  };
  return [
    ...part(
      'me',
      [
        w.name(),
        ...(me.firstName === '' ? [] : [w.firstName()]),
        ...data.identities.map(w.identity),
        ...data.accountQuestions.map(w.account),
        ...w.settings(),
        ...(me.describedAt === null ? [] : [w.describedAt(me.describedAt)]),
        ...(me.unreachableSince === null ? [] : [w.unreachableSince(me.unreachableSince)]),
      ],
      20,
    ),
    ...part('time', [
      ...data.absences.map(w.absence),
      ...data.silences.map(w.silence),
      ...(data.moment ? [w.moment(data.moment)] : []),
      ...(data.budgetUsed.length === 0 ? [] : [w.unasked()]),
    ]),
    ...part('search', search && search.words !== '' ? [w.search(search)] : []),
    ...part('changed', data.changedMessages.map(w.changed)),
    ...part('draft', draft ? [w.draft(draft)] : []),
    ...part('initiatives', data.initiatives.flatMap(w.initiative)),
    ...part('carrying', data.carrierRequests.map(w.carrying)),
    ...part('harvest', [
      ...(volunteer ? w.volunteer(volunteer) : []),
      ...data.invitations.map(w.invitation),
      ...data.meetings.map(w.meeting),
      ...(data.read.length === 0 ? [] : [w.read()]),
      ...data.storiesWritten.map(w.storyWritten),
    ]),
    ...part('lending', data.fiveLines.map(w.lending)),
    ...part(
      'trials',
      data.trials
        .flatMap((one) => [
          w.trial(one),
          ...(whole ? w.trialWhole(one) : []),
          ...one.agreements.map(w.trialAgreement),
          ...one.questions.map(w.trialQuestion),
          ...(one.conclusion ? [w.conclusion(one.conclusion)] : []),
          ...(one.saidAloud ? [w.saidAloud(one.saidAloud)] : []),
          ...(one.decision ? [w.decision(one.decision)] : []),
          ...(one.answer ? [w.answer(one.answer)] : []),
          ...one.noted.map(w.noted),
        ])
        .concat(data.watchedTrials.map(w.watched)),
    ),
    ...part('checkIns', data.checkIns.map(w.checkIn)),
    ...part('help', data.helpRequests.map(w.help)),
    ...part('kept', data.keptWords ? [w.kept(data.keptWords)] : []),
    ...part('coordination', data.coordination.map(w.coordination)),
    ...part('messages', data.messages.map(w.message)),
    ...part('beyond', w.beyond, w.beyond.length),
  ];
}
