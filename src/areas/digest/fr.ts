import type { Block, Span } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { wholeOf } from '../../cards/fr/calling.ts';
import { clockInWords, weekdayInWords } from '../../cards/fr/hours.ts';
import { list, numbered, p, s, small, t } from '../../cards/fr/typography.ts';
import { onWorkingTime } from '../../cards/fr/working-time.ts';
import { territoryName } from '../../cards/territories.ts';
import { bold, briefly, channelsOf, ended, inFull } from '../../cards/words.ts';
import type { Labels, Worded, WordedForms, WordedKinds } from '../../core/words.ts';
import type { Audience } from '../../domain/agreement.ts';
import { shownInLine } from '../../domain/digest.ts';
import type { TrialPart } from '../../domain/trial.ts';
import type { PlaceTold, TrialTold } from '../agreeing/places-told.ts';
import { type DigestWords, digestBody, pageOpening } from './digest-layout.ts';
import type { DigestShown } from './digests-shown.ts';
import type { DigestForms } from './forms.ts';
import type { buttons as areaButtons, DigestParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  showDigest: s('Voir ces brèves'),
  openDigest: s('Abonner un canal'),
  changeDigest: s('Changer ces brèves'),
  pauseDigest: s('Pause des brèves'),
  resumeDigest: s('Reprendre les brèves'),
  stopDigest: s('Arrêter les brèves'),
  previewDigest: s('Aperçu des brèves'),
  digests: s('Brèves'),
  aboutListening: s('En savoir plus'),
};

const phrases = {
  openDigest: ['abonner un canal', 'abonner ce canal', 'abonner ou regler un canal', 'abonner ce canal aux breves'],
  changeDigest: ['changer les breves', 'regler les breves', 'regler ces breves'],
  pauseDigest: ['breves pause', 'breves en pause', 'pause des breves'],
  resumeDigest: ['breves reprise', 'reprendre les breves', 'reprise des breves'],
  stopDigest: ['breves arret', 'breves stop', 'arreter les breves', 'arret des breves'],
  previewDigest: ['breves apercu', 'apercu des breves'],
  allowDigests: ['breves par tout le monde'],
  reserveDigests: ['breves par la coordination'],
  digests: ['breves', 'les breves'],
  aboutListening: ['on cherche une personne volontaire', 'ecouter une heure', 'on cherche une oreille', 'preter une oreille'],
};

type Item = DigestParams['digest']['items'][number];

const titleOf = (every: DigestParams['digest']['every']) => (every === 'week' ? 'Les brèves de la semaine.' : 'Les brèves du mois.');

function withPeople({ people }: Pick<Item, 'people'>, f: Format): readonly Span[] {
  switch (people.as) {
    case 'names':
      return t` Avec ${f.people(people.names)}.`;
    case 'team':
      return t` Avec une équipe.`;
    case 'none':
      return [];
  }
}

/** One line, whatever its state: the same place, the same size. */
function lineOf(item: Item, f: Format): Block {
  const title = ended(item.title, 150);
  const learning = item.learning === '' ? [] : ended(item.learning, shownInLine);
  switch (item.state) {
    case 'story':
      return p`🍇 ${bold(item.text === '' ? 'À lire' : 'À lire dans le fil')} : ${title}${withPeople(item, f)}`;
    case 'bud':
      return learning.length === 0
        ? p`🌱 ${bold('Bourgeon')} : ${title} Laissé au repos cette saison.${withPeople(item, f)}`
        : p`🌱 ${bold('Bourgeon')} : ${title} Laissé au repos cette saison ; ce que l'on en garde : ${learning}${withPeople(item, f)}`;
    case 'live':
      return p`${item.until ? '🚧' : '🍂'} ${bold(item.until ? `EN TEST jusqu'au ${f.day(item.until)}` : 'Test terminé')} : ${title} À vérifier : ${learning}${withPeople(item, f)}`;
    case 'stopped':
      return learning.length === 0
        ? p`🍂 ${bold('Test arrêté')} : ${title}${withPeople(item, f)}`
        : p`🍂 ${bold('Test arrêté')} : ${title} Ce qu'il nous apprend : ${learning}${withPeople(item, f)}`;
    case 'granted':
      return p`🌳 ${bold("C'est devenu courant")} : ${title}${learning.length === 0 ? [] : [' ', ...(item.from ? t`À partir du ${f.day(item.from)} : ` : []), ...learning]}${withPeople(item, f)}`;
    case 'refused':
      return p`🪨 ${bold('Ce ne sera pas possible, et voici pourquoi')} : ${title}${learning.length === 0 ? [] : [' ', ...learning]}${withPeople(item, f)}`;
  }
}

const thanks = p`Merci à celles et ceux qui ont raconté, écouté, essayé, arrêté.`;

const digestWords = ({ every }: DigestParams['digest'], f: Format): DigestWords => ({
  opening: p`${bold(titleOf(every))} Ce que des collègues ont bien voulu partager, sans ordre de mérite.`,
  growing: p`🌿 ${bold('Ça pousse')} : des collègues ont commencé quelque chose. Rien n'en est publié sans leur accord.`,
  call: p`🧺 ${bold('On cherche une personne volontaire')} : une heure d'écoute${onWorkingTime(f)}.`,
  ends: (until) => p`🚧 ${bold("Vendange s'arrête bientôt")} : il est en test ici jusqu'au ${f.day(until)}, même s'il fonctionne.`,
  line: (item) => lineOf(item, f),
});

const takenBack = p`Ce qui se lisait ici a été retiré par les personnes concernées. C'est une décision libre.`;

/** « chaque lundi à 9 h » */
const rhythmOf = ({ every, weekday, at, clock }: Pick<DigestShown, 'every' | 'weekday' | 'at' | 'clock'>) =>
  `${every === 'week' ? 'chaque' : 'chaque premier'} ${weekdayInWords(weekday)}${every === 'week' ? '' : ' du mois'} à ${clockInWords(at)}${clock === null ? '' : ` (heure locale : ${territoryName('fr', clock)})`}`;

const included = {
  stories: 'récits et bourgeons',
  trials: 'tests en cours et tests arrêtés',
  call: 'appel à écouter',
} as const satisfies Record<DigestShown['includes'][number], string>;

const outcomes = {
  nothing: "rien de nouveau à lire, rien n'a été posté",
  waiting: 'elles attendent encore de partir',
  posted: 'elles ont été postées',
} as const satisfies Record<NonNullable<DigestShown['last']>['outcome'], string>;

/** « La dernière fois, le lundi 23 novembre : rien de nouveau » */
const lastTime = ({ last }: DigestShown, f: Format): string =>
  last ? `La dernière fois, le ${f.day(last.on)} : ${outcomes[last.outcome]}.` : 'Elles ne sont pas encore passées.';

/** Where, when, and whether it ran: never what was told. */
export const digestLine = (one: DigestShown, f: Format): readonly Span[] =>
  t`${channelsOf([one.channel])} : ${one.state === 'paused' ? 'en pause' : rhythmOf(one)}. ${lastTime(one, f)}`;

const outOfReach = p`Je ne peux pas reprendre ce qui a été copié, imprimé, affiché ou exporté par d'autres, les notifications déjà reçues, ni ce que j'ai montré à une personne seule il y a plus d'un an.`;

/** Who hears of it as its people allow it now. */
const nowFor = (f: Format) =>
  ({
    trial: {
      us: 'aujourd’hui, il reste entre vous.',
      service: 'aujourd’hui, un service peut en entendre parler.',
      organisation: `aujourd’hui, ${wholeOf(f)} peut en entendre parler.`,
    },
    evaluation: {
      us: 'aujourd’hui, il reste entre vous.',
      service: 'aujourd’hui, un service peut le lire.',
      organisation: `aujourd’hui, ${wholeOf(f)} peut le lire.`,
    },
    decision: {
      us: 'aujourd’hui, elle reste entre vous.',
      service: 'aujourd’hui, un service peut la lire.',
      organisation: `aujourd’hui, ${wholeOf(f)} peut la lire.`,
    },
  }) satisfies Record<TrialPart, Record<Audience, string>>;

function whereStoryTold(places: readonly PlaceTold[]): Worded {
  return {
    summary: s('Où votre récit a été posté'),
    body: [
      ...(places.length === 0 ? [p`Votre récit n'est posté dans aucun canal.`] : [p`Votre récit a été posté ici :`, placesOf(places)]),
      outOfReach,
    ],
  };
}

function whereTrialTold({ what, told, learnt, decided }: TrialTold, f: Format): Worded {
  return {
    summary: s('Où votre test a été posté'),
    body: [
      p`Le test « ${briefly(what)} ».`,
      ...(told.places.length === 0
        ? [p`🚧 ${bold('En test')} : ${nowFor(f).trial[told.audience]} Il n'est annoncé dans aucun canal.`]
        : [p`🚧 ${bold('En test')} : ${nowFor(f).trial[told.audience]} Il a été annoncé ici :`, placesOf(told.places)]),
      ...(learnt === null
        ? []
        : learnt.places.length === 0
          ? [p`🍂 ${bold("Ce qu'il nous apprend")} : ${nowFor(f).evaluation[learnt.audience]} Le bilan n'est posté dans aucun canal.`]
          : [
              p`🍂 ${bold("Ce qu'il nous apprend")} : ${nowFor(f).evaluation[learnt.audience]} Le bilan a été posté ici :`,
              placesOf(learnt.places),
            ]),
      ...(decided === null
        ? []
        : [
            p`${bold('La réponse')} : ${nowFor(f).decision[decided.audience]} ${decided.places.length === 0 ? "Elle n'est postée dans aucun canal." : 'Elle a été postée ici :'}`,
            ...(decided.places.length === 0 ? [] : [placesOf(decided.places)]),
          ]),
      outOfReach,
      small`En mots : « le test entre nous »${learnt === null ? '' : ', « le bilan entre nous »'}${decided === null ? '' : ', « la réponse entre nous »'}.`,
    ],
  };
}

const messages: WordedKinds<DigestParams> = {
  digest: (params, f) => ({
    summary: s(titleOf(params.every)),
    body: digestBody(params, digestWords(params, f)),
    after: [
      ...(params.items.length === 0 ? [] : [thanks]),
      small`Pour savoir qui écrit ici, et ce que l'on voit ou non : mentionnez-moi, « qui êtes-vous ? ».`,
    ],
  }),
  digestText: ({ text, ...page }, f) => ({
    summary: page.first ? s('Un texte à lire') : s('La suite'),
    body: [...pageOpening(page, '(suite)', (people) => peopleOf(people, f)), inFull(text)],
  }),
  digestShorter: () => ({
    summary: s('Un texte a été corrigé.'),
    body: [p`Ce texte a été corrigé : il est plus court, et ce qui se lisait ici n'en fait plus partie.`],
  }),
  digestTakenBack: () => ({ summary: s('Un texte a été retiré.'), body: [takenBack] }),
  digestBegins: (rhythm) => ({
    summary: s('Les brèves arrivent ici.'),
    body: [
      p`Bonjour. Les brèves arriveront ici ${rhythmOf(rhythm)} : ce que des collègues ont choisi de raconter. Sans rien de nouveau, je n'écris rien.`,
      small`Mentionnez-moi ici : « brèves » dit qui règle ces messages, et comment.`,
    ],
  }),

  digestPreview: (params, f) => ({
    summary: s('Aperçu des brèves'),
    body:
      params.items.length === 0 && !params.call && !params.until
        ? [p`S'il fallait poster maintenant, il n'y aurait rien de nouveau à lire : je n'écrirais rien.`]
        : [
            p`Voici, pour vous seulement, ce qui serait posté maintenant :`,
            ...digestBody(params, digestWords(params, f)),
            ...(params.items.length === 0 ? [] : [thanks]),
          ],
    after: params.inside
      ? []
      : [small`Ce qui n'est raconté qu'à un service ne se montre que dans son canal : demandez-y « @Vendange brèves aperçu ».`],
  }),
  digestSettings: (shown, f) => ({
    summary: shown.noted ? s("C'est noté.") : s('Les brèves de ce canal'),
    body: [
      ...(shown.noted ? [p`C'est noté, et inscrit au journal.`] : []),
      shown.state === 'stopped'
        ? p`Les brèves sont arrêtées dans ${channelsOf([shown.channel])}. Ce qui y a été posté y reste, et sera modifié si les personnes concernées changent d'avis.`
        : p`Les brèves arrivent dans ${channelsOf([shown.channel])} ${rhythmOf(shown)}, ${shown.locale === 'fr' ? 'en français' : 'en anglais'} : ${shown.includes.map((one) => included[one]).join(', ')}.`,
      ...(shown.state === 'paused' ? [p`Elles sont en pause : ce qui est partagé entre-temps attend la reprise.`] : []),
      ...(shown.next ? [p`Prochaine parution : ${f.moment(shown.next)}, s'il y a du nouveau. ${lastTime(shown, f)}`] : []),
      ...(shown.noted && shown.state === 'on'
        ? [
            small`Si je ne suis pas encore dans ce canal, invitez-moi avec « /invite » (dans Teams, ajoutez l'application à son équipe). Choisissez un canal que seule votre organisation lit.`,
          ]
        : []),
      small`En mots, dans ce canal : « @Vendange brèves aperçu », « brèves pause », « brèves reprise », « brèves arrêt », « brèves chaque mois le jeudi à 9 h, sans les tests ».`,
    ],
  }),
  digests: ({ digests, anyone }, f) => ({
    summary: s('Les brèves de votre organisation'),
    body: [
      ...(digests.length === 0
        ? [p`Aucun canal n'est abonné aux brèves.`]
        : [p`Les canaux abonnés aux brèves :`, numbered(digests.map((one) => digestLine(one, f)))]),
      anyone
        ? p`Chaque personne peut abonner un canal où elle est, avec « @Vendange brèves » dans ce canal. Pour le réserver : « brèves par la coordination ».`
        : p`Seule la coordination abonne des canaux. Pour l'ouvrir : « brèves par tout le monde ».`,
    ],
  }),
  noDigestHere: ({ channel, manages }) => ({
    summary: s('Pas de brèves ici.'),
    body: [
      p`Les brèves n'arrivent pas dans ${channelsOf([channel])}.`,
      ...(manages
        ? [small`En mots : « brèves chaque lundi à 9 h ».`]
        : [p`C'est la coordination qui abonne des canaux : vous pouvez le lui demander.`]),
    ],
  }),
  digestWhere: ({ coordinator }) => ({
    summary: s('De quel canal parlez-vous ?'),
    body: [
      p`Les brèves se règlent canal par canal : écrivez dans le canal « @Vendange brèves », ou par exemple « @Vendange brèves chaque lundi à 9 h ».`,
      ...(coordinator ? [small`« brèves » seul, dans notre conversation, montre tous les canaux abonnés.`] : []),
    ],
  }),
  digestForCoordination: () => ({
    summary: s('Réservé à la coordination'),
    body: [p`C'est la coordination qui règle les brèves de ce canal : vous pouvez le lui demander. Rien n'a changé.`],
  }),
  digestCannotPost: ({ channel, invite }) => ({
    summary: s('Je ne peux pas encore écrire dans ce canal.'),
    body: [
      invite
        ? p`Je ne suis pas dans ${channelsOf([channel])}, et ne peux pas encore y écrire. Invitez-moi avec « /invite @Vendange » dans ce canal, ou dans Teams en ajoutant l'application à son équipe : les brèves y arriveront au jour dit.`
        : p`Je ne peux pas écrire dans ${channelsOf([channel])} : il est archivé, ou la plateforme me le refuse. Choisissez un autre canal, ou désarchivez-le.`,
    ],
  }),
  aboutListening: (_, f) => ({
    summary: s('Écouter, une heure'),
    body: [
      p`Des collègues ont commencé quelque chose et aimeraient en parler. Écouter suffit : une heure environ${onWorkingTime(f)}, une rencontre à la fois. « Pas cette fois » est toujours une réponse.`,
      small`En mots : « volontaire ». Personne ne vous y désigne, et vous pouvez arrêter quand vous voulez.`,
    ],
  }),
  whereTold: (where, f) => ('trial' in where ? whereTrialTold(where, f) : whereStoryTold(where.places)),
};

const editings: Record<PlaceTold['edited'], string> = {
  yes: 'à jour de vos choix',
  soon: 'encore à modifier, je continue',
  refused: 'la plateforme me refuse de le modifier ; la coordination en est prévenue',
};

function placesOf(places: readonly PlaceTold[]): Block {
  return list(places.map(({ channel, edited }) => t`${channelsOf([channel])} : ${editings[edited]}`));
}

function peopleOf(people: Exclude<Item['people'], { as: 'none' }>, f: Format): readonly Span[] {
  return people.as === 'team' ? t`Une équipe` : f.people(people.names);
}

const forms: WordedForms<DigestForms> = {
  digest: ({ of, includes, ...rhythm }) => ({
    title: s('Les brèves'),
    intro:
      of === null
        ? [
            p`Elles arrivent ${rhythmOf(rhythm)} : ${includes.map((one) => included[one]).join(', ')}. Sans rien de nouveau, je n'écris rien. Tout peut changer ensuite. Choisissez des canaux que seule votre organisation lit.`,
          ]
        : [],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      channels: { label: s('Dans quels canaux ?') },
      every: { label: s('À quel rythme ?') },
      weekday: { label: s('Quel jour ?'), hint: s('Un jour férié, elles attendent le jour de travail suivant.') },
      at: { label: s('À quelle heure ?'), hint: s('Par exemple : 9 h 30'), value: s(clockInWords(rhythm.at)) },
      territory: { label: s('De quel territoire suivre l’heure et les jours fériés ?') },
      locale: { label: s('En quelle langue ?') },
      includes: { label: s('Que raconter ?') },
      call: { label: s('Appeler à écouter, quand une initiative attend une personne volontaire ?') },
    },
    options: {
      week: s('Chaque semaine'),
      month: s('Chaque mois, le premier jour choisi ci-dessous'),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), s(weekdayInWords(day))])),
      fr: s('Français'),
      en: s('English'),
      all: s('Récits, bourgeons et tests, en cours ou arrêtés'),
      stories: s('Récits et bourgeons'),
      trials: s('Tests, en cours ou arrêtés'),
      yes: s('Oui'),
      no: s('Non'),
      keep: s('Garder ce fuseau :'),
    },
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because: {}, forms };
