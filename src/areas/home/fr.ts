import type { Block } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { clockInWords, daysInWords, momentInWords } from '../../cards/fr/hours.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { onWorkingTime } from '../../cards/fr/working-time.ts';
import { bold, briefly, person } from '../../cards/words.ts';
import type { WordedKinds } from '../../core/words.ts';
import { ruleOf } from '../../domain/purpose.ts';
import { runBy } from '../framing/fr.ts';
import { purposeWords } from '../meeting/purposes-fr.ts';
import { termLine } from '../term/fr.ts';
import type { Rhythm } from '../time/their-rhythm.ts';
import type { HomeParams } from './messages.ts';

const states: Record<Exclude<HomeParams['homeInitiatives']['told'][number]['state'], 'searching'>, string> = {
  held: "gardée jusqu'au prochain matin de travail",
  waiting: "je n'ai trouvé personne pour l'instant, à vous de choisir la suite",
  patient: 'je cherche encore, sans vous déranger',
  accepted: 'une rencontre se prépare',
  told: 'le récit est entre vos mains',
};

/** Numbered as one list, so that each number is that of a button. */
function followed({ told, joined }: HomeParams['homeInitiatives'], f: Format): Block {
  return numbered([
    ...told.map((one) => t`« ${briefly(one.sentence)} » : ${whereItIs(one, f)}`),
    ...joined.map((one) => t`« ${briefly(one.sentence)} », que vous portez avec d'autres : ${whereItIs(one, f)}`),
  ]);
}

function whereItIs({ state, purpose, inTurn, harvester, newsBy }: HomeParams['homeInitiatives']['told'][number], f: Format) {
  if (state === 'accepted' && harvester !== '') return t`une rencontre se prépare avec ${person(harvester)}`;
  if (!inTurn) return t`elle attend son tour`;
  if (state === 'searching') return t`je cherche ${purposeWords[purpose].whom}. Des nouvelles le ${f.day(newsBy)} au plus tard`;
  if (state === 'held') return t`${states[state]}. Des nouvelles le ${f.day(newsBy)} au plus tard`;
  if (state === 'accepted' && ruleOf(purpose).asks === 'chosen') return t`je vous ai dit qui est d'accord`;
  return t`${states[state]}`;
}

const hoursOf = ({ days, from, until, zone }: Rhythm) =>
  t`${daysInWords(days)}, de ${clockInWords(from)} à ${clockInWords(until)}${until < from ? ' le lendemain' : ''} (${zone})`;

const times = (aWeek: number) => (aWeek === 1 ? 'une fois par semaine' : `${aWeek} fois par semaine`);

const handsOn = {
  meeting: 'Une rencontre promise, à passer à une autre personne volontaire :',
  initiative: 'Une initiative, à porter à plusieurs :',
  story: 'Un récit, à porter à plusieurs :',
  pilot: 'Un test que vous menez, à passer à qui y prend part :',
  trial: "Un test que vous portez, à proposer à d'autres :",
  part: 'Un test où vous êtes, à quitter :',
} as const satisfies Record<HomeParams['leaving']['carried'][number]['what'], string>;

const hello = (firstName: string) => (firstName === '' ? t`Bonjour.` : t`Bonjour ${person(firstName)}.`);

const messages: WordedKinds<HomeParams> = {
  homeWelcome: ({ firstName, begun }, f) => ({
    summary: s('Votre page'),
    body: [
      begun
        ? p`${hello(firstName)} Cette page est à vous : personne d'autre ne la voit. Mes réponses vous attendent dans notre conversation.`
        : p`${hello(firstName)} Dites en une phrase ce que vous avez commencé, et une personne volontaire viendra en parler avec vous, si vous le voulez bien.`,
      ...termLine(f),
      ...runBy(f),
    ],
  }),
  homeInitiatives: ({ told, joined }, f) => ({
    summary: s('Vos initiatives'),
    body: [
      p`${bold('Vos initiatives')}`,
      told.length + joined.length === 0
        ? p`Vous n'avez pas d'initiative en cours avec moi. Pour en raconter une, une phrase suffit.`
        : followed({ told, joined }, f),
    ],
  }),
  homeMeeting: ({ people, sentence }, f) => ({
    summary: s('Une rencontre'),
    body: [
      p`${bold('Une rencontre')}`,
      p`Vous avez dit oui à une rencontre avec ${f.people(people)}. Avez-vous pu vous rencontrer ?`,
      quote(sentence),
    ],
  }),
  homeStory: ({ kind, title, body }) => ({
    summary: s('Un récit attend votre choix'),
    body: [
      p`${bold(kind === 'bud' ? 'Un bourgeon attend votre choix' : 'Un récit attend votre choix')}`,
      p`${briefly(title)}`,
      ...(body === '' ? [] : [quote(body)]),
      p`À qui le raconter ? Sans réponse de votre part, il reste entre vous.`,
    ],
  }),
  homeAhead: ({ items }, f) => ({
    summary: s('Ce que je compte vous dire'),
    body: [
      p`${bold('Ce que je compte vous dire')}`,
      items.length === 0
        ? p`Rien pour l'instant. Je ne vous écris de moi-même que pour ce qui vous concerne.`
        : list(
            items.map(({ what, from, because }) =>
              from === null ? t`${what} Dès maintenant, ${because}.` : t`${what} Au plus tôt le ${f.moment(from)}, ${because}.`,
            ),
          ),
    ],
  }),
  homeRhythm: ({ absences, stopped, ...rhythm }, f) => ({
    summary: s('Quand je vous écris'),
    body: [
      p`${bold('Quand je vous écris')}`,
      stopped
        ? p`Vous avez demandé que je ne vous écrive plus de moi-même. Je réponds toujours si vous me parlez.`
        : p`De moi-même, ${times(rhythm.aWeek)} au plus, et seulement sur vos heures de travail : ${hoursOf(rhythm)}.`,
      ...(absences.length === 0
        ? []
        : [
            p`Vos absences, pendant lesquelles je ne vous écris pas :`,
            list(
              absences.map(({ from, until }) =>
                from.equals(until) ? t`le ${f.day(from)}` : t`du ${f.day(from)} au ${f.day(until)} inclus`,
              ),
            ),
          ]),
    ],
    after: [small`En mots : « je travaille du lundi au jeudi de 8 h à 16 h », « absence jusqu'au 12 », « un message par semaine ».`],
  }),
  homeHarvest: ({ state }, f) => ({
    summary: s("L'équipe de vendange"),
    body: [
      p`${bold("L'équipe de vendange")}`,
      state === 'none'
        ? p`Écouter une personne qui a commencé quelque chose : une heure environ${onWorkingTime(f)} ; vous pouvez toujours dire « pas cette fois ».`
        : state === 'paused'
          ? p`Vous êtes en pause : je ne vous propose pas de rencontre.`
          : p`Vous faites partie de l'équipe de vendange. Merci.`,
    ],
  }),

  leaving: ({ carried, endsInWords, coordinates }) => ({
    summary: s('Vous partez'),
    body: [
      carried.length === 0
        ? p`Vous partez ? Vous ne portez rien avec moi en ce moment.`
        : p`Vous partez ? Voici ce que vous portez. Un numéro propose chaque chose à quelqu'un ; rien ne change tant que cette personne n'a pas dit oui.`,
      ...(carried.length === 0 ? [] : [numbered(carried.map(({ what, words }) => t`${handsOn[what]} « ${briefly(words)} »`))]),
      ...(endsInWords ? [small`S'arrêtent d'un mot : « je ne veille plus » sur un test, « je ne réserve plus » un moment.`] : []),
      ...(coordinates ? [small`Vous faites partie de la coordination : qui tient le serveur nomme une autre personne.`] : []),
    ],
    after: [
      small`Vos données restent tant que vous ne les effacez pas : « exporter », puis « effacer mes données ». Un récit peut rester sans votre nom, ou partir avec vous. Si votre compte se ferme, vos tests continuent sans vous.`,
    ],
  }),
  hoursKept: ({ moment, ...rhythm }) => ({
    summary: s("C'est noté."),
    body: [
      p`C'est noté. Je vous écris seulement sur vos heures de travail : ${hoursOf(rhythm)}.`,
      ...(moment === null
        ? []
        : [
            p`Vous réservez ${momentInWords(moment)} : je le dis, avec votre nom, à qui veut réunir quelques personnes autour d'un problème. Pendant six mois au plus, ou jusqu'à « je ne réserve plus ».`,
          ]),
    ],
  }),
  budgetKept: ({ aWeek }) => ({
    summary: s("C'est noté."),
    body: [
      p`C'est noté. De moi-même, je vous écris ${times(aWeek)} au plus. Je réponds toujours si vous me parlez.`,
      small`Une demande d'aide adressée à vous en personne ne compte pas.`,
    ],
  }),
};

const phrases = {
  showRhythm: ['mon rythme', 'quand m ecris tu', 'quand m ecrivez vous'],
  leave: ['je pars', 'je m en vais', 'je quitte mon poste', 'je change de poste'],
  showAhead: ['a venir', 'que vas tu me dire', 'qu allez vous me dire', 'ce que tu comptes me dire'],
};

/** Everything this area says in French. */
export const fr = { messages, buttons: {}, phrases, because: {}, forms: {} };
