import type { Block, Span } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { bold, briefly, person } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { Weather } from '../../domain/check-in.ts';
import { onTrial } from '../trying/fr.ts';
import type { faces } from './buttons.ts';
import type { OfTrial, Read } from './check-in-shown.ts';
import type { forms as areaForms, CheckingForms } from './forms.ts';
import type { LogLine } from './learning-log.ts';
import type { buttons as areaButtons, CheckingParams, kinds } from './messages.ts';
import type { HelpChoice, Reachable } from './who-can-help.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  weather: s("☀️ Tout s'y prête"),
  weatherFair: s('🌤️ Ça va'),
  weatherRain: s('🌧️ Ça coince'),
  weatherStorm: s("⛈️ Ce n'est pas le moment"),
  writeCheckIn: s('Écrire'),
  editCheckIn: s('Modifier ma réponse'),
  needHelp: s("J'ai besoin d'aide"),
  askHelpOf: s('Demander'),
  chooseHelp: s("Choisir quelqu'un"),
  learningLog: s('Carnet du test'),
  readLogOn: s('La suite'),
};

const phrases = {
  writeCheckIn: ['mon point', 'repondre au point', 'modifier ma reponse', 'corriger ma reponse'],
  shareUnnamed: ['partager sans mon nom'],
  paceEach: ['continuer', 'je continue', 'a chaque point'],
  paceRarer: ['plus rarement', 'moins souvent'],
  paceNone: ['ne plus me demander', 'plus de points', 'ne plus recevoir ces points'],
  needHelp: ['j ai besoin d aide', 'besoin d aide'],
  learningLog: ['carnet du test', 'le carnet du test'],
  readNotebook: ['carnet', 'le carnet', 'mon carnet'],
  writeAnswer: ['point', 'le point'],
  writeForTeam: ['pour l equipe', 'pour toute l equipe'],
  shareNamed: ['partager avec mon nom'],
};

/** Who reads somebody's words, before they write. */
function readersBefore({ readers }: Pick<Read, 'readers'>, f: Format): readonly Span[] {
  if (readers.length === 0) return t`Personne d'autre ne lit vos mots pour l'instant.`;
  return t`Vos mots sont lus par ${names(readers, f)}, sans votre nom sauf si vous le choisissez. On vous reconnaîtra peut-être.`;
}

const namedAtMost = 8;

/** By their names, as many as a card can list. */
function names(readers: readonly string[], f: Format): readonly Span[] {
  if (readers.length <= namedAtMost) return f.people(readers);
  const others = readers.length - namedAtMost;
  return t`${f.people(readers.slice(0, namedAtMost))}, et ${others === 1 ? 'une autre personne' : `${others} autres personnes`}`;
}

/** Whatever is said of a trial says first that it is one, and until when. */
function head(params: OfTrial, f: Format): Block {
  return p`${params.over ? bold(`🍂 TEST TERMINÉ le ${f.day(params.endsOn)}`) : onTrial(f, params)} : ${briefly(params.what)}`;
}

export const weathers: Readonly<Record<Weather, string>> = {
  sunny: buttons.weather,
  fair: buttons.weatherFair,
  rain: buttons.weatherRain,
  storm: buttons.weatherStorm,
};

const drawn = (some: readonly Weather[]): string => some.map((one) => weathers[one]).join(', ');

const next = (on: CheckingParams['checkIn']['nextOn'], f: Format): readonly Span[] =>
  on === null ? t`Dernier point.` : t`Prochain point : ${f.day(on)}.`;

function readersNow({ readers, showing }: CheckingParams['checkInKept'], f: Format): Block {
  if (readers.length === 0) return p`Personne d'autre ne les lit pour l'instant.`;
  if (showing === 'named') return p`Ces mots sont lisibles par ${names(readers, f)}, avec votre nom.`;
  if (showing === 'unnamed')
    return p`Ces mots sont lisibles par ${names(readers, f)}, sans votre nom. Même sans nom, on vous reconnaîtra peut-être.`;
  return p`Comme vous l'aviez choisi, ces mots ne sont lisibles par ${names(readers, f)}, sans votre nom, qu'à la fin du point, et si cinq autres personnes ont répondu.`;
}

const someone = (name: string): Span => (name === '' ? 'Une personne' : person(name));

function when({ name, from }: Reachable, f: Format): readonly Span[] {
  return from === null
    ? t`${someone(name)} : je ne sais pas quand cela pourra être lu`
    : t`${someone(name)} pourra le lire à partir du ${f.moment(from)}`;
}

function logLines(lines: readonly LogLine[], f: Format): Block[] {
  return lines.map((line): Block => {
    if (line.type === 'check-in') {
      const { on, closed, conditions } = line;
      const title = t`${bold(`Point du ${f.day(on)}`)}`;
      if (!closed) return p`${title}, en cours : les conditions se lisent à la fin.`;
      if (!conditions) return p`${title}. Conditions : trop peu de réponses pour les dire sans désigner personne.`;
      const { mostly, sometimes } = conditions;
      return p`${title}. Conditions : surtout ${drawn(mostly)}${sometimes.length === 0 ? '' : ` ; parfois ${drawn(sometimes)}`}.`;
    }
    const { words, forTeam, aloud, by } = line;
    const from: readonly Span[] = by === null ? [] : by === 'you' ? t` (vous)` : t` (${person(by.name)})`;
    return { type: 'quote', spans: [...(aloud ? t`Dit de vive voix : ` : forTeam ? t`Pour l'équipe : ` : []), { said: words }, ...from] };
  });
}

const paces: Readonly<Record<CheckingParams['paceKept']['pace'], string>> = {
  each: 'Je vous demande ce que vous remarquez à chaque point.',
  rarer: 'Je vous demande ce que vous remarquez à un point sur deux. Vous pouvez répondre aux autres quand vous voulez : « point ».',
  none: 'Je ne vous demande plus ce que vous remarquez. Vous participez toujours au test, et vous pouvez répondre quand vous voulez : « point ».',
};

const messages: WordedKinds<CheckingParams> = {
  checkIn: (params, f) => ({
    summary: s("Qu'avez-vous remarqué ?"),
    body: [
      head(params, f),
      p`Qu'avez-vous remarqué depuis le ${f.day(params.since)} ? Un mot ici suffit, même « rien ».`,
      ...(params.question === '' ? [] : [p`À regarder : ${briefly(params.question)}`]),
      ...(params.wonders && params.nextOn
        ? [p`Trois points sont restés sans réponse. Sans réponse d'ici le ${f.day(params.nextOn)}, je demanderai plus rarement.`]
        : []),
      small`${readersBefore(params, f)}`,
      ...(params.many ? [p`Et autour du test, la météo ? Les conditions, pas votre humeur.`] : []),
    ],
    details: [
      ...(params.teamAnswered ? [p`Une personne a déjà répondu pour l'équipe.`] : []),
      ...(params.wonders && params.nextOn ? [p`Pour choisir : « à chaque point », « plus rarement », « ne plus me demander ».`] : []),
    ],
    after: [small`${next(params.nextOn, f)} Pas le temps ? Aucun souci.`],
  }),
  checkInReminder: (params, f) => ({
    summary: s("Qu'avez-vous remarqué ? Un seul rappel."),
    body: [
      head(params, f),
      p`Avez-vous remarqué quelque chose ? Un mot suffit, même « rien ».`,
      small`C'est mon seul rappel : ne pas répondre est aussi une réponse.`,
    ],
  }),
  checkInLate: (params, f) => ({
    summary: s('Ce point est fermé.'),
    body: [head(params, f), p`Ce point est fermé : sa météo ne change plus. Vos mots sont encore les bienvenus.`],
  }),
  checkInKept: (params, f) => ({
    summary: s("C'est noté, merci."),
    body: [
      head(params, f),
      params.forTeam ? p`C'est noté pour l'équipe, merci.` : p`C'est noté, merci.`,
      ...(params.words === '' ? [] : [quote(params.words), readersNow(params, f)]),
      ...(params.weather === null
        ? []
        : [
            p`La météo autour du test : ${weathers[params.weather]}. Je n'en montre que l'ensemble, à partir de cinq autres réponses ; à la fin du point, j'oublie ce que chaque personne a dit.`,
          ]),
      ...(params.stuck ? [p`Si cela coince, vous pouvez demander de l'aide, à qui vous voulez.`] : []),
      ...(params.closed ? [small`Ce point est fermé : sa météo ne change plus.`] : [small`${next(params.nextOn, f)}`]),
    ],
  }),
  checkInTakenBack: (params, f) => ({
    summary: s("C'est effacé."),
    body: [head(params, f), p`C'est effacé : je n'ai plus de réponse de votre part à ce point.`],
  }),
  checkInCannotWait: ({ until }, f) => ({
    summary: s('Ce point se termine bientôt.'),
    body: [
      p`Ce point se termine le ${f.moment(until)}, et je ne pourrai pas vous le redire d'ici là. Vous pouvez y répondre, ou le laisser passer.`,
    ],
  }),
  paceKept: (params, f) => ({
    summary: s("C'est noté."),
    body: [
      head(params, f),
      p`${paces[params.pace]}`,
      small`Pour changer : « à chaque point », « plus rarement », « ne plus me demander ».`,
    ],
  }),

  helpAsked: (params, f) => ({
    summary: params.voice ? s("C'est demandé.") : s("Votre demande d'aide est partie."),
    body: [
      head(params, f),
      params.voice
        ? p`J'ai demandé que l'on vienne en parler avec vous de vive voix.`
        : p`C'est demandé, et je ne le dis à personne d'autre.`,
      ...(params.words === '' ? [] : [quote(params.words)]),
      list(params.to.map((one) => when(one, f))),
      ...(params.far ? [p`C'est dans longtemps. Voulez-vous demander aussi à quelqu'un d'autre ?`] : []),
    ],
  }),
  helpNotPossible: (params, f) => ({
    summary: s('Je ne peux pas le demander à cette personne.'),
    body: [
      head(params, f),
      p`Je ne peux pas le demander à cette personne : elle ne reçoit pas mes messages, ou c'est vous. Choisissez quelqu'un d'autre.`,
    ],
  }),
  helpWanted: (params, f) => ({
    summary: params.voice ? s('Une personne souhaite vous en parler de vive voix.') : s('Une personne vous demande de l’aide.'),
    body: [
      ...(params.of ? [head(params.of, f)] : []),
      ...(params.voice
        ? [p`${someone(params.from)} aimerait vous parler de ce test de vive voix. Un message suffit pour convenir d'un moment.`]
        : [
            p`${someone(params.from)} aimerait un peu d'aide, et s'adresse à vous.`,
            ...(params.words === '' ? [] : [quote(params.words)]),
            params.invitation === ''
              ? p`Un message, un appel, un passage sur place : à vous de voir. Je ne garde pas trace de la suite.`
              : p`Un message, un appel, un passage sur place : à vous de voir. « Pas cette fois » est une réponse comme une autre, sans raison à donner.`,
          ]),
    ],
  }),
  learningLog: (params, f) => ({
    summary: s('Le carnet du test'),
    body: [
      head(params, f),
      p`Le carnet du test, pour les personnes qui y participent. On y regarde le test, jamais les personnes.`,
      ...(params.lines.length === 0 ? [p`Il est encore vide : le premier point n'a pas eu lieu.`] : logLines(params.lines, f)),
    ],
  }),
};

/** Each of them receives it: they are named beforehand. */
function inCoordination(all: readonly string[], f: Format): Block {
  const known = all.filter((name) => name !== '');
  return known.length < all.length
    ? p`Si vous choisissez la coordination, chaque personne qui en fait partie recevra votre demande.`
    : known.length === 1
      ? p`La coordination, c'est ${f.people(known)}.`
      : p`La coordination, c'est ${f.people(known)} : chacune de ces personnes recevra votre demande.`;
}

function whenCoordination({ from }: Reachable, f: Format): readonly Span[] {
  return from === null ? t`La coordination` : t`La coordination pourra le lire à partir du ${f.moment(from)}`;
}

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  checkIn: s('parce que vous l’essayez'),
  checkInReminder: s('parce que vous participez à ce test'),
  helpWanted: s('parce qu’une personne s’adresse à vous'),
};

const forms: WordedForms<CheckingForms> = {
  checkIn: ({ closed, readers }, f) => ({
    title: s('Répondre au point'),
    intro: [
      p`${readersBefore({ readers }, f)}`,
      ...(closed ? [p`Ce point est fermé : sa météo ne change plus. Vos mots sont encore les bienvenus.`] : []),
    ],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      words: {
        label: s("Qu'avez-vous remarqué ?"),
        hint: s(
          "Un mot suffit. Sans noms d'usagères ou d'usagers, et sans rien qui touche à la santé de quelqu'un. Vide : rien n'est gardé.",
        ),
      },
      weather: {
        label: s('Et autour du test, la météo ? Les conditions, pas votre humeur.'),
        hint: s("Je n'en montre que l'ensemble, à partir de cinq autres réponses."),
      },
      forTeam: { label: s('Pour qui répondez-vous ?') },
      showing: { label: s('Avec votre nom ?') },
    },
    options: {
      unsaid: s('Je ne le dis pas'),
      sunny: buttons.weather,
      fair: buttons.weatherFair,
      rain: buttons.weatherRain,
      storm: buttons.weatherStorm,
      me: s('Pour moi'),
      team: s("Pour l'équipe"),
      five: s('Comme avant : sans mon nom, et si cinq autres personnes ont répondu'),
      unnamed: s('Sans mon nom'),
      named: s('Avec mon nom'),
    },
  }),
  help: ({ people }, f) => ({
    title: s("J'ai besoin d'aide"),
    intro: [
      p`La personne que vous choisissez lira votre nom et vos mots. Je ne le dis à personne d'autre.`,
      ...people.flatMap((one) => (one.all ? [inCoordination(one.all, f)] : [])),
      p`Danger, violence, harcèlement, souffrance : ce n'est pas ici. Dites « vers qui me tourner ».`,
    ],
    submit: s('Demander'),
    cancel: s('Fermer'),
    fields: {
      whom: { label: s("À qui demander de l'aide ?"), hint: s('Avec le premier moment où cela pourra être lu.') },
      person: { label: s("Ou à quelqu'un d'autre"), hint: s("Si vous choisissez quelqu'un ici, c'est à cette personne que je demande.") },
      words: { label: s('Quelques mots, si vous voulez') },
    },
    options: Object.fromEntries(
      people.map(({ person, name, from }) => [
        person,
        person === 'volunteer'
          ? volunteerChoice
          : `${person === 'coordination' && name === '' ? s('La coordination') : name.slice(0, 35)}${s(` : ${from === null ? 'je ne sais pas quand' : f.moment(from)}`)}`,
      ]),
    ),
  }),
};

const volunteerChoice = s('Une personne volontaire, dans les jours qui viennent');

function choice(one: HelpChoice, f: Format): readonly Span[] {
  if (one.person === 'volunteer') return t`${volunteerChoice}`;
  return one.all ? whenCoordination(one, f) : when(one, f);
}

const inWords: WordedInWords<typeof areaForms> = {
  checkIn: (params, f) => ({
    summary: s('Répondre au point'),
    body: [head(params, f), p`Écrivez « mon point : » suivi de ce que vous avez remarqué, ou utilisez le bouton.`],
  }),
  help: (params, f) => ({
    summary: s('À qui demander de l’aide ?'),
    body: [
      ...(params.of ? [head(params.of, f)] : []),
      ...(params.words === '' ? [] : [quote(params.words)]),
      params.of
        ? p`À qui voulez-vous demander de l'aide ? Je ne le dis à personne d'autre.`
        : p`Vous n'avez pas à y arriver sans aide. À qui voulez-vous le dire ? Seules les personnes à qui je le demande le sauront.`,
      ...(params.people.length === 0
        ? []
        : [
            numbered(params.people.map((one) => choice(one, f))),
            ...params.people.flatMap((one) => (one.all ? [inCoordination(one.all, f)] : [])),
          ]),
      ...(params.words === '' ? [] : [small`Je garde ce texte un jour ouvré, pour vous seulement, tant que vous n'avez pas choisi.`]),
    ],
    after: [small`Ou choisissez une autre personne. Danger, violence, harcèlement, souffrance : « vers qui me tourner ».`],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
