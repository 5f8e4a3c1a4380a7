import { from, ofTrial as inTrial, text } from '../../core/about.ts';
import { draftNamed } from '../../core/draft.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { aCheckIn } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { id, instant, orEmpty, subject } from '../../core/subject.ts';
import { type CheckInAnswer, weathers } from '../../domain/check-in.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { faces } from './buttons.ts';
import { ofTrial } from './check-in-shown.ts';
import { buttons, ofCheckIn } from './messages.ts';
import { checkInFor } from './own-check-in.ts';
import { sampleHelpers, sampleOnTrial, sampleOutside } from './samples.ts';
import { type HelpChoice, helpChoices } from './who-can-help.ts';

/** What each form of this area is filled with. */
export interface CheckingForms {
  checkIn: CheckInAnswer & { checkIn: string; closed: boolean; readers: readonly string[]; many: boolean };
  /** `trial`: empty outside of any. */
  help: { trial: string; draft: string; people: readonly HelpChoice[]; words: string };
}

export const forms = formsOf<CheckingForms>()({
  checkIn: {
    intent: 'check-in-answered',
    about: aCheckIn,
    form: (params, w) => {
      const { checkIn, closed, words, weather, forTeam, showing, many } = params;
      // The person who chose it once may keep it.
      const before = showing === 'five' && words !== '';
      return {
        about: { checkIn },
        fields: [
          { type: 'long', name: 'words', required: false, ...w.field('words'), ...(words === '' ? {} : { value: words }) },
          ...(closed || !many ? [] : [w.choice('weather', ['unsaid', ...weathers], weather ?? 'unsaid')]),
          w.choice('forTeam', ['me', 'team'], forTeam ? 'team' : 'me'),
          w.choice(
            'showing',
            before ? ['five', 'unnamed', 'named'] : ['unnamed', 'named'],
            before || showing === 'named' ? showing : 'unnamed',
          ),
        ],
      };
    },
    inWords: inWords(
      from(ofCheckIn, async (about, telling) => {
        const theirs = await checkInFor(telling, about.checkIn);
        return theirs && { ...ofTrial(theirs.trial), checkIn: theirs.checkIn.id };
      }),
      ({ checkIn }) => [[buttons.writeCheckIn({ checkIn })]],
      [sampleOnTrial],
    ),
    samples: [
      {
        checkIn: sample.id,
        closed: false,
        words: '',
        weather: null,
        forTeam: false,
        showing: 'five',
        readers: [sample.named],
        many: false,
      },
      {
        checkIn: sample.id,
        closed: true,
        words: sample.long,
        weather: 'storm',
        forTeam: true,
        showing: 'named',
        readers: [sample.named, sample.named],
        many: true,
      },
      {
        checkIn: sample.id,
        closed: false,
        words: sample.written,
        weather: 'fair',
        forTeam: false,
        showing: 'five',
        readers: [sample.named],
        many: true,
      },
    ],
  },
  help: {
    intent: 'help-asked',
    about: subject({ trial: orEmpty(id), draft: orEmpty(instant) }),
    form: (params, w) => {
      const { trial, draft, people, words } = params;
      return {
        about: { trial, draft },
        fields: [
          {
            type: 'choice',
            name: 'whom',
            ...w.field('whom'),
            options: people.map(({ person }) => ({ value: person, label: w.words.options?.[person] ?? person })),
            required: false,
          },
          { type: 'person', name: 'person', several: false, required: false, ...w.field('person') },
          { type: 'long', name: 'words', required: false, ...w.field('words'), ...(words === '' ? {} : { value: words }) },
        ],
      };
    },
    inWords: inWords(
      from(inTrial.extend({ draft: text.default('') }), async ({ trial: id, draft }, telling) => {
        const trial = id === '' ? null : await telling.tx.trials.get(id);
        if (id !== '' && !trial) return null;
        const [people, words] = [await helpChoices(telling, trial, telling.person), (await draftNamed(telling, draft))?.words ?? ''];
        return draft !== '' && words === '' ? null : { of: trial && ofTrial(trial), people, words, draft };
      }),
      ({ of, people, draft }) => {
        const trial = of?.trial ?? '';
        return [
          people.map(({ person, name }, index) => buttons.askHelpOf({ trial, whom: person, draft }, String(index + 1), name || undefined)),
          [faces.chooseHelp(of ? { trial, draft } : { outside: draft }), askingButtons.whomToTurnTo()],
        ];
      },
      [
        { of: sampleOnTrial, people: [], words: '', draft: '' },
        { of: sampleOnTrial, people: sampleHelpers, words: sample.written, draft: '1' },
        { of: null, people: sampleOutside, words: sample.written, draft: '1' },
      ],
    ),
    samples: [
      { trial: sample.id, draft: '', people: [], words: '' },
      { trial: sample.id, draft: '1', people: sampleHelpers, words: sample.written },
      { trial: '', draft: '', people: sampleOutside, words: '' },
    ],
  },
});
