import { versionOf } from '../areas/meeting/rows.ts';
import type { Field, Form } from '../cards/card.ts';
import type { Format } from '../cards/format.ts';
import { TERRITORY_NAMES } from '../cards/territories.ts';
import type { Sharing } from '../domain/agreement.ts';
import { weathers } from '../domain/check-in.ts';
import { type EvaluationWords, evaluationParts } from '../domain/evaluation.ts';
import type { Territory } from '../domain/holidays.ts';
import { seasonKey } from '../domain/season.ts';
import type { ServiceChoice } from '../domain/service.ts';
import type { FormKind, FormMessage, FormParams } from './kinds.ts';
import { type Language, languages } from './languages.ts';
import type { WordedForm, Words } from './words.ts';

export function formOf(form: FormMessage, { locale, format }: Language): Form {
  const words = languages[locale];
  const worded = wordForm(form, words, format);
  const { title, intro, submit, cancel } = worded;
  const texts = { title, intro, submit, cancel, notes: words.formNotes };
  const field = (name: string) => worded.fields[name] ?? { label: name };
  const sentence = (value: string): Field => ({
    type: 'long',
    name: 'sentence',
    ...field('sentence'),
    required: true,
    ...(value === '' ? {} : { value }),
  });
  /** Null: none is chosen for them. */
  const choice = (name: string, values: readonly string[], value: string | null): Field => ({
    type: 'choice',
    name,
    ...field(name),
    options: values.map((one) => ({ value: one, label: worded.options?.[one] ?? one })),
    ...(value === null ? {} : { value }),
    required: true,
  });
  /** A zone that is none of the territories' was set by somebody's platform: it can be kept. */
  const clocks = (territory: Territory | null, zone: string): Field => {
    const territories = Object.entries(TERRITORY_NAMES[locale]).map(([value, label]) => ({ value, label }));
    return {
      type: 'choice',
      name: 'territory',
      ...field('territory'),
      options: territory === null ? [{ value: 'keep', label: `${worded.options?.keep ?? ''} ${zone}` }, ...territories] : territories,
      value: territory ?? 'keep',
      required: true,
    };
  };
  /** To whom a story is told; « mon service » only where coordination has defined some. */
  const audience = (services: readonly ServiceChoice[], chosen: Sharing | null): readonly Field[] => {
    const asked = choice(
      'audience',
      services.length === 0 ? ['us', 'organisation'] : ['us', 'organisation', 'service'],
      chosen?.audience ?? 'us',
    );
    if (services.length === 0) return [asked];
    const options = services.map(({ id, name }) => ({ value: id, label: name }));
    const which = { type: 'choice', name: 'service', ...field('service'), options, required: false } as const;
    return [asked, chosen?.service ? { ...which, value: chosen.service } : which];
  };
  const sharing = (services: readonly ServiceChoice[], chosen: Sharing | null): Field[] => [
    ...audience(services, chosen),
    choice('naming', ['names', 'team', 'none'], chosen?.naming ?? 'none'),
    choice('vintage', ['no', 'yes'], chosen?.vintage ? 'yes' : 'no'),
  ];
  switch (form.form) {
    case 'tell':
      return { ...texts, intent: 'tell', subject: '', fields: [sentence(form.params.sentence)] };
    case 'correct':
      return { ...texts, intent: 'correct-sentence', subject: form.params.initiative, fields: [sentence(form.params.sentence)] };
    case 'setAside':
      return {
        ...texts,
        intent: 'set-aside-people',
        subject: form.params.initiative,
        fields: [{ type: 'person', name: 'people', several: true, required: false, ...field('people') }],
      };
    case 'choosePerson':
      return {
        ...texts,
        intent: 'ask-person',
        subject: form.params.initiative,
        fields: [{ type: 'person', name: 'person', several: false, required: true, ...field('person') }],
      };
    case 'story':
      return { ...texts, intent: 'story-written', subject: form.params.initiative, fields: storyFields(field, form.params.title, '') };
    case 'correctStory': {
      const { story, version, title, body } = form.params;
      return { ...texts, intent: 'story-corrected', subject: versionOf(story, version), fields: storyFields(field, title, body) };
    }
    case 'sharing': {
      const { story, version, chosen, services } = form.params;
      return {
        ...texts,
        intent: 'sharing-chosen',
        subject: versionOf(story, version),
        fields: sharing(services, chosen),
      };
    }
    case 'trialSharing': {
      const { trial, part, version, chosen, services } = form.params;
      return {
        ...texts,
        intent: 'trial-sharing-chosen',
        subject: `${versionOf(trial, version)}:${part}`,
        fields: sharing(services, chosen),
      };
    }
    case 'frame': {
      const { body, contact, signed } = form.params;
      return {
        ...texts,
        intent: 'frame-kept',
        subject: '',
        fields: [
          { type: 'long', name: 'body', ...field('body'), required: true, value: body === '' ? (worded.options?.template ?? '') : body },
          { type: 'short', name: 'contact', ...field('contact'), required: true, ...(contact === '' ? {} : { value: contact }) },
          { type: 'short', name: 'name', ...field('name'), required: false, ...(signed ? { value: signed.name } : {}) },
          { type: 'short', name: 'position', ...field('position'), required: false, ...(signed ? { value: signed.position } : {}) },
          { type: 'date', name: 'on', ...field('on'), required: false, ...(signed ? { value: signed.on.toString() } : {}) },
          {
            type: 'date',
            name: 'committeeOn',
            ...field('committeeOn'),
            required: false,
            ...(signed?.committeeOn ? { value: signed.committeeOn.toString() } : {}),
          },
        ],
      };
    }
    case 'settings': {
      const { params } = form;
      const number = (name: 'messagesAWeek' | 'answerDays' | 'newsDays' | 'keepDays' | 'ceiling'): Field => ({
        type: 'short',
        name,
        ...field(name),
        value: String(params[name]),
        required: true,
      });
      const oneOf = (name: string, values: readonly (readonly [string, string])[], value: string): Field => ({
        type: 'choice',
        name,
        ...field(name),
        options: values.map(([one, label]) => ({ value: one, label })),
        value,
        required: true,
      });
      return {
        ...texts,
        intent: 'settings-kept',
        subject: '',
        fields: [
          oneOf(
            'locale',
            [
              ['fr', 'Français'],
              ['en', 'English'],
            ],
            params.locale,
          ),
          oneOf('territory', Object.entries(TERRITORY_NAMES[locale]), params.territory),
          { type: 'short', name: 'hours', ...field('hours'), value: `${params.workFrom} - ${params.workUntil}`, required: true },
          number('messagesAWeek'),
          number('answerDays'),
          number('newsDays'),
          number('keepDays'),
          number('ceiling'),
        ],
      };
    }
    case 'contacts':
      return {
        ...texts,
        intent: 'contacts-kept',
        subject: '',
        fields: [
          {
            type: 'long',
            name: 'lines',
            ...field('lines'),
            required: false,
            ...(form.params.lines === '' ? {} : { value: form.params.lines }),
          },
        ],
      };
    case 'service':
      return {
        ...texts,
        intent: 'service-kept',
        subject: form.params.service,
        fields: [
          {
            type: 'short',
            name: 'name',
            ...field('name'),
            required: true,
            ...(form.params.name === '' ? {} : { value: form.params.name }),
          },
          { type: 'channels', name: 'channels', ...field('channels'), required: false },
        ],
      };
    case 'correctData': {
      const { name, firstName, locale, territory, zone } = form.params;
      return {
        ...texts,
        intent: 'data-corrected',
        subject: '',
        fields: [
          { type: 'short', name: 'name', ...field('name'), required: true, value: name },
          { type: 'short', name: 'firstName', ...field('firstName'), required: false, value: firstName },
          {
            type: 'choice',
            name: 'locale',
            ...field('locale'),
            options: [
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ],
            value: locale,
            required: true,
          },
          clocks(territory, zone),
        ],
      };
    }
    case 'bring':
      return {
        ...texts,
        intent: 'story-brought',
        subject: '',
        fields: [
          sentence(''),
          { type: 'short', name: 'title', ...field('title'), required: false },
          { type: 'long', name: 'body', ...field('body'), required: true, ...(form.params.body === '' ? {} : { value: form.params.body }) },
          { type: 'person', name: 'people', several: true, required: false, ...field('people') },
        ],
      };
    case 'itsPeople':
      return {
        ...texts,
        intent: 'its-people-asked',
        subject: form.params.initiative,
        fields: [{ type: 'person', name: 'people', several: true, required: true, ...field('people') }],
      };
    case 'oral': {
      const { story, version, today, services } = form.params;
      return {
        ...texts,
        intent: 'oral-recorded',
        subject: versionOf(story, version),
        fields: [
          { type: 'date', name: 'on', value: today.toString(), required: true, ...field('on') },
          { type: 'long', name: 'how', required: true, ...field('how') },
          ...audience(services, null),
          choice('naming', ['names', 'team', 'none'], 'none'),
          { type: 'short', name: 'names', required: false, ...field('names') },
          choice('vintage', ['no', 'yes'], 'no'),
        ],
      };
    }
    case 'trial': {
      const { subject, given } = form.params;
      const begun = (name: keyof typeof given) => (given[name] === '' ? {} : { value: given[name] });
      const long = (name: keyof typeof given, required: boolean): Field => ({
        type: 'long',
        name,
        required,
        ...field(name),
        ...begun(name),
      });
      const day = (name: 'startsOn' | 'endsOn' | 'pilotUntil', required: boolean): Field => ({
        type: 'date',
        name,
        required,
        ...field(name),
        ...begun(name),
      });
      const changes = subject.startsWith('change:');
      return {
        ...texts,
        intent: 'trial-opened',
        subject,
        fields: [
          long('what', true),
          long('hypothesis', true),
          long('wayBack', true),
          long('question', true),
          day('startsOn', false),
          day('endsOn', true),
          ...(changes ? [] : [{ type: 'person', name: 'people', several: true, required: false, ...field('people') } as const]),
          long('time', false),
          long('stillValid', false),
          day('pilotUntil', false),
          { type: 'short', name: 'gaps', required: false, ...field('gaps'), ...begun('gaps') },
        ],
      };
    }
    case 'trialPeople':
      return {
        ...texts,
        intent: 'trial-people-asked',
        subject: form.params.trial,
        fields: [{ type: 'person', name: 'people', several: true, required: true, ...field('people') }],
      };
    case 'trialCarrier':
      return {
        ...texts,
        intent: 'trial-carrier-asked',
        subject: form.params.trial,
        fields: [{ type: 'person', name: 'people', several: false, required: true, ...field('people') }],
      };
    case 'trialQuestion':
      return {
        ...texts,
        intent: 'trial-question-asked',
        subject: form.params.trial,
        fields: [{ type: 'long', name: 'words', required: true, ...field('words') }],
      };
    case 'explore': {
      const seasons = ['any', ...form.params.seasons.map(seasonKey)];
      return {
        ...texts,
        intent: 'stories-looked-for',
        subject: '',
        fields: [
          { type: 'short', name: 'words', required: false, ...field('words') },
          choice('season', seasons, 'any'),
          choice('kind', ['all', 'story', 'bud', 'trial'], 'all'),
        ],
      };
    }
    case 'addCarrier':
      return {
        ...texts,
        intent: 'carrier-added',
        subject: form.params.initiative,
        fields: [{ type: 'person', name: 'person', several: false, required: true, ...field('person') }],
      };
    case 'evaluation': {
      const { trial, named } = form.params;
      return {
        ...texts,
        intent: 'evaluation-answered',
        subject: trial,
        fields: [...answerFields(field, form.params), choice('named', ['no', 'yes'], named ? 'yes' : 'no')],
      };
    }
    case 'aloud':
      return { ...texts, intent: 'aloud-noted', subject: form.params.trial, fields: answerFields(field, null) };
    case 'conclusion': {
      const { trial, version, learnt, follow, decider, decideBy } = form.params;
      return {
        ...texts,
        intent: 'trial-concluded',
        subject: versionOf(trial, version),
        fields: [
          { type: 'long', name: 'learnt', ...field('learnt'), required: true, ...(learnt === '' ? {} : { value: learnt }) },
          choice('follow', ['leave', 'again', 'practice'], follow),
          { type: 'short', name: 'decider', ...field('decider'), required: false, ...(decider === '' ? {} : { value: decider }) },
          {
            type: 'date',
            name: 'decideBy',
            ...field('decideBy'),
            required: false,
            ...(decideBy === null ? {} : { value: decideBy.toString() }),
          },
        ],
      };
    }
    case 'hours':
      return {
        ...texts,
        intent: 'hours-chosen',
        subject: '',
        fields: [
          { type: 'short', name: 'days', required: true, ...field('days') },
          { type: 'short', name: 'hours', required: true, ...field('hours') },
        ],
      };
    case 'digest': {
      const { subject, every, weekday, at, territory, zone, locale: language, includes } = form.params;
      const stories = includes.includes('stories');
      return {
        ...texts,
        intent: 'digest-kept',
        subject,
        fields: [
          ...(subject === '' ? [{ type: 'channels', name: 'channels', required: true, ...field('channels') } as const] : []),
          choice('every', ['week', 'month'], every),
          choice('weekday', ['1', '2', '3', '4', '5', '6', '7'], String(weekday)),
          { type: 'short', name: 'at', value: at, required: true, ...field('at') },
          clocks(territory, zone),
          choice('locale', ['fr', 'en'], language),
          choice('includes', ['all', 'stories', 'trials'], stories && includes.includes('trials') ? 'all' : stories ? 'stories' : 'trials'),
          choice('call', ['yes', 'no'], includes.includes('call') ? 'yes' : 'no'),
        ],
      };
    }
    case 'checkIn': {
      const { checkIn, closed, words, weather, forTeam, showing } = form.params;
      return {
        ...texts,
        intent: 'check-in-answered',
        subject: checkIn,
        fields: [
          { type: 'long', name: 'words', required: false, ...field('words'), ...(words === '' ? {} : { value: words }) },
          ...(closed ? [] : [choice('weather', ['unsaid', ...weathers], weather ?? 'unsaid')]),
          choice('forTeam', ['me', 'team'], forTeam ? 'team' : 'me'),
          choice('showing', ['five', 'unnamed', 'named'], showing),
        ],
      };
    }
    case 'help': {
      const { trial, draft, people, words } = form.params;
      return {
        ...texts,
        intent: 'help-asked',
        subject: `${trial}:${draft}`,
        fields: [
          {
            type: 'choice',
            name: 'whom',
            ...field('whom'),
            options: people.map(({ person }) => ({ value: person, label: worded.options?.[person] ?? person })),
            required: false,
          },
          { type: 'person', name: 'person', several: false, required: false, ...field('person') },
          { type: 'long', name: 'words', required: false, ...field('words'), ...(words === '' ? {} : { value: words }) },
        ],
      };
    }
    case 'absence': {
      const today = form.params.today.toString();
      return {
        ...texts,
        intent: 'note-absence',
        subject: '',
        fields: [
          { type: 'date', name: 'from', value: today, required: true, ...field('from') },
          { type: 'date', name: 'until', value: today, required: true, ...field('until') },
        ],
      };
    }
  }
}

function storyFields(field: (name: string) => WordedForm['fields'][string], title: string, body: string): Field[] {
  return [
    { type: 'short', name: 'title', ...field('title'), value: title.slice(0, 150), required: true },
    { type: 'long', name: 'body', ...field('body'), required: true, ...(body === '' ? {} : { value: body }) },
  ];
}

function answerFields(field: (name: string) => WordedForm['fields'][string], given: EvaluationWords | null): Field[] {
  return evaluationParts.map((name) => ({
    type: 'long',
    name,
    ...field(name),
    required: false,
    ...(given && given[name] !== '' ? { value: given[name] } : {}),
  }));
}

function wordForm<K extends FormKind>(form: { form: K; params: FormParams[K] }, words: Words, format: Format): WordedForm {
  return words.forms[form.form](form.params, format);
}
