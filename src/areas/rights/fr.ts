import { Temporal } from 'temporal-polyfill';
import type { Block, Span } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { clockInWords, momentInWords, weekdayInWords } from '../../cards/fr/hours.ts';
import { about, list, p, s, small, t } from '../../cards/fr/typography.ts';
import { territoryName } from '../../cards/territories.ts';
import { bold, briefly, detailsOf, person, platformName } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { SharingSaid } from '../../domain/agreement.ts';
import { type EvaluationWords, evaluationParts } from '../../domain/evaluation.ts';
import type { PersonalData } from '../../domain/personal-data.ts';
import { weathers } from '../checking/fr.ts';
import { actInWords, ownPages } from '../framing/fr.ts';
import { toWhom } from '../meeting/fr.ts';
import { purposeWords } from '../meeting/purposes-fr.ts';
import { type DataWords, layData } from './data-layout.ts';
import type { forms as areaForms, RightsForms } from './forms.ts';
import type { buttons as areaButtons, kinds, RightsParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  exportData: s('Exporter'),
  correctData: s('Corriger'),
  eraseData: s('Tout effacer'),
  eraseConfirm: s('Oui, tout effacer'),
  eraseWithStories: s('Oui, récits compris'),
  eraseCancel: s('Non, ne rien effacer'),
};

const phrases = {
  myData: ['mes donnees', 'mes donnees personnelles'],
  exportData: ['exporter', 'exporter mes donnees'],
  correctData: ['corriger mes donnees', 'corriger mon nom'],
  eraseData: [
    'effacer mes donnees',
    'efface mes donnees',
    'supprimer mes donnees',
    'supprime mes donnees',
    'tout effacer',
    'oublie moi',
    'oubliez moi',
  ],
  eraseConfirm: ['oui tout effacer'],
  eraseCancel: ['ne rien effacer', 'non ne rien effacer'],
  eraseWithStories: ['oui tout effacer recits compris'],
};

type Line = readonly Span[];

const states: Record<PersonalData['initiatives'][number]['state'], string> = {
  held: 'gardée jusqu’au prochain matin de travail',
  searching: 'je cherche une personne volontaire',
  waiting: 'en attente',
  patient: 'je cherche encore, sans vous déranger',
  accepted: 'une rencontre se prépare',
  told: 'racontée',
};

const namings = { names: 'avec les noms', team: 'comme une équipe', none: 'sans nom' };

const showings = { five: 'sans votre nom, avec cinq autres réponses', unnamed: 'sans votre nom', named: 'avec votre nom' };

const trialStates = { asking: 'pas encore commencé', live: 'en test', over: 'arrêté', 'given-up': 'jamais commencé' };

const trialParts = { pilot: 'vous le pilotez', carrier: 'vous le portez', tester: "vous l'essayez" };

const follows = { leave: 'en rester là', again: 'réessayer autrement', practice: "proposer d'en faire une pratique courante" };

const allWords = (said: EvaluationWords) =>
  evaluationParts
    .map((part) => said[part])
    .filter((one) => one !== '')
    .join('\n');

const linkSaid = {
  asked: 'question posée',
  agreed: 'un oui sur deux',
  'refused-by-first': 'laissé à part',
  'refused-by-second': 'laissé à part',
};

const paces = { each: 'chaque point', rarer: 'plus rarement', none: 'aucun' };

const someone = (name: string): Span => (name === '' ? 'une personne' : person(name));

const why = (kind: string, f: Format) => f.because(kind) ?? 'une réponse à ce que vous avez fait';

/** How what is held is said. A card says no names: others may erase themselves. */
function dataWords(data: PersonalData, f: Format, whole: boolean): DataWords {
  const words = (text: string): Span => (whole ? { said: text } : briefly(text));
  const { person: me } = data;
  const corrected = me.namesCorrected ? ', corrigé par vous' : '';
  const hours =
    me.workFrom === null || me.workUntil === null
      ? 'ceux de votre organisation'
      : `de ${clockInWords(me.workFrom)} à ${clockInWords(me.workUntil)}`;
  const days = me.workDays === null ? 'ceux de votre organisation' : me.workDays.map(weekdayInWords).join(', ');
  return {
    heading: (title) => p`${bold(title)}`,
    text: (text) => p`${text}`,
    list,
    headings: {
      me: 'Qui vous êtes pour moi',
      time: 'Votre temps',
      search: 'Votre dernière recherche parmi les récits',
      changed: 'Vos messages modifiés ou supprimés',
      draft: 'Un texte que je n’avais pas compris',
      initiatives: 'Initiatives que vous portez',
      carrying: 'Portage proposé',
      harvest: "L'équipe de vendange",
      lending: 'Coups de main',
      trials: 'Tests où vous êtes',
      checkIns: 'Points de vos tests',
      help: "Demandes d'aide",
      kept: 'Ce que vous gardez de Vendange',
      coordination: 'Vos actes de coordination',
      messages: 'Messages de ma part',
      beyond: 'Ce que je ne peux pas atteindre',
    },
    none: {
      time: 'Ni absence, ni arrêt de messages, ni message de ma part.',
      initiatives: 'Aucune.',
      harvest: 'Vous n’en faites pas partie.',
      messages: 'Aucun.',
    },
    more: (more) => t`et ${more} de plus, dans l'export`,
    name: () => t`Nom affiché : ${someone(me.name)}${corrected}`,
    firstName: () => t`Prénom : ${person(me.firstName)}`,
    identity: (one) =>
      t`Identifiant ${platformName(one.platform)} : ${one.externalId} (espace ${one.workspace})${one.zone === null ? '' : `, fuseau horaire ${one.zone}`}${one.locale === null ? '' : `, langue ${one.locale}`}${one.addressDigests.length === 0 ? '' : ', adresse de courriel gardée sous forme d’empreinte'}${one.usedAt === null ? '' : `, utilisé la dernière fois le ${f.moment(one.usedAt)}`}${one.chosen ? ', choisi pour vous écrire' : ''}${one.leftAt === null ? '' : `, quitté le ${f.moment(one.leftAt)}`}`,
    account: (one) => t`Un compte ${platformName(one.platform)} de même adresse : ${linkSaid[one.state]}, le ${f.moment(one.since)}`,
    settings: () => [
      t`Langue : ${me.locale === null ? 'celle de votre organisation' : me.locale === 'fr' ? 'français' : 'anglais'}`,
      t`Fuseau horaire : ${me.zone ?? 'celui de votre organisation'}${me.zoneCorrected ? ', choisi par vous' : ''}${me.territory === null ? '' : ` (jours fériés : ${territoryName('fr', me.territory)})`}`,
      t`Horaires : ${hours}. Jours : ${days}`,
      t`Messages par semaine au plus : ${me.messagesAWeek === null ? "comme dans toute l'organisation" : String(me.messagesAWeek)}`,
      t`Coordination : ${me.coordinator ? 'vous en faites partie' : 'non'}`,
      t`Première trace : ${f.moment(me.knownSince)}`,
    ],
    describedAt: (at) => t`Fiche consultée la dernière fois : ${f.moment(at)}`,
    unreachableSince: (at) => t`Compte injoignable depuis : ${f.moment(at)}`,
    absence: (one) => t`Absence du ${f.day(Temporal.PlainDate.from(one.from))} au ${f.day(Temporal.PlainDate.from(one.until))}`,
    silence: ({ scope, since }) => t`${silence(scope, f)}, depuis le ${f.moment(since)}`,
    moment: (one) => t`Vous réservez ${momentInWords(one)} à qui veut réunir quelques personnes, depuis le ${f.moment(one.keptAt)}`,
    unasked: () => t`Je vous ai écrit de moi-même : ${data.budgetUsed.map((day) => f.day(day)).join(' ; ')}`,
    search: (one) => t`« ${words(one.words)} », ${f.moment(one.searchedAt)}`,
    changed: (one) => t`« ${words(one.words)} », ${f.moment(one.changedAt)}`,
    draft: (one) => t`« ${words(one.words)} », ${f.moment(one.writtenAt)}`,
    initiative: (one) => carried(one, f, words, whole),
    carrying: (one) =>
      !whole
        ? t`${one.askedByMe ? 'Vous l’avez proposé à une personne' : 'Une personne vous l’a proposé'}`
        : [
            ...(one.askedByMe
              ? t`À ${someone(one.with)} : « ${words(one.sentence)} »`
              : t`Par ${someone(one.with)} : « ${words(one.sentence)} »`),
            ...(one.agreedAt ? t` ; d'accord depuis le ${f.moment(one.agreedAt)}` : []),
          ],
    volunteer: (one) => [
      t`Volontaire depuis le ${f.moment(one.since)}${one.paused ? ', en pause' : ''} ; rencontres à la fois : ${one.ceiling}`,
      t`Dernière sollicitation : ${one.lastSolicitedAt === null ? 'jamais' : f.moment(one.lastSolicitedAt)}`,
    ],
    invitation: (one) => t`Une invitation attend votre réponse${one.answerBy === null ? '' : `, jusqu'au ${f.moment(one.answerBy)}`}`,
    meeting: (one) => t`Rencontre commencée le ${f.moment(one.beganAt)}, ${one.state === 'open' ? 'en cours' : 'terminée'}`,
    read: () => t`Phrases que vous avez lues : ${data.read.map((at) => f.moment(at)).join(' ; ')}`,
    storyWritten: (one) =>
      t`Récit écrit le ${f.moment(one.writtenAt)}${whole ? t`, « ${words(one.title)} » : ${{ said: one.body }}${one.oral === null ? '' : t`. Accord donné de vive voix le ${f.day(one.oral.saidOn)}, ${agreed(one.oral, f)} : ${{ said: one.oral.how }} ${{ said: one.oral.names }}`}` : ''}`,
    lending: (one) =>
      whole
        ? t`Cinq lignes écrites le ${f.moment(one.writtenAt)}${one.with.length > 0 ? t`, avec ${f.people(one.with)}` : ''} : « ${words(one.what)} » ; « ${words(one.days)} » ; « ${words(one.told)} » ; « ${words(one.holds)} » ; retour le ${f.day(one.until)} : « ${words(one.waits)} »`
        : t`Cinq lignes écrites le ${f.moment(one.writtenAt)}, retour le ${f.day(one.until)} : « ${words(one.what)} »`,
    trial: (one) =>
      t`« ${words(one.what)} », du ${f.day(one.startsOn)} au ${f.day(one.endsOn)} : ${trialStates[one.state]} ; ${trialParts[one.role]}${one.agreed === one.version ? '' : ', votre réponse est attendue'}${whole && one.with.length > 0 ? t`, avec ${f.people(one.with)}` : ''}`,
    watched: (one) =>
      t`« ${words(one.what)} », jusqu'au ${f.day(one.endsOn)} : ${one.agreed ? 'vous y veillez, hors du test' : "on vous propose d'y veiller"}`,
    trialWhole: (one) => [
      t`Pour vérifier : ${words(one.hypothesis)}. Retour : ${words(one.wayBack)}. Question : ${words(one.question)}. Reste valable : ${words(one.stillValid)}. Temps : ${words(one.time)}`,
      t`Proposé le ${f.moment(one.askedAt)} ; ouvert le ${f.moment(one.openedAt)} ; pilotage jusqu'au ${f.day(one.pilotUntil)} ; points espacés de ${one.gaps.join(', ')} ${one.gaps.join() === '1' ? 'jour' : 'jours'} ; rythme choisi : ${paces[one.pace]}${one.offscreen ? ' ; avec des personnes sans écran' : ''}${one.handingOver ? ' ; relais proposé' : ''}${one.endedOn === null ? '' : ` ; arrêté le ${f.day(one.endedOn)}`}`,
    ],
    trialAgreement: (mine) =>
      t`Votre choix, ${{ trial: 'pour le test', evaluation: 'pour le bilan', decision: 'pour la réponse' }[mine.part]} : ${agreed(mine, f)}, ${f.moment(mine.agreedAt)}`,
    trialQuestion: (asked) => t`Votre question, ${f.moment(asked.askedAt)} : « ${words(asked.words)} »`,
    conclusion: (one) =>
      t`Ce que l'on en retient, ${f.moment(one.at)} : « ${words(one.learnt)} » ; la suite : ${follows[one.follow]}${one.decideBy === null ? '' : t` ; décision : ${words(one.decider)}, avant le ${f.day(one.decideBy)}`}`,
    saidAloud: (one) => t`Un oui de vive voix, le ${f.day(one.saidOn)} : « ${words(one.how)} »`,
    decision: (one) =>
      t`La réponse à la proposition : ${one.granted ? "c'est d'accord" : "c'est non"}, « ${words(one.words)} »${one.from === null ? '' : t`, à partir du ${f.day(one.from)}`}`,
    answer: (one) =>
      t`Votre réponse, ${f.moment(one.answeredAt)}, ${one.named ? 'avec votre nom' : 'sans votre nom'} : « ${words(allWords(one))} »`,
    noted: (note) => t`Dit de vive voix, noté par vous le ${f.moment(note.answeredAt)} : « ${words(allWords(note))} »`,
    checkIn: (one) => {
      const answer = one.answeredAt === null ? t`pas de réponse` : t`« ${words(one.words)} », ${f.moment(one.answeredAt)}`;
      const head = t`Point du ${f.day(one.day)}, « ${briefly(one.trial)} » : ${answer}`;
      const weather = one.weather ? weathers[one.weather] : one.counted ? 'compté avec les autres, puis oublié' : 'rien';
      const asked = one.askedAt === null ? 'non' : f.moment(one.askedAt);
      return whole
        ? t`${head} ; temps : ${weather} ; ${one.forTeam ? "pour l'équipe" : 'pour vous'} ; ${showings[one.showing]} ; demandé : ${asked} ; laissé passer : ${one.silent ? 'oui' : 'non'} ; rythme demandé : ${one.paceAsked ? 'oui' : 'non'}${one.noted.length === 0 ? '' : t` ; dit de vive voix, noté par vous : « ${words(one.noted.join(' / '))} »`}`
        : head;
    },
    help: (one) => {
      const what = one.voice ? 'à en parler de vive voix' : "de l'aide";
      const how = one.askedByMe
        ? t`Vous avez demandé ${what}`
        : one.voice
          ? t`On a demandé à vous en parler de vive voix`
          : t`On vous a demandé ${what}`;
      return whole
        ? t`${how} (${someone(one.with)}), « ${briefly(one.trial)} », ${f.moment(one.askedAt)} : « ${words(one.words)} »`
        : t`${how}, ${f.moment(one.askedAt)}`;
    },
    kept: (one) =>
      t`« ${words(one.words)} », ${f.moment(one.writtenAt)}, ${one.named ? 'avec votre nom' : 'sans votre nom'} : tout le monde peut le lire`,
    coordination: (one) => t`${f.moment(one.at)} : ${actInWords(one.act)}${whole ? detailsOf(one.details) : ''}`,
    message: (one) => t`${f.moment(one.at)} : ${why(one.kind, f)}`,
    beyond: [
      t`L'historique de Slack ou de Teams : ce que vous m'avez écrit et ce que je vous ai écrit y restent, et dans ses exports.`,
      t`Les copies de sauvegarde et le journal de la base de données : sept jours au plus quand Vendange tient les siens ; sinon, la durée que votre organisation a choisie.`,
      t`Ce que d'autres personnes ont copié ou imprimé.`,
    ],
  };
}

const sections = (data: PersonalData, f: Format, whole: boolean): Block[] => layData(data, whole, dataWords(data, f, whole));

function agreed({ audience, serviceName, naming, vintage, wall }: SharingSaid & { readonly wall: boolean }, f: Format): Line {
  if (audience === 'us') return t`entre nous`;
  if (audience === 'service' && serviceName === null) return t`entre nous, car le service choisi n'existe plus`;
  return t`${toWhom(serviceName, f)}, ${namings[naming]}, ${vintage ? 'dans le millésime' : 'pas dans le millésime'}${wall ? ', sur une affiche' : ', pas sur une affiche'}`;
}

function carried(one: PersonalData['initiatives'][number], f: Format, words: (text: string) => Span, whole: boolean): readonly Line[] {
  const head = t`« ${words(one.sentence)} » : ${states[one.state]}`;
  const { story } = one;
  const last = story?.agreements.at(-1);
  const choice = last ? agreed(last, f) : t`aucun choix : entre nous`;
  if (!whole) return [story ? t`${head}. Un récit existe ; votre accord : ${choice}` : head];
  return [
    head,
    t`  ${purposeWords[one.purpose].choice}. Dite le ${f.moment(one.toldAt)} ; portée depuis le ${f.moment(one.carriedSince)}${one.aliveAskedAt === null ? '' : ` ; je vous ai demandé si elle vit encore le ${f.moment(one.aliveAskedAt)}`} ; gardée pour vous jusqu'au ${f.moment(one.heldUntil)} ; nouvelles promises le ${f.day(one.newsBy)} ; effacée sans rencontre après le ${f.day(one.keptUntil)}`,
    ...(one.carriedWith.length === 0 ? [] : [t`  Portée avec ${f.people(one.carriedWith)}`]),
    ...(one.volunteer === null ? [] : [t`  Rencontre avec ${someone(one.volunteer)}`]),
    ...(one.setAside.length === 0 ? [] : [t`  Pas avec : ${one.setAside.join(', ')}`]),
    ...one.readers.map((reader) => t`  Lue par ${someone(reader)}`),
    ...(story
      ? [
          t`  Récit « ${words(story.title)} », version ${story.version}, ${f.moment(story.writtenAt)}${story.restsSince === null ? '' : `, au repos depuis le ${f.moment(story.restsSince)}`} : ${{ said: story.body }}`,
          t`  Votre accord : ${choice}`,
        ]
      : []),
    ...(story?.agreements ?? []).map((mine) => t`  Version ${mine.version}, ${f.moment(mine.agreedAt)} : ${agreed(mine, f)}`),
  ];
}

function silence(scope: string, f: Format): string {
  if (scope === 'removed') return "Vous m'avez retiré de vos conversations";
  if (scope === 'everything') return 'Je ne vous écris plus de moi-même';
  const [, kind = ''] = /^kind:(.+)$/.exec(scope) ?? [];
  const reason = f.because(kind);
  return reason ? `Vous ne recevez plus les messages envoyés ${reason}` : 'Vous ne recevez plus rien sur un sujet';
}

const messages: WordedKinds<RightsParams> = {
  myData: ({ data, organisation }, f) => ({
    summary: s('Ce que je sais de vous'),
    body: [
      p`Voici ce que je garde à votre sujet (${{ said: organisation }}). Personne d'autre ne voit ce message.`,
      ...sections(data, f, false),
      ...ownPages(f),
      small`L'export contient tout, en entier. En mots : « exporter », « corriger mes données », « effacer mes données ».`,
    ],
  }),
  dataFile: ({ data, organisation, at }, f) => ({
    summary: s('Mes données dans Vendange'),
    body: [p`${{ said: organisation }}, ${f.moment(at)}.`, ...sections(data, f, true)],
  }),
  exportComing: () => ({
    summary: s('Vos fichiers arrivent.'),
    body: [
      p`Je prépare deux fichiers : l'un se lit, l'autre (JSON) se donne à un autre logiciel. Ils arrivent dans notre conversation d'ici une minute.`,
      small`Ils resteront dans Slack, ou dans votre OneDrive avec Teams, tant que vous ne les y supprimez pas.`,
    ],
  }),
  exportRefused: ({ permission }) => ({
    summary: s('Je n’ai pas pu envoyer vos fichiers.'),
    body: [
      permission
        ? p`Je n'ai pas pu vous envoyer vos fichiers : il me manque une autorisation que la coordination peut demander, et je la préviens, sans dire pour qui. Redemandez-les dans quelques jours.`
        : p`Je n'ai pas pu vous envoyer vos fichiers. Redemandez-les dans un moment ; si cela continue, dites-le à la coordination.`,
      p`En attendant, « mes données » vous montre l'essentiel.`,
    ],
  }),
  filesInDoubt: () => ({
    summary: s('Vos fichiers sont-ils arrivés ?'),
    body: [
      p`J'ai essayé plusieurs fois de vous envoyer les fichiers que vous aviez demandés, et la ligne a été coupée chaque fois : je ne peux pas savoir s'ils sont arrivés.`,
      p`Si vous ne les voyez pas dans notre conversation, redemandez-les-moi.`,
    ],
  }),
  filesNotAllowed: () => ({
    summary: s('Une autorisation manque : files:write'),
    body: [
      p`Une personne a demandé ses données, et je n'ai pas pu lui envoyer ses fichiers : l'autorisation files:write manque à Vendange dans Slack. Recevoir ses données est un droit de chaque personne.`,
      p`Pour la donner : remplacez le manifeste de l'application, puis réinstallez-la. Le guide de Vendange dans Slack dit comment.`,
    ],
  }),
  dataCorrected: ({ name }) => ({
    summary: s("C'est corrigé."),
    body: [
      p`C'est corrigé. Je vous appelle ${someone(name)}, et je garde vos choix même si votre fiche change.`,
      small`Pour une phrase : « corriger : … ». Pour un récit : « corriger le récit ». Pour une absence : « absence ».`,
    ],
  }),
  eraseConfirm: ({ alone, together, meetings, trials, coordinator, stories }) => ({
    summary: s('Tout effacer ?'),
    body: [
      p`Tout effacer ? C'est immédiat, et je ne saurai plus rien de vous. Personne n'en est averti en votre nom.`,
      list([
        ...(alone > 0
          ? [
              t`Vos initiatives que personne d'autre ne porte sont effacées. Si une rencontre était prévue, l'autre personne apprend qu'elle n'aura pas lieu.`,
            ]
          : []),
        ...(together > 0 ? [t`Celles que vous portez à plusieurs continuent sans vous et sans votre nom.`] : []),
        ...(meetings > 0
          ? [t`Les personnes que vous deviez rencontrer l'apprennent sans votre nom, et je cherche quelqu'un d'autre.`]
          : []),
        ...(trials
          ? [
              t`Les tests où vous êtes continuent sans vous et sans votre nom, et vos réponses y sont effacées. Ce qui en a été retenu reste. Un test auquel personne d'autre ne prend part est effacé.`,
            ]
          : []),
        t`Les messages que j'ai envoyés à d'autres avec votre nom sont modifiés. Là où l'on voit qui a lu une phrase, on lira « une personne ».`,
        t`Ce que nous nous sommes écrit reste dans l'historique de Slack ou de Teams : je ne peux pas l'en retirer. Ce que j'efface reste un temps dans les copies de sauvegarde : sept jours au plus quand Vendange fait les siennes, sinon la durée que votre organisation a choisie.`,
        ...(coordinator
          ? [t`La configuration vous nomme dans la coordination : au prochain démarrage, vous en ferez de nouveau partie.`]
          : []),
      ]),
      ...(stories.length === 0
        ? []
        : [
            p`Ces récits restent, sans votre nom, ou sont retirés pour tout le monde : à vous de choisir. Même sans nom, on vous reconnaîtra peut-être ; plus tard, je ne saurai plus qu'ils étaient les vôtres.`,
            list(stories.map((title) => t`« ${briefly(title)} »`)),
          ]),
    ],
    after: [small`En mots : « oui, tout effacer », « oui, tout effacer, récits compris », « ne rien effacer ».`],
  }),
  erased: () => ({
    summary: s('Tout est effacé.'),
    body: [
      p`Tout est effacé : je ne sais plus rien de vous, et je n'ai gardé aucune trace de cette demande. Ce que nous nous sommes écrit reste dans l'historique de Slack ou de Teams, que je ne peux pas effacer ; ce que je savais reste un temps dans les copies de sauvegarde.`,
      p`Si vous m'écrivez de nouveau, nous ferons connaissance. Merci.`,
    ],
  }),
  erasureCancelled: () => ({ summary: s("Rien n'est effacé."), body: [p`C'est entendu : rien n'est effacé, et rien ne change.`] }),
  volunteerGone: ({ sentence, newsBy }, f) => ({
    summary: s('La rencontre change de main.'),
    body: [
      about(sentence),
      p`La personne volontaire qui devait vous rencontrer n'est plus disponible. Cela ne dit rien de votre initiative, ni de vous.`,
      p`Je demande à une autre personne. Vous aurez des nouvelles le ${f.day(newsBy)} au plus tard. Vous pouvez aussi préférer autre chose :`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  volunteerGone: s('parce que vous portez une initiative'),
  filesNotAllowed: s('parce que vous faites partie de la coordination'),
};

const forms: WordedForms<RightsForms> = {
  correctData: () => ({
    title: s('Mes données'),
    intro: [p`Ce que vous corrigez ici reste, même si votre fiche dans Slack ou Teams dit autre chose.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      name: { label: s('Nom à afficher') },
      firstName: { label: s('Prénom'), hint: s('Pour vous saluer. Sans prénom, je dis « Bonjour ».') },
      locale: { label: s('Langue') },
      territory: { label: s('Territoire'), hint: s('Pour le fuseau horaire et les jours fériés.') },
    },
    options: { keep: s('Garder mon fuseau :') },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  correctData: () => ({
    summary: s('Corriger vos données'),
    body: [
      p`Le nom, la langue, les horaires et le fuseau se corrigent dans un formulaire : appuyez sur le bouton.`,
      p`En mots : « corriger : … » pour votre phrase, « corriger le récit : … », « absence jusqu'au 12 », « english ».`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
