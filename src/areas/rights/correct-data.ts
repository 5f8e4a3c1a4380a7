import { type Act, type Answer, aboutStory, refreshLater, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import { defaultZone, TERRITORIES } from '../../domain/holidays.ts';
import { localeOf, workingTimeOf } from '../../domain/person.ts';
import { foldedName } from '../../domain/service.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

const nameAtMost = 80;

/** « Corriger mes données »: the form, with what is known now. */
export async function openCorrection({ person, organisation }: Act): Promise<Answer> {
  const working = workingTimeOf(person, organisation);
  const territory = TERRITORIES.find((one) => one === working.territory) ?? organisation.territory;
  return {
    type: 'ask',
    form: filled(forms.correctData, {
      name: person.name,
      firstName: person.firstName,
      locale: localeOf(person, organisation),
      // A zone that is not the one of their territory was set by their platform: it can be kept.
      territory: defaultZone(territory) === working.zone ? territory : null,
      zone: working.zone,
    }),
    otherwise: sayInWords(forms.correctData),
  };
}

export async function correctData(act: Act): Promise<Answer> {
  const { tx, person, organisation, values } = act;
  const [name, firstName] = [nameIn(textOf(values.name)), nameIn(textOf(values.firstName))];
  if (name === '') return { type: 'correct', errors: { name: 'name-empty' } };
  // Two people may bear one name; nobody takes somebody else's.
  const others = foldedName(name) === foldedName(person.name) ? [] : await tx.people.namesBesides(person.id);
  if (others.some((one) => foldedName(one) === foldedName(name))) return { type: 'correct', errors: { name: 'name-borne' } };

  const working = workingTimeOf(person, organisation);
  const territory = TERRITORIES.find((one) => one === textOf(values.territory));
  // What they left as it was goes on following their platform, or the organisation.
  const moves = territory !== undefined && (territory !== working.territory || defaultZone(territory) !== working.zone);
  const locale = textOf(values.locale) === 'en' ? 'en' : 'fr';
  await tx.rights.correct(person.id, {
    name,
    firstName,
    locale: locale === localeOf(person, organisation) ? person.locale : locale,
    zone: moves ? defaultZone(territory) : person.zone,
    territory: moves ? territory : person.territory,
  });
  // Where they chose to appear by name, it is this one from now on.
  for (const { id } of await tx.initiatives.carriedBy(person.id)) {
    const story = await tx.stories.ofInitiative(id);
    if (story) await refreshLater(act, aboutStory(story.id));
  }
  return say(kinds.dataCorrected);
}

/** One line, without what could pass for something else. */
function nameIn(text: string): string {
  return sentenceOf(text.replace(/\s+/g, ' ')).slice(0, nameAtMost).toWellFormed().trim();
}
