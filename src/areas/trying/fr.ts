import type { Block, Span } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { wholeInWords } from '../../cards/fr/calling.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { onWorkingTime } from '../../cards/fr/working-time.ts';
import { bold, briefly, person, said } from '../../cards/words.ts';
import { fr as shared } from '../../core/fr.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { sharingFields, sharingOptions } from '../agreeing/fr.ts';
import { namings, postedBefore, toWhom, unheard } from '../meeting/fr.ts';
import type { faces } from './buttons.ts';
import type { forms as areaForms, TrialExample, TryingForms } from './forms.ts';
import type { ListedTrial } from './listed-trials.ts';
import type { buttons as areaButtons, kinds, TryingParams } from './messages.ts';
import type { ShownTrial } from './trial-view.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  openTrial: s('Ouvrir un test'),
  joinTrial: s("D'accord"),
  askAboutTrial: s("J'ai une question"),
  askForTrial: s("Demander à d'autres personnes"),
  beginWithThose: s('Commencer sans attendre'),
  changeTrial: s('Corriger le test'),
  giveUpTrial: s('Y renoncer'),
  trialSheet: s('La feuille à imprimer'),
  showTrial: s('Voir le test'),
  tryHere: s('L’essayer chez nous'),
  myTrials: s('Les tests'),
  tryAgain: s('Réessayer autrement'),
  chooseTrialSharing: s('Choisir qui en entend parler'),
  chooseEvaluationSharing: s('À qui raconter le bilan ?'),
  askToJoin: s('En être aussi'),
  leaveTrial: s('Me retirer du test'),
  takeTrial: s('Je le porte'),
  passTrial: s('Passer le relais'),
};

const phrases = {
  openTrial: [
    ...['test', 'un test', 'ouvrir un test', 'nouveau test'],
    ...['je veux', 'je voudrais', 'on veut', 'on voudrait', 'nous voulons', 'j aimerais'].flatMap((wish) => [
      `${wish} faire un test`,
      `${wish} faire un essai`,
    ]),
  ],
  joinTrial: ['d accord pour le test', 'je prends part au test'],
  askAboutTrial: ['j ai une question', 'ma question'],
  askForTrial: ['demander a d autres personnes', 'proposer le test'],
  carryTrialTogether: ['porter le test a plusieurs'],
  watchedBy: ['qui veille avec nous', 'qui veille avec vous', 'qui veille sur le test', 'demander de veiller sur le test'],
  watchTrial: ['d accord je veille', 'je veille sur le test'],
  endWatching: [
    'ne plus veiller',
    'je ne veille plus',
    'je ne veille plus sur le test',
    'plus personne ne veille',
    'plus personne ne veille sur le test',
  ],
  acceptTrialCarrying: ['d accord je le porte', 'je porte le test'],
  beginWithThose: ['commencer avec les personnes d accord', 'commencer le test'],
  changeTrial: ['corriger le test', 'changer le test'],
  giveUpTrial: ['renoncer au test', 'y renoncer'],
  trialSheet: ['la feuille du test', 'feuille du test'],
  ownTrial: ['mon test', 'le test'],
  wholeTrial: ['lire le test'],
  myTrials: ['tests', 'les tests', 'mes tests'],
  tryHere: ['l essayer chez nous', 'essayer chez nous'],
  tryAgain: ['reessayer', 'reessayer autrement'],
  chooseTrialSharing: ['qui peut en entendre parler', 'a qui raconter le test'],
  chooseEvaluationSharing: ['a qui raconter le bilan', 'qui peut entendre parler du bilan'],
  leaveTrial: ['me retirer du test', 'je me retire du test', 'quitter le test', 'je quitte le test'],
  takeTrial: ['je le porte', 'je pilote le test', 'je le pilote'],
  passTrial: ['passer le relais', 'je passe le relais', 'passer la main pour le test'],
  keepTrialBetweenUs: ['le test entre nous'],
  shareTrialWithAll: ['raconter le test a tout le monde', ...wholeInWords.map((whole) => `raconter le test a ${whole}`)],
  keepEvaluationBetweenUs: ['le bilan entre nous'],
  chooseDecisionSharing: ['a qui raconter la reponse', 'qui peut entendre parler de la reponse'],
  keepDecisionBetweenUs: ['la reponse entre nous'],
  shareDecisionWithAll: ['raconter la reponse a tout le monde', ...wholeInWords.map((whole) => `raconter la reponse a ${whole}`)],
  shareEvaluationWithAll: ['raconter le bilan a tout le monde', ...wholeInWords.map((whole) => `raconter le bilan a ${whole}`)],
};

/** What everything said of a trial begins with (P25). */
export const onTrial = (f: Format, { endsOn }: Pick<ShownTrial, 'endsOn'>) => ({ bold: `🚧 EN TEST jusqu'au ${f.day(endsOn)}` });

/** Where a trial stands, before what it is. */
function heading(trial: ShownTrial, f: Format): string {
  if (trial.state === 'over') return `🍂 TEST ARRÊTÉ, mené du ${f.day(trial.startsOn)} au ${f.day(trial.endsOn)}`;
  if (trial.state === 'given-up') return s("Ce test n'a pas commencé, et ne commencera pas.");
  if (trial.state === 'asking') return `🚧 TEST PROPOSÉ du ${f.day(trial.startsOn)} au ${f.day(trial.endsOn)}`;
  return `🚧 EN TEST du ${f.day(trial.startsOn)} au ${f.day(trial.endsOn)}`;
}

/** What the people asked must know, on every card that shows the trial. */
function sheet(
  trial: ShownTrial,
  f: Format,
  time = onWorkingTime(f),
  proposed: readonly Span[] = t`${bold("On propose d'essayer")}`,
): readonly Block[] {
  const ends = trial.state === 'asking' || trial.state === 'live' ? t`. Il s'arrête alors, même s'il fonctionne.` : t``;
  return [
    p`${{ bold: heading(trial, f) }}${ends}`,
    p`${proposed} : ${said(trial.what)}`,
    p`${bold('Pour vérifier :')} ${said(trial.hypothesis)}`,
    ...(trial.time === '' ? [] : [p`${bold('Cela vous demande :')} ${said(trial.time)}${time}`]),
    ...(trial.stillValid === '' ? [] : [p`${bold('Reste valable :')} ${said(trial.stillValid)}`]),
    p`${bold('Retour en arrière :')} ${said(trial.wayBack)}`,
    p`${bold("Ce que l'on regardera :")} ${said(trial.question)}\nLe test, jamais les personnes.`,
  ];
}

/** Behind « Plus » where the card has no room for it. */
const worked = ({ time }: ShownTrial, f: Format): readonly Block[] =>
  time === '' || f.frameSignedOn === null ? [] : [p`Le temps demandé est du temps de travail (cadre du ${f.day(f.frameSignedOn)}).`];

/** Nobody wrote what still applies: everything does. */
const unchanged = ({ stillValid }: ShownTrial): readonly Block[] =>
  stillValid === '' ? [p`Toutes les consignes de sécurité, règles et protocoles en vigueur restent valables.`] : [];

/** People without a screen take part in it too. */
const besides = ({ offscreen }: ShownTrial): readonly Block[] =>
  offscreen ? [p`Des personnes sans écran y prennent part aussi, avec un oui de vive voix.`] : [];

function voice({ aloud }: TryingParams['trialShown'], f: Format): readonly Block[] {
  if (!aloud) return [];
  return aloud.on === null
    ? [p`Un oui de vive voix est attendu des personnes sans écran : on leur lit la feuille en entier, et chaque personne peut dire non.`]
    : [
        p`Un oui de vive voix est noté, le ${f.day(aloud.on)}. Je ne garde aucun nom. La feuille à afficher le dit, et dit comment se retirer.`,
      ];
}

/** Named to those who know them already. */
const leading = (pilot: string) => (pilot === '' ? 'la personne qui pilote le test' : person(pilot));

function request(
  trial: ShownTrial,
  f: Format,
  { among, from, carrying = false }: { among: boolean; from: string; carrying?: boolean },
): readonly Block[] {
  const proposed = bold(carrying ? "vous propose d'essayer et de porter" : "vous propose d'essayer");
  return [
    ...sheet(
      trial,
      f,
      f.frameSignedOn === null ? '' : ' (temps de travail)',
      from === '' ? t`On ${proposed}` : t`${person(from)} ${proposed}`,
    ),
    from === ''
      ? p`Vous pouvez refuser, ou vous retirer ensuite, sans dire pourquoi.`
      : among
        ? p`Vous pouvez refuser, ou vous retirer ensuite, sans dire pourquoi. ${person(from)} saura qu'un accord manque, pas lequel.`
        : p`Vous pouvez refuser, ou vous retirer ensuite, sans dire pourquoi. ${person(from)} saura seulement qu'un accord manque.`,
  ];
}

const whereItIs = ({ state, role, startsOn, endsOn }: ListedTrial, f: Format) => {
  const part =
    role === null
      ? 'votre réponse est attendue'
      : role === 'tester'
        ? "vous l'essayez"
        : role === 'pilot'
          ? 'vous le pilotez'
          : 'vous le portez';
  if (state === 'asking') return t`pas encore commencé, prévu le ${f.day(startsOn)} ; ${part}`;
  return state === 'live' ? t`en test jusqu'au ${f.day(endsOn)} ; ${part}` : t`arrêté le ${f.day(endsOn)}`;
};

/** What stopped is not shown as going on. */
const markOf = ({ state }: ListedTrial) => (state === 'over' ? '🍂' : '🚧');

const lineOf = (one: ListedTrial, f: Format) => t`${markOf(one)} « ${briefly(one.what)} » : ${whereItIs(one, f)}`;

function listed(mine: readonly ListedTrial[], f: Format): Block {
  return mine.length === 0 ? p`Aucun test en cours avec vous.` : numbered(mine.map((one) => lineOf(one, f)));
}

const messages: WordedKinds<TryingParams> = {
  trialShown: (trial, f) => ({
    summary: s('Le test'),
    body: [
      ...sheet(trial, f),
      ...(trial.inspiredBy === '' ? [] : [small`Inspiré de « ${briefly(trial.inspiredBy)} ».`]),
      ...unchanged(trial),
      ...(trial.state === 'asking' ? [waiting(trial, f)] : []),
      ...voice(trial, f),
      ...(trial.state === 'live'
        ? [trial.with.length === 0 ? p`Il est en cours.` : p`Il est en cours. Y prennent part avec vous : ${f.people(trial.with)}.`]
        : []),
      ...(trial.companion === '' ? [] : [p`Veille avec vous, hors du test : ${person(trial.companion)}, à qui parler si cela coince.`]),
      ...(trial.alone && trial.role !== 'tester' && (trial.state === 'asking' || trial.state === 'live')
        ? [small`Un test ne devrait pas s'arrêter parce qu'une personne s'en va : vous pouvez proposer à quelqu'un de le porter avec vous.`]
        : []),
    ],
  }),
  trialRequest: (trial, f) => ({
    summary: s('On vous propose d’essayer quelque chose.'),
    body: [...request(trial, f, trial)],
    details: [
      ...(trial.carrying ? [p`Le porter, c'est pouvoir l'arrêter n'importe quel jour, sans raison à donner.`] : []),
      ...worked(trial, f),
      ...unchanged(trial),
      ...besides(trial),
    ],
  }),
  trialChanged: (trial, f) => ({
    summary: s('Le test vient de changer.'),
    body: [
      p`Le test vient de changer pendant que vous répondiez : je n'ai pas gardé votre réponse. Voici ce qu'il dit aujourd'hui.`,
      ...request(trial, f, { among: false, from: trial.from }),
    ],
    details: [...worked(trial, f), ...unchanged(trial)],
  }),
  trialCarryRequest: ({ from, what, ...trial }, f) => ({
    summary: s('On vous propose de porter un test.'),
    body: [
      p`${trial.state === 'live' ? onTrial(f, trial) : bold('🚧 TEST PROPOSÉ')} : ${said(what)}`,
      from === '' ? p`On vous propose de porter ce test à plusieurs.` : p`${person(from)} vous propose de porter ce test à plusieurs.`,
      p`Le porter, c'est pouvoir le faire vivre si quelqu'un s'absente, et pouvoir l'arrêter n'importe quel jour, sans raison à donner.`,
    ],
  }),
  companionWanted: ({ from, what, agreed, ...trial }, f) => ({
    summary: agreed ? s("C'est noté : vous veillez sur un test.") : s('On vous propose de veiller sur un test.'),
    body: [
      agreed
        ? p`C'est noté : vous veillez sur « ${briefly(what)} », jusqu'au ${f.day(trial.endsOn)} au plus tard. Votre nom est sur la feuille du test, et je le propose en premier à qui demande de l'aide.`
        : p`${from === '' ? 'On' : person(from)} vous propose de veiller sur un test, jusqu'au ${f.day(trial.endsOn)} : « ${briefly(what)} ».`,
      agreed
        ? p`Pour arrêter, sans dire pourquoi : « je ne veille plus ».`
        : p`Vous n'y prenez pas part : on peut venir vous parler si cela coince, et c'est tout. Votre nom n'est donné que si vous dites oui.`,
    ],
  }),
  trialPeopleAsked: ({ people, any }, f) => ({
    summary: any ? s("C'est proposé.") : s("Je n'ai rien proposé de plus."),
    body: [
      any
        ? people.length === 0
          ? p`C'est proposé, au prochain bon moment pour chaque personne. Chacune répond librement.`
          : p`C'est proposé à ${f.people(people)}, au prochain bon moment pour chaque personne. Chacune répond librement.`
        : p`Ces personnes sont déjà dans ce test, ou ne reçoivent pas mes messages. Rien n'a changé.`,
    ],
  }),
  trialQuestionAsked: ({ pilot, readFrom }, f) => ({
    summary: s('Votre question est transmise.'),
    body: [
      readFrom === null
        ? p`Votre question est transmise à ${leading(pilot)}, qui pourra vous répondre directement. Je ne sais pas quand elle sera lue.`
        : p`Votre question est transmise à ${leading(pilot)}, qui pourra la lire à partir du ${f.moment(readFrom)} et vous répondre directement.`,
    ],
  }),
  trialQuestion: ({ from, what, words }) => ({
    summary: s('Une question sur votre test'),
    body: [
      from === ''
        ? p`Une question sur le test « ${briefly(what)} » :`
        : p`${person(from)} a une question sur le test « ${briefly(what)} » :`,
      quote(words),
      ...(from === '' ? [] : [p`Vous pouvez lui répondre directement.`]),
    ],
  }),
  trialBegins: (trial, f) => ({
    summary: s('Un test commence.'),
    body: [
      p`Les personnes qui y prennent part sont d'accord : le test commence.`,
      ...sheet(trial, f, ''),
      ...(trial.with.length === 0 ? [] : [p`Y prennent part avec vous : ${f.people(trial.with)}.`]),
    ],
    details: [...worked(trial, f), ...unchanged(trial)],
  }),
  agreementMissing: ({ what, startsOn, endsOn, lacks }, f) => ({
    summary: s("Un test n'a pas commencé."),
    body:
      lacks === 'days'
        ? [
            p`Le test « ${briefly(what)} » devait commencer le ${f.day(startsOn)}. Il n'a pas commencé : Vendange s'arrête ici avant son dernier jour. Vous pouvez changer ses jours, ou y renoncer.`,
          ]
        : [
            p`Le test « ${briefly(what)} » devait commencer le ${f.day(startsOn)}. Il n'a pas commencé : ${lacks === 'voice' ? 'un oui de vive voix' : 'un accord'} manque.`,
            p`Vous pouvez commencer avec les personnes d'accord, demander à d'autres, changer le test ou y renoncer. Ou attendre : il commencera dès que tout le monde sera d'accord, et s'arrêtera le ${f.day(endsOn)} quoi qu'il arrive.`,
          ],
  }),
  trialGivenUp: () => ({
    summary: s("C'est noté."),
    body: [p`C'est noté : ce test ne commencera pas. Y renoncer est une décision comme une autre.`],
  }),
  trialNotBegun: ({ what }) => ({
    summary: s('Un test ne commencera pas.'),
    body: [p`Le test « ${briefly(what)} », pour lequel vous aviez donné votre accord, ne commencera pas. Vous n'avez rien à faire.`],
  }),
  trialSharingKept: ({ part, audience, serviceName, naming, heard, places }, f) => ({
    summary: s('Vos choix sont gardés.'),
    body: [
      audience === 'us'
        ? part === 'trial'
          ? p`Vos choix sont gardés : ce test reste entre vous.`
          : part === 'evaluation'
            ? p`Vos choix sont gardés : ce bilan reste entre vous.`
            : p`Vos choix sont gardés : cette réponse reste entre vous.`
        : p`Vos choix sont gardés : à raconter ${toWhom(serviceName, f)}, ${bold(namings[naming])}. À plusieurs, le choix le plus discret l'emporte.`,
      ...(heard ? [] : [unheard]),
      ...(places.length > 0 ? [postedBefore(places)] : []),
      small`Vous pouvez changer d'avis à tout moment. Même sans nom, on vous reconnaîtra peut-être.`,
    ],
  }),
  openTrial: (trial, f) => ({
    summary: s('Un test en cours'),
    body: [
      ...sheet(trial, f),
      ...unchanged(trial),
      ...(trial.naming === 'names'
        ? [p`Y prennent part : ${f.people(trial.people)}.`]
        : trial.naming === 'team'
          ? [p`Une équipe l'essaie.`]
          : []),
      p`Vous pouvez en être aussi, librement : je vous demanderai votre accord.`,
    ],
  }),
  trials: ({ mine, open }, f) => ({
    summary: s('Les tests'),
    body: [
      p`${bold('Les tests')}`,
      mine.length + open.length === 0
        ? p`Aucun test en cours avec vous.`
        : numbered([
            ...mine.map((one) => lineOf(one, f)),
            ...open.map((one) => t`🚧 « ${briefly(one.what)} » : en test jusqu'au ${f.day(one.endsOn)}`),
          ]),
    ],
  }),
  homeTrials: ({ mine }, f) => ({ summary: s('Vos tests'), body: [p`${bold('Vos tests')}`, listed(mine, f)] }),
};

function waiting({ missing, late, startsOn, role }: TryingParams['trialShown'], f: Format): Block {
  if (!missing) return p`Tout le monde est d'accord. Il commencera le ${f.day(startsOn)}.`;
  if (role === 'tester')
    return p`Merci, votre accord est noté. Il commencera quand tout le monde sera d'accord, à partir du ${f.day(startsOn)}.`;
  return late
    ? p`Il devait commencer le ${f.day(startsOn)} : un accord manque.`
    : p`Un accord manque encore. Il commencera quand tout le monde sera d'accord, à partir du ${f.day(startsOn)}.`;
}

/** The printable sheet for the break room. */
export const trialSheet = {
  file: 'test',
  note: s('La feuille à imprimer, pour la salle de pause.'),
  title: (until: string) => s(`🚧 EN TEST jusqu'au ${until}`),
  from: (day: string) => s(`À partir du ${day}.`),
  what: s('On essaie'),
  hypothesis: s('Pour vérifier'),
  time: s('Ce que cela demande'),
  stillValid: s('Ce qui reste valable'),
  allStillValid: s('Toutes les consignes de sécurité, règles et protocoles en vigueur.'),
  wayBack: s('Pour revenir en arrière'),
  question: s("Ce que l'on regarde : le test, jamais les personnes"),
  end: (day: string) => s(`Le ${day}, il s'arrête, même s'il fonctionne.`),
  free: s('Chaque personne qui essaie a dit oui, et peut se retirer quand elle veut, sans dire pourquoi.'),
  voice: s('Un oui de vive voix'),
  toRead: s('Cette feuille se lit à voix haute, en entier. Chaque personne peut dire non, sans dire pourquoi.'),
  heard: (day: string) => s(`Cette feuille a été lue à voix haute, et on a dit oui le ${day}. Aucun nom n'est gardé.`),
  withdraw: (pilot: string) => s(`Pour se retirer : le dire à ${pilot}, à tout moment, sans dire pourquoi.`),
  anybody: s('une personne qui porte le test'),
  companion: (name: string) => s(`Hors du test, à qui parler si cela coince : ${name}.`),
  inspiredBy: (title: string) => s(`Inspiré de « ${title} ».`),
  remarks: s('Remarques, même un mot :'),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  trialRequest: s("parce qu'on vous le propose"),
  trialCarryRequest: s("parce qu'une personne vous propose de porter un test"),
  companionWanted: s('parce qu’on vous propose de veiller sur un test'),
  trialQuestion: s('parce que vous pilotez ce test'),
  trialBegins: s('parce que vous avez dit oui à ce test'),
  agreementMissing: s('parce que vous portez ce test'),
  trialNotBegun: s('parce que vous aviez dit oui à ce test'),
};

/** One trial each, as a team might write it. */
const examples: Readonly<Record<TrialExample, Readonly<Record<'what' | 'hypothesis' | 'wayBack' | 'question', string>>>> = {
  binder: {
    what: s("Un classeur où l'équipe de la crèche note l'heure et la dose des médicaments"),
    hypothesis: s('On sait tout de suite ce qui a été donné, sans appeler personne'),
    wayBack: s("On range le classeur, et l'on reprend la façon de faire d'avant"),
    question: s('Que manque-t-il dans le classeur ?'),
  },
  signatures: {
    what: s('Les gestionnaires signent les attestations courantes'),
    hypothesis: s("Moins d'allers-retours, et des réponses plus rapides"),
    wayBack: s('Les attestations repartent à la signature, comme avant'),
    question: s('Quels courriers reviennent, et pourquoi ?'),
  },
  sport: {
    what: s('Une heure de sport à la piscine, ouverte à tous les services'),
    hypothesis: s('Des collègues de sites éloignés se rencontrent'),
    wayBack: s('On annonce la dernière séance, et le créneau revient au public'),
    question: s("De quels sites vient-on, et qu'est-ce qui empêche de venir ?"),
  },
};

const forms: WordedForms<TryingForms> = {
  trialSharing: ({ part }, f) => ({
    title: s('À qui en parler ?'),
    intro: [
      part === 'trial'
        ? p`Il s'agit du test lui-même : ce qu'on essaie, jusqu'à quand. À plusieurs, le choix le plus discret l'emporte ; personne ne voit les choix des autres.`
        : part === 'decision'
          ? p`Il s'agit de la réponse à votre proposition, avec ce que l'on avait essayé. À plusieurs, le choix le plus discret l'emporte ; personne ne voit les choix des autres.`
          : p`Il s'agit du bilan. À plusieurs, le choix le plus discret l'emporte ; personne ne voit les choix des autres.`,
    ],
    submit: s('Garder ces choix'),
    cancel: s('Fermer'),
    fields: sharingFields,
    options: sharingOptions(f),
  }),
  trial: ({ from, whole, example }) => ({
    title: s('Un test'),
    intro: [
      from !== null && 'change' in from
        ? p`Chaque personne déjà d'accord sera de nouveau consultée : elle avait dit oui à autre chose.`
        : p`Léger, réversible, avec une date de fin. Personne ne le valide : chaque personne qui essaie dit oui pour elle-même.`,
    ],
    submit: whole ? s('Proposer') : s('Continuer'),
    cancel: s('Fermer'),
    fields: {
      what: { label: s("Qu'essaie-t-on ?"), placeholder: examples[example].what },
      hypothesis: {
        label: s('Que veut-on vérifier ?'),
        hint: s("Sans hypothèse, ce n'est pas encore un test."),
        placeholder: examples[example].hypothesis,
      },
      wayBack: {
        label: s('Comment revient-on en arrière ?'),
        hint: s('Rappelé avant le dernier jour, et tout de suite si le test s’arrête plus tôt.'),
        placeholder: examples[example].wayBack,
      },
      question: { label: s('Que regardera-t-on ?'), hint: s('Le test, jamais les personnes.'), placeholder: examples[example].question },
      endsOn: { label: s('Dernier jour'), hint: s("Par exemple dans un mois. Il s'arrête ce soir-là, même s'il fonctionne.") },
      rest: {
        label: s('Préciser ?'),
        hint: s(
          "Sinon : il commence aujourd'hui, avec vous seulement pour l'instant ; vous le pilotez jusqu'au bout ; toutes les consignes restent valables ; des points après 2, 3, 5, 8 puis 13 jours de travail.",
        ),
      },
      startsOn: { label: s('Premier jour'), hint: s("Sans date : dès que tout le monde est d'accord.") },
      people: { label: s('À qui le proposer ?'), hint: s('Chaque personne répond librement. Vous pourrez en ajouter.') },
      companion: {
        label: s('Une personne hors du test, à qui parler si cela coince ?'),
        hint: s('Je lui demande. Son nom est donné si elle dit oui.'),
      },
      time: { label: s('Combien de temps, pris sur quoi ?'), hint: s("Sans réponse, rien n'en est dit.") },
      stillValid: {
        label: s('Qu’est-ce qui reste valable ?'),
        hint: s('Sans réponse : toutes les consignes de sécurité, règles et protocoles en vigueur.'),
      },
      pilotUntil: {
        label: s('Jusqu’à quand le pilotez-vous ?'),
        hint: s('Je vous rappellerai de passer la main. Sans date : jusqu’à la fin.'),
      },
      offscreen: {
        label: s('Des personnes sans écran y prennent-elles part ?'),
        hint: s('Vous leur lirez la feuille, et noterez leur oui, sans nom.'),
      },
      gaps: { label: s('Jours de travail entre les points'), hint: s('De plus en plus espacés. Sans réponse : 2, 3, 5, 8, 13.') },
    },
    options: {
      usual: s('Non, tout cela me va'),
      specify: s('Oui : équipe, premier jour, temps, consignes, relais, points'),
      no: s('Non'),
      yes: s('Oui'),
    },
  }),
  trialQuestion: () => ({
    title: s('Ma question'),
    intro: [p`Elle va, avec votre nom, à la personne qui pilote le test. Cette personne pourra vous répondre directement.`],
    submit: s('Demander'),
    cancel: s('Fermer'),
    fields: { words: { label: s('Votre question') } },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  trialQuestion: () => ({
    summary: s('Votre question'),
    body: [p`Écrivez « ma question : » suivi de votre question, ou utilisez le bouton. Elle va à la personne qui pilote le test.`],
  }),
  trial: ({ missing, draft }) => ({
    summary: s('Ouvrir un test'),
    body: [
      ...(draft === ''
        ? [p`Un test vérifie une hypothèse, il est léger, réversible, et il a une date de fin. Le plus simple est le formulaire.`]
        : [
            p`Je garde ce que vous avez écrit. Avant d'ouvrir ce test, il me manque ceci :`,
            list(missing.map((one) => t`${shared.troubles[one]}`)),
          ]),
      p`En mots, une ligne pour chaque partie :`,
      list([
        t`test : ce que l'on essaie`,
        t`hypothèse : ce que l'on veut vérifier`,
        t`retour : comment on revient en arrière`,
        t`question : ce que l'on regardera`,
        t`fin : 18 décembre`,
      ]),
    ],
    after: [
      small`Si vous le souhaitez : « début : … », « temps : … », « reste valable : … », « je passe la main : … », « points : 2, 3, 5, 8 », « sans écran : oui ».`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
