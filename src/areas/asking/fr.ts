import type { Format } from '../../cards/format.ts';
import { momentInWords } from '../../cards/fr/hours.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { briefly, person, platformName } from '../../cards/words.ts';
import type { Labels, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { frameQuoted } from '../../domain/frame.ts';
import { purposes, ruleOf } from '../../domain/purpose.ts';
import { runBy } from '../framing/fr.ts';
import { purposeWords } from '../meeting/purposes-fr.ts';
import type { faces } from './buttons.ts';
import type { AskingForms, forms as areaForms } from './forms.ts';
import type { AskingParams, buttons as areaButtons } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  openTell: s('Raconter une initiative'),
  askMeeting: s('Demander une rencontre'),
  tellDraft: s('Oui, la raconter'),
  dropDraft: s('Non, oublier ce texte'),
  whoHasRead: s('Qui a lu ma phrase ?'),
  setAside: s('Pas avec certaines personnes'),
  correct: s('Corriger'),
  withdraw: s('Retirer'),
  whomToTurnTo: s('Vers qui me tourner'),
  myInitiatives: s('Mes initiatives'),
  showInitiative: s('Voir cette initiative'),
  askStoryPeople: s('En parler avec les personnes de ce récit'),
  askItsPeople: s('En parler avec ces personnes'),
};

const phrases = {
  openTell: ['raconter', 'raconter une initiative'],
  tellDraft: ['oui la raconter'],
  dropDraft: ['oublie', 'oublier', 'oublie ce texte'],
  whoHasRead: ['qui a lu', 'qui a lu ma phrase', 'qui l a lue', 'qui a lu mon initiative'],
  setAside: ['pas avec certaines personnes', 'pas avec', 'pas avec tout le monde'],
  correct: ['corriger', 'corrige', 'modifier'],
  withdraw: [
    'retirer',
    'retire',
    'je retire',
    ...['retirer', 'retire', 'supprimer', 'supprime', 'effacer', 'efface', 'annuler'].map((verb) => `${verb} mon initiative`),
  ],
  whomToTurnTo: [
    'vers qui me tourner',
    'ce n est pas ici',
    'contacts',
    'danger',
    'violence',
    'violences',
    'harcelement',
    'souffrance',
    'au secours',
    'a l aide',
  ],
  myInitiatives: ['mes initiatives', 'mon initiative', 'ou en est mon initiative'],
  tellInitiative: ['initiative'],
  tellAfterColon: ['une initiative', 'mon initiative', 'notre initiative', 'raconter', 'je raconte'],
  askMeeting: ['demander une rencontre', 'je voudrais une rencontre'],
  seeClear: ['y voir clair', 'y voir plus clair', 'je voudrais y voir clair'],
  ruleInTheWay: ['une regle', 'une regle qui gene', 'une regle nous gene'],
  lookBack: ['revenir sur', 'revenir sur ce que nous avons vecu'],
  bringTogether: ['reunir', 'reunir autour d un probleme', 'je voudrais reunir quelques personnes'],
  askItsPeople: [
    'en parler avec ces personnes',
    'en parler avec les personnes de ce recit',
    'en parler avec les personnes de ce bourgeon',
    'en parler avec les personnes de ce test',
    'en parler avec elles',
    'parler avec ces personnes',
    'rencontrer ces personnes',
  ],
};

const erasedWords =
  "Je l'ai effacée de ma mémoire et des messages que je peux modifier. Elle reste un temps dans les copies de sauvegarde.";

type Listed = AskingParams['myInitiatives']['items'][number];

const states: Record<Listed['state'], (whom: string) => string> = {
  held: () => "gardée jusqu'au prochain matin de travail, personne ne l'a reçue",
  searching: (whom) => `je cherche ${whom}`,
  waiting: () => "je n'ai trouvé personne pour l'instant",
  patient: (whom) => `je cherche encore ${whom}, sans vous déranger`,
  accepted: () => 'une rencontre se prépare',
  told: () => 'une rencontre a eu lieu',
};

const stateOf = ({ state, purpose }: Listed) =>
  state === 'accepted' && ruleOf(purpose).asks === 'chosen' ? "je vous ai dit qui est d'accord" : states[state](purposeWords[purpose].whom);

/** Whom the bot asks, when, and what each of them sees. */
function whomIAsk(
  { purpose, from, newsBy, inPublic, chosen, keeping }: Omit<AskingParams['initiativeNoted'], 'sentence' | 'frame'>,
  f: Format,
) {
  const [{ asks, waits, chosen: whom }, { asked, expect }] = [ruleOf(purpose), purposeWords[purpose]];
  if (from === null || asks === 'its-people') {
    return [
      from === null
        ? p`On leur pose déjà une autre question : la vôtre attend son tour. Ce message dira à partir de quand je demande ${asked}.`
        : p`À partir du ${f.moment(from)}, je demande à ces personnes, une à la fois, ${asked}. Vous aurez une réponse le ${f.day(newsBy)} au plus tard.`,
      p`${expect} Si leurs noms ne sont pas dits, vous n'en saurez aucun avant un oui.`,
    ];
  }
  const kept = t`${inPublic ? "Je ne publie rien d'autre" : "Rien n'est publié"}, et rien ne part avant le ${f.moment(from)}.`;
  if (asks === 'chosen') {
    return chosen
      ? [
          p`${kept} Ensuite, je demande à chaque personne que vous avez choisie ${asked}. Elle lira la phrase et votre nom, répond pour elle-même, et personne ne verra les réponses des autres.`,
          p`Le ${f.day(newsBy)}, je vous dis qui est d'accord, et rien d'autre. Je ne préviens pas votre encadrement. ${expect}`,
        ]
      : [
          p`Je ne demande rien à personne tant que vous n'avez pas choisi. Qui voulez-vous réunir ? Chaque personne répondra pour elle-même, et personne ne verra les réponses des autres.`,
          ...(keeping.length === 0
            ? []
            : [
                p`Gardent un moment pour cela : ${keeping.flatMap((one, index) => t`${index === 0 ? '' : ' ; '}${person(one.name)}, ${momentInWords(one)}`)}.`,
              ]),
          p`Je ne préviens pas votre encadrement. ${expect}`,
        ];
  }
  if (chosen && whom === 'one') {
    return [
      waits
        ? p`${kept} Ensuite, je demande à la personne de votre choix ${asked}. Elle lira la phrase et votre nom.`
        : p`Je demande à la personne de votre choix, à son prochain moment de travail, ${asked}. Elle lira la phrase et votre nom.`,
      p`Sans oui de sa part, je vous le dirai, et vous choisirez la suite. Je ne préviens pas votre encadrement. ${expect}`,
    ];
  }
  return [
    waits
      ? p`${kept} Ensuite, je demande à une personne volontaire, puis à une autre si besoin, ${asked} ; ${inPublic ? 'je lui montre la phrase, sans dire de qui elle vient' : 'elle verra la phrase, pas votre nom'} tant qu'elle n'a pas dit oui. Vous aurez une réponse le ${f.day(newsBy)} au plus tard.`
      : p`Je demande à une personne volontaire, à son prochain moment de travail, ${asked}. Elle verra la phrase, pas votre nom tant qu'elle n'a pas dit oui. Vous aurez une réponse le ${f.day(newsBy)} au plus tard.`,
    ...(whom === 'one'
      ? []
      : [
          chosen
            ? p`Je le demande aussi à chaque personne que vous avez choisie. Elle lira la phrase et votre nom, et répond pour elle-même.`
            : p`Qui l'a vécu avec vous ? Par « Avec qui ? », je le demande aussi à ces personnes ; chacune répond pour elle-même.`,
        ]),
    p`Je ne préviens pas votre encadrement ; si l'une de ces personnes est volontaire, vous pouvez l'écarter. ${expect}`,
  ];
}

const phrase = (act: AskingParams['whichInitiative']['act']) =>
  ({
    withdraw: 'Laquelle voulez-vous retirer ?',
    correct: 'Laquelle voulez-vous corriger ?',
    'who-has-read': "De laquelle voulez-vous savoir qui l'a lue ?",
    'set-aside': 'Pour laquelle voulez-vous écarter certaines personnes ?',
  })[act];

const actWords: Record<AskingParams['whichInitiative']['act'], string> = {
  withdraw: 'retirer',
  correct: 'corriger',
  'who-has-read': 'qui a lu',
  'set-aside': 'pas avec certaines personnes',
};

const messages: WordedKinds<AskingParams> = {
  initiativeNoted: ({ sentence, frame, inPublic, ...noted }, f) => ({
    summary: s("C'est noté, merci."),
    body: [
      p`C'est noté, merci.`,
      quote(sentence),
      ...(inPublic
        ? [
            p`Là où vous m'avez mentionné, chaque personne a pu lire cette phrase et votre nom, et je ne peux pas l'en retirer. Je n'y réponds pas. Pour la suite, parlons plutôt ici, en privé.`,
          ]
        : []),
      ...whomIAsk({ ...noted, inPublic }, f),
      ...(frame?.signed
        ? [
            small`« ${{ said: frameQuoted(frame.body) }} » ${person(frame.signed.name)}, ${{ said: frame.signed.position }}, le ${f.day(frame.signed.on)}. Le texte entier : « cadre ».`,
          ]
        : []),
      ...runBy(f),
    ],
  }),
  initiativeCorrected: ({ sentence, readBefore }) => ({
    summary: s("C'est corrigé."),
    body: [
      p`C'est corrigé :`,
      quote(sentence),
      ...(readBefore ? [p`Une personne a pu lire la version d'avant. Le message qu'elle a reçu est modifié.`] : []),
    ],
  }),
  initiativeWithdrawn: ({ readBefore, enough, sentence }) => ({
    summary: enough ? s("C'est noté.") : s("C'est retiré."),
    body: [
      enough
        ? p`C'est noté : vous vous êtes parlé, et cela suffit. J'ai effacé la rencontre et votre phrase de ma mémoire et des messages que je peux modifier. Elles restent un temps dans les copies de sauvegarde.`
        : p`${sentence === null ? t`Votre phrase est retirée.` : t`Retirée : « ${briefly(sentence)} ».`} ${erasedWords}`,
      ...(readBefore && !enough ? [p`Ce qui a déjà été lu ou recopié, je ne peux pas l'effacer.`] : []),
    ],
  }),
  whoHasRead: ({ sentence, readers }) => ({
    summary: s('Qui a lu votre phrase'),
    body: [
      quote(sentence),
      readers.length === 0
        ? p`À part vous, personne ne l'a lue.`
        : list(readers.map((name) => t`${name === '' ? 'Une personne' : person(name)}`)),
      small`La coordination, à ce titre, ne peut pas ouvrir votre phrase. Qui administre le serveur le pourrait, techniquement.`,
    ],
  }),
  setAsideNoted: ({ people }) => ({
    summary: s("C'est noté."),
    body: [
      people === 0
        ? p`C'est noté : personne n'est mis de côté pour cette initiative.`
        : people === 1
          ? p`C'est noté. Je ne proposerai pas cette initiative à cette personne. Elle n'en saura rien.`
          : p`C'est noté. Je ne proposerai pas cette initiative à ces ${people} personnes. Elles n'en sauront rien.`,
    ],
  }),
  whomToTurnTo: ({ contacts, platform }) => ({
    summary: s('Vers qui vous tourner'),
    body: [
      p`Ici, on raconte des initiatives. Pour un danger, une violence, un harcèlement, une souffrance ou une alerte, des personnes dont c'est le métier vous répondent :`,
      ...(contacts.length === 0
        ? [
            p`Votre organisation ne m'a pas encore indiqué ses contacts. La médecine du travail, le service social du personnel ou une personne représentant le personnel peuvent vous écouter.`,
          ]
        : [list(contacts.map((one) => t`${{ said: one.label }} : ${{ said: one.reach }}`))]),
      list([
        t`Urgence : 15 (santé), 17 (police), 18 (secours), 112 partout en Europe, 114 par message écrit`,
        t`Souffrance, idées suicidaires : 3114, jour et nuit`,
        t`Violences faites aux femmes : 3919, jour et nuit`,
      ]),
      platform === 'playground'
        ? small`Je ne garde pas trace de cette demande. Notre échange, lui, reste affiché sur ce terrain d'essai.`
        : small`Je ne garde pas trace de cette demande. Notre échange, lui, reste dans l'historique de ${platformName(platform)}.`,
    ],
  }),
  myInitiatives: ({ items }, f) => ({
    summary: s('Vos initiatives'),
    body:
      items.length === 0
        ? [p`Vous n'avez pas d'initiative en cours avec moi. Pour en raconter une, une phrase suffit : « /initiative On a… »`]
        : [
            p`Vos initiatives :`,
            (items.length > 1 ? numbered : list)(
              items.map((one) =>
                one.harvester !== null
                  ? t`« ${briefly(one.sentence)} » : une rencontre se prépare avec ${person(one.harvester)}`
                  : !one.inTurn
                    ? t`« ${briefly(one.sentence)} » : elle attend son tour`
                    : one.state !== 'held' && one.state !== 'searching'
                      ? t`« ${briefly(one.sentence)} » : ${stateOf(one)}`
                      : t`« ${briefly(one.sentence)} » : ${stateOf(one)}. Des nouvelles le ${f.day(one.newsBy)} au plus tard`,
              ),
            ),
            small`En mots : « qui a lu », « corriger : … », « retirer ».`,
          ],
  }),
  whichInitiative: ({ act, items }) => ({
    summary: s('De quelle initiative parlez-vous ?'),
    body: [
      ...(items.some((one) => one.sentence === null) ? [] : [p`Vous avez plusieurs initiatives en cours. ${phrase(act)}`]),
      numbered(items.map((one) => (one.sentence === null ? t`Retirée, ou vous ne la portez plus.` : t`« ${briefly(one.sentence)} »`))),
      ...(items.some((one) => one.sentence === null) ? [p`Pour une autre, redites-le-moi en mots : « ${actWords[act]} ».`] : []),
    ],
  }),
  itsPeopleNotAsked: ({ why }) =>
    why === 'theirs'
      ? {
          summary: s('Vous en faites partie.'),
          body: [p`Vous faites partie de ces personnes : vous pouvez vous parler sans moi. Rien n'est demandé.`],
        }
      : {
          summary: s('Avec les personnes de quel récit ?'),
          body: [
            p`Avec quelles personnes ? Ouvrez d'abord un récit, un bourgeon ou un test (« récits », puis « lire 2 ») ; dites ensuite : « en parler avec ces personnes : … »`,
          ],
        },
};

const forms: WordedForms<AskingForms> = {
  tell: ({ purpose, of }) => ({
    title: of ? s('En parler ensemble') : purpose === null ? s('Raconter') : s('Demander une rencontre'),
    intro: [
      of
        ? p`Une phrase suffit. Rien n'est publié. Les personnes à qui je demande liront cette phrase et votre nom.`
        : p`Une phrase suffit. Rien n'est publié, et je ne préviens pas votre encadrement.`,
    ],
    submit: purpose === null && !of ? s('Raconter') : s('Demander'),
    cancel: s('Fermer'),
    fields: {
      sentence: {
        ...(of
          ? {
              label: s('De quoi aimeriez-vous parler avec elles ?'),
              placeholder: s("Comment avez-vous convaincu l'atelier ? On aimerait faire pareil à la crèche"),
            }
          : purpose === null
            ? { label: s("Qu'avez-vous commencé ?"), placeholder: s("On a réparé les vélos de l'école avec les services techniques") }
            : { label: s('De quoi voulez-vous parler ?') }),
        hint: s("Évitez les noms d'usagères et d'usagers, et ce qui touche à la santé."),
      },
      purpose: { label: s('Pour quoi ?') },
      people: {
        label: s('Avec qui ?'),
        hint:
          purpose !== null && ruleOf(purpose).chosen === 'each'
            ? s('Chaque personne répond pour elle-même.')
            : s('Sans nom, je demande à une personne volontaire.'),
      },
    },
    options: Object.fromEntries(purposes.map((purpose) => [purpose, purposeWords[purpose].choice])),
  }),
  correct: () => ({
    title: s('Corriger'),
    intro: [],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { sentence: { label: s('Votre phrase') } },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  tell: ({ sentence, asks, of }) => ({
    summary: asks || of !== '' ? s('Demandez en une phrase.') : s('Racontez en une phrase.'),
    body:
      of !== ''
        ? [p`De quoi aimeriez-vous parler avec elles ? Une phrase suffit : « en parler avec ces personnes : … »`]
        : asks
          ? [
              p`Pour demander une rencontre, une phrase suffit : « y voir clair : … », « une règle : … », « revenir sur : … », « réunir : … ». Ou racontez : « initiative : … »`,
            ]
          : [
              p`Qu'avez-vous commencé ? Une phrase suffit. Par exemple :`,
              p`« /initiative On a réparé les vélos de l'école avec les services techniques »`,
              ...(sentence === '' ? [] : [p`Votre texte, pour ne rien perdre :`, quote(sentence)]),
            ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because: {}, forms, inWords };
