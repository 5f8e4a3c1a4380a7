import type { Block, Span } from '../../cards/card.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import type { Besides } from '../../core/incoming.ts';
import type { NearMeaning } from '../../core/near.ts';
import type { Labels, WordedKinds } from '../../core/words.ts';
import { wholeYes } from '../../core/words.ts';
import { heardAtMost } from '../../domain/spoken/plain-words.ts';
import { replySaid } from '../../domain/spoken/replies.ts';
import { runBy } from '../framing/fr.ts';
import { termLine } from '../term/fr.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { ConversationParams, HelpTopic } from './messages.ts';
import { missed } from './missed-fr.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  showHelp: s('Ce que je sais faire'),
  more: s('Plus'),
  notAnAnswer: s("Ce n'était pas une réponse"),
  keepMessage: s('La garder'),
  followMessage: s('Corriger aussi'),
  talkInPerson: s('En parler de vive voix'),
  decline: s('Plutôt non'),
  watchNoMore: s('Ne plus veiller'),
  noThanks: s('Non merci'),
};

const phrases = {
  decline: ['plutot non', 'plutot pas'],
  showHelp: [
    'aide',
    'aide moi',
    'bonjour',
    'salut',
    'bonsoir',
    'coucou',
    '?',
    'que sais tu faire',
    'que savez vous faire',
    'ce que je sais faire',
    'comment ca marche',
    'je ne comprends pas',
    'je n ai pas compris',
    'peux tu m aider',
    'pouvez vous m aider',
    'menu',
  ],
  helpWithTrials: ['aide tests', 'aide test', 'aide les tests', 'aide pour les tests'],
  helpWithDigests: ['aide breves', 'aide les breves'],
  helpVolunteers: ['aide volontaires', 'aide volontaire'],
  helpCoordination: ['aide coordination', 'premiers pas', 'les premiers pas', 'mes premiers pas'],
  notAnAnswer: ['ce n etait pas une reponse', 'pas une reponse'],
  talkInPerson: ['en parler de vive voix', 'de vive voix', 'parler du test', 'parler du test de vive voix'],
  sayYes: wholeYes(
    ['oui', 'ok', 'd accord', 'oui merci', 'bien sur', 'entendu'],
    ['d accord', 'avec plaisir', 'avec joie', 'bien sur', 'bien volontiers', 'ca marche', 'ca me va', 'oui'],
  ),
  listen: [
    'merci',
    'merci beaucoup',
    'merci bien',
    'grand merci',
    'merci a vous',
    'merci a toi',
    'merci pour tout',
    'au revoir',
    'a bientot',
    'bonne journee',
  ],
  sayNo: ['non', 'non pas cette fois', 'sans moi'],
  speakFrench: ['francais', 'en francais', 'parler francais'],
  speakEnglish: ['anglais', 'en anglais'],
};

/** What the words may mean besides an initiative. */
const or: Readonly<Record<NearMeaning, Block>> = {
  correct: small`Ou une correction de votre initiative ? Utilisez le bouton, ou écrivez « corriger : » suivi de la phrase.`,
  'accept-invitation': small`Est-ce un oui à cette rencontre ? Le bouton le dit.`,
  'write-story': small`Ou le récit d'une rencontre ? Utilisez le bouton, ou écrivez « récit : » suivi de votre texte.`,
  'open-absence': small`Ou une absence ? Il m'en faut le dernier jour, et je ne suis pas sûr de ces dates. Par exemple : « absence jusqu'au 12 », « absence la semaine prochaine ».`,
  'open-hours': small`Ou vos horaires ? Je n'ai pas compris ces heures. Par exemple : « je travaille de 8 h à 16 h ».`,
  'open-trial': small`Ou un test ? Utilisez le bouton, ou écrivez « test : » suivi de ce que vous essayez.`,
  explore: small`Ou une recherche ? Utilisez le bouton, ou écrivez « récits : » suivi de quelques mots.`,
  'need-help': small`Ou une demande d'aide pour un test ? Utilisez le bouton, ou écrivez « j'ai besoin d'aide : » suivi de quelques mots.`,
  'show-help': small`Ou une demande d'aide ? Le bouton montre ce que je sais faire. Pour un danger, une violence, une souffrance : « vers qui me tourner ».`,
  'no-initiative': small`Vous n'avez pas d'initiative en cours avec moi : votre texte ne change rien.`,
  'no-meeting': small`Je ne retrouve pas de rencontre en cours qui soit la vôtre : votre texte ne change rien.`,
  'no-check-in': small`Je ne retrouve pas de point auquel vous puissiez répondre : votre texte ne change rien.`,
  'no-trial': small`Je ne retrouve pas de test qui soit le vôtre : votre texte ne change rien.`,
  'no-story': small`Je ne retrouve pas de récit qui soit le vôtre : votre texte ne change rien.`,
  'no-service': small`Je ne reconnais pas de service à ce nom : votre texte ne change rien.`,
  'coordination-only': small`Ce réglage revient à la coordination : votre texte ne change rien.`,
  'own-people': small`Vous faites partie de ces personnes : vous pouvez vous parler sans moi.`,
  'no-people': small`Je ne vois pas à qui le demander : ouvrez d'abord un récit, un bourgeon ou un test qui n'est pas le vôtre.`,
  'no-question': small`Je ne pose cette question que le jour où je m'arrête : votre texte n'y répond pas.`,
};

type Kept = ConversationParams['messageChanged']['kept'];
const inTheirHands = p`Le récit est déjà entre les mains de celles et ceux qu'il raconte : je n'y change rien. Dites-leur ce qui serait à corriger.`;
const answerWithdrawn = p`Vous avez supprimé votre message. J'en ai retiré ce que j'avais noté dans votre réponse.`;
const answerDeleted = p`Vous avez supprimé votre message, mais votre réponse a pu être lue, ou a changé depuis. Voulez-vous la corriger ?`;
const answerEdited = p`Vous avez modifié votre message, mais votre réponse a pu être lue, ou a changé depuis. Voulez-vous la corriger aussi ?`;

const notHeard: Readonly<Record<Besides, Block>> = {
  voice: p`Je n'écoute pas les messages vocaux et je n'ai rien gardé du vôtre. Écrivez-moi ce que vous vouliez dire : une phrase suffit.`,
  file: p`Je n'ouvre ni les fichiers ni les images et je n'ai rien gardé des vôtres. Écrivez-moi ce que vous vouliez dire : une phrase suffit.`,
  forward: p`Je ne lis pas les messages transférés et je n'ai rien gardé de celui-ci. Écrivez-moi avec vos mots ce que vous vouliez dire : une phrase suffit.`,
};

const onlyWords: Readonly<Record<Besides, Block>> = {
  voice: p`Je ne lis que les mots : je n'ai pas gardé le message vocal qui les accompagne.`,
  file: p`Je ne lis que les mots : je n'ai pas gardé ce qui y est joint.`,
  forward: p`Je ne lis que vos mots : je n'ai pas gardé le message transféré.`,
};

/** What became of what was kept of a message that they deleted. */
const withdrawn: Readonly<Record<Kept, Block>> = {
  initiative: p`Vous avez supprimé votre message. J'ai retiré l'initiative : personne ne l'avait lue.`,
  draft: p`Vous avez supprimé votre message. Je ne vous demande plus rien de cette phrase.`,
  'check-in': answerWithdrawn,
  evaluation: answerWithdrawn,
  story: inTheirHands,
  told: inTheirHands,
};

const deleted: Readonly<Record<Kept, Block>> = {
  initiative: p`Vous avez supprimé votre message, mais l'initiative est toujours là : elle a été lue ou corrigée, ou vous aviez choisi avec qui. Voulez-vous la retirer ?`,
  draft: withdrawn.draft,
  'check-in': answerDeleted,
  evaluation: answerDeleted,
  story: p`Vous avez supprimé votre message, mais la version du récit qu'il proposait est toujours là. Voulez-vous qu'il n'y ait pas de récit ?`,
  told: inTheirHands,
};

const edited: Readonly<Record<Kept, Block>> = {
  initiative: p`Vous avez modifié votre message, mais l'initiative a été lue, ou corrigée depuis. Voulez-vous la corriger aussi ?`,
  draft: withdrawn.draft,
  'check-in': answerEdited,
  evaluation: answerEdited,
  story: p`Vous avez modifié votre message. Voulez-vous proposer cette version du récit ? Chaque personne sera de nouveau consultée.`,
  told: inTheirHands,
};

const helpLines: Readonly<Record<HelpTopic, (about: ConversationParams['help']) => readonly (readonly Span[])[]>> = {
  everything: () => [
    t`« initiative On a réparé les vélos de l'école » : raconter, et une personne volontaire vient en parler avec vous`,
    t`« demander une rencontre » : y voir clair, me faire aider, une règle qui gêne ; avec une personne volontaire, ou de votre choix`,
    t`« récits médiathèque », « les tests », « millésime » : lire ce que l'on a bien voulu partager`,
    t`« vers qui me tourner » : danger, violence, harcèlement, souffrance`,
  ],
  trials: () => [
    t`« test : … » : essayer quelque chose à plusieurs, avec une date de fin`,
    t`« mes tests », « les tests » : les vôtres, et ceux de tout le monde`,
    t`« point : … » : dire ce que vous remarquez ; « carnet » : ce que l'on y a noté`,
    t`« j'ai besoin d'aide », « en parler de vive voix »`,
    t`« conclure le test » : ce que l'on en retient, et la suite`,
  ],
  digests: ({ coordinator }) => [
    t`Les brèves disent dans un canal ce que des collègues ont bien voulu partager.`,
    t`Dans un canal, mentionnez-moi avec « brèves » : les dernières, et comment les recevoir`,
    ...(coordinator ? [t`« brèves » ici : tous les canaux qui les reçoivent, leurs jours, leurs pauses`] : []),
  ],
  volunteers: ({ harvester }) => [
    harvester
      ? t`« pause », « reprise », « ne plus être volontaire » : votre place dans l'équipe de vendange`
      : t`« volontaire » : écouter celles et ceux qui racontent`,
    t`« récit : … » : écrire ce que la rencontre a donné, après elle`,
    t`« carnet de vendange » : une page à imprimer, pour une rencontre loin d'un écran`,
    t`« j'ai rencontré… » : apporter le récit d'une rencontre qui s'est faite sans moi`,
  ],
  coordination: ({ coordinator }) => [
    ...(coordinator
      ? [
          t`« coordination » : ce qui attend, et ce qui n'a pas pu partir`,
          t`« réglages », « services », « brèves », « cadre », « journal » : ceux de votre organisation`,
          t`Premiers pas, un par semaine : trouver trois volontaires ; raconter vous-même une initiative ; abonner un canal aux brèves ; essayer avec une équipe`,
        ]
      : [t`Ces mots sont pour les personnes de la coordination. « Qui êtes-vous ? » dit qui s'occupe de moi ici.`]),
  ],
};

const messages: WordedKinds<ConversationParams> = {
  help: (params, f) => ({
    summary: s('Ce que je sais faire'),
    body: [
      ...(params.topic === 'everything' ? [p`Bonjour, je suis Vendange.`] : []),
      list(helpLines[params.topic](params)),
      ...(params.topic === 'everything'
        ? [
            small`Le reste : « aide tests », « aide brèves », « aide volontaires », « aide coordination ». À tout moment : « mes initiatives », « mes données », « absence jusqu'au 12 », « stop », « english »${params.several ? ', « relier mes comptes »' : ''}.`,
            ...termLine(f),
            ...runBy(f),
            small`Avec /vendange, ou en mots dans notre conversation. Je ne note personne et je ne rends compte à personne.`,
          ]
        : []),
    ],
  }),
  notUnderstood: ({ words, near }) => ({
    summary: words === '' || replySaid(words) ? s('Je n’ai peut-être pas bien compris.') : s('Je note ceci comme une initiative ?'),
    body:
      words === ''
        ? [p`Je vous écoute. Pour raconter une initiative, une phrase suffit ; pour savoir ce que je sais faire, dites « aide ».`]
        : [
            replySaid(words) ? p`Je n'ai peut-être pas bien compris.` : p`Je note ceci comme une initiative ?`,
            quote(words),
            ...(near === null ? [] : [or[near]]),
            ...(words.length > heardAtMost ? [small`Votre texte est long : je le garde en entier, sans chercher ce qu'il demande.`] : []),
            ...(replySaid(words) ? [small`Pour en faire une initiative : « initiative : » suivi de votre phrase.`] : []),
            small`Je garde ce texte un jour ouvré, pour vous seulement. Pour savoir ce que je sais faire : « aide ».`,
          ],
  }),
  whichAnswer: ({ words, items }) => ({
    summary: s('À quelle question répondez-vous ?'),
    body: [
      p`Mon dernier message posait plusieurs questions. À laquelle répondez-vous ?`,
      quote(words),
      numbered(
        items.map(({ asks, what }) =>
          asks === 'check-in' ? t`Le point du test « ${{ said: what, max: 80 }} »` : t`Le bilan du test « ${{ said: what, max: 80 }} »`,
        ),
      ),
      small`Je garde ce texte pour vous seulement.`,
    ],
  }),
  severalQuestions: () => ({
    summary: s('À quelle question répondez-vous ?'),
    body: [p`Mon dernier message posait plusieurs questions. Répondez par le bouton de l'une ou de l'autre : rien n'est changé d'ici là.`],
  }),
  messageChanged: ({ change, kept, words }) => ({
    summary: s(change === 'edited' ? 'Vous avez modifié votre message.' : 'Vous avez supprimé votre message.'),
    body: [
      change === 'edited' ? edited[kept] : change === 'deleted' ? deleted[kept] : withdrawn[kept],
      ...(words === '' || kept === 'told' ? [] : [quote(words)]),
      ...(change === 'withdrawn' ? [small`Je garde ce texte sept jours, pour vous seulement.`] : []),
    ],
  }),
  messageLeft: () => ({ summary: s("D'accord, rien ne change."), body: [p`D'accord, rien ne change.`] }),
  declined: () => ({ summary: s("C'est entendu."), body: [p`C'est entendu. Je n'en garde pas trace.`] }),
  draftDropped: () => ({ summary: s("C'est oublié."), body: [p`C'est oublié. Je n'ai rien gardé.`] }),
  unheard: ({ besides, words }) => ({
    summary: s('Je ne lis que les mots.'),
    body: [words ? onlyWords[besides] : notHeard[besides]],
  }),
  nothingPending: () => ({
    summary: s("Je n'ai pas de question en attente."),
    body: [p`Je n'ai pas de question en attente pour vous. Pour savoir ce que je sais faire, dites « aide ».`],
  }),
  localeChosen: () => ({ summary: s("D'accord, en français."), body: [p`D'accord, je vous parle en français.`] }),
  unknownAct: () => ({
    summary: s('Ce bouton ne fonctionne plus.'),
    body: [p`Ce bouton ne fonctionne plus. Dites « aide » pour voir ce que je sais faire ; rien n'a changé.`],
  }),
  sorry: ({ reference, words }) => ({
    summary: s('Quelque chose n’a pas marché de mon côté.'),
    body: [
      p`Quelque chose n'a pas marché de mon côté, et je n'ai rien pu enregistrer. Réessayez dans un moment. Si cela continue, donnez cette référence à la coordination : ${{ bold: reference }}.`,
      ...(words === null || words.trim() === ''
        ? []
        : [p`Votre texte, pour ne rien perdre :`, { type: 'quote' as const, spans: [{ said: words }] }]),
    ],
  }),
  notConnected: () => ({
    summary: s('Je ne suis pas relié à cet espace.'),
    body: [p`Je ne suis pas relié à cet espace de travail : je n'ai rien enregistré. Parlez-moi depuis l'espace de votre organisation.`],
  }),
  changedMeanwhile: () => ({
    summary: s('Cela a changé entre-temps.'),
    body: [p`Cela a changé avant que ma réponse parte. Redemandez-le-moi pour voir où cela en est.`],
  }),
  gone: () => ({
    summary: s("Ce message n'est plus d'actualité."),
    body: [p`Ce message n'est plus d'actualité. Vous n'avez rien à faire.`],
  }),
  merged: ({ count }) => ({
    summary: s(`${count} nouvelles, en un seul message`),
    body: [p`Pour ne pas vous déranger plusieurs fois, voici ${count} nouvelles en un seul message.`],
  }),
};

/** Everything this area says in French. */
export const fr = { messages: { ...messages, ...missed }, buttons, phrases, because: {}, forms: {} };
