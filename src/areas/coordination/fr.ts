import { callingNames } from '../../cards/fr/calling.ts';
import { list, p, s, small, t } from '../../cards/fr/typography.ts';
import type { Labels, Reasons, WordedForms, WordedKinds } from '../../core/words.ts';
import { digestLine } from '../digest/fr.ts';
import type { CoordinationForms } from './forms.ts';
import type { buttons as areaButtons, CoordinationParams, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  settings: s('Réglages'),
  changeSettings: s('Changer les réglages'),
  changeContacts: s('Changer les contacts'),
  auditLog: s('Journal'),
  retryStuck: s('Relancer'),
};

const phrases = {
  settings: ['reglages', 'reglage', 'parametres'],
  changeSettings: ['changer les reglages'],
  changeContacts: ['changer les contacts'],
  auditLog: ['journal', 'audit'],
  retryStuck: ['relancer'],
  showState: ['coordination', 'etat'],
};

const troubleWords: Record<CoordinationParams['technicalTrouble']['trouble'], string> = {
  'person-gone': 'Un compte est fermé ou ne reçoit plus de messages. Les messages qui lui étaient destinés sont gardés.',
  'not-installed':
    "L'application n'est pas installée pour une personne à qui je dois écrire. Dans le centre d'administration de Teams, installez Vendange pour elle, ou pour tout le monde.",
  'channel-archived': 'Un canal est archivé. Désarchivez-le, ou choisissez-en un autre.',
  'channel-gone': "Un canal n'existe plus, ou je n'y ai plus accès.",
  'not-in-channel':
    "Je ne suis pas dans un canal où je dois écrire. Dans Slack, invitez-moi avec « /invite » ; dans Teams, ajoutez l'application à l'équipe.",
  'token-revoked':
    "Mes clés d'accès ont été révoquées : plus rien ne part. Réinstallez l'application, puis remplacez le jeton ou le secret dans la configuration.",
  'missing-scope': "Il me manque une autorisation. Réinstallez l'application avec le manifeste fourni.",
  disabled: "L'application est désactivée sur la plateforme : plus rien n'y part. Dans son centre d'administration, autorisez Vendange.",
  'too-large': 'Un message est trop long pour la plateforme. Le journal du serveur en donne le code : dites-le à qui maintient Vendange.',
  unavailable: "Le service de la plateforme ne répond pas. Il n'y a rien à faire : j'essaie de nouveau, et tout partira.",
  other: 'La plateforme a refusé des messages pour une raison technique. Le journal du serveur en donne le code.',
};

const messages: WordedKinds<CoordinationParams> = {
  coordinationOnly: () => ({
    summary: s('Réservé à la coordination'),
    body: [
      p`Cette vue est réservée à la coordination. Elle montre ce qui attend et ce qui n'a pas pu partir, jamais ce que les personnes écrivent.`,
    ],
  }),
  coordinationState: ({ waiting, volunteers, troubles, digests }, f) => ({
    summary: s('Ce qui attend'),
    body: [
      waiting === 0
        ? p`Aucune initiative n'attend une personne volontaire.`
        : waiting === 1
          ? p`Une initiative attend une personne volontaire. Celles et ceux qui la portent le savent.`
          : p`${waiting} initiatives attendent une personne volontaire. Celles et ceux qui les portent le savent.`,
      p`Personnes volontaires, hors pauses : ${volunteers}.`,
      ...(troubles.length === 0
        ? [p`Tous les messages ont pu partir.`]
        : [
            p`Ce qui n'a pas pu partir :`,
            list(
              troubles.map(
                (one) =>
                  t`${troubleWords[one.trouble]}${one.since ? ` Depuis le ${f.day(one.since)}.` : ''} Messages gardés : ${one.messages}.`,
              ),
            ),
          ]),
      ...(digests.length === 0 ? [] : [p`Les brèves, canal par canal :`, list(digests.map((one) => digestLine(one, f)))]),
      small`Je ne montre ni les phrases, ni les noms. Pour ajouter une personne à la coordination : qui administre le serveur la nomme dans VENDANGE_COORDINATORS.`,
    ],
  }),
  technicalTrouble: ({ trouble }) => ({
    summary: s("Des messages n'ont pas pu partir."),
    body: [p`Des messages n'ont pas pu partir. ${troubleWords[trouble]}`, p`Rien n'est perdu. Pour le détail : « coordination ».`],
  }),
  retried: ({ messages }) => ({
    summary: s("C'est relancé."),
    body: [
      messages === 0
        ? p`Il n'y avait rien à relancer.`
        : messages === 1
          ? p`Un message repart, au prochain bon moment.`
          : p`${messages} messages repartent, au prochain bon moment.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  technicalTrouble: s('parce que vous faites partie de la coordination'),
};

const forms: WordedForms<CoordinationForms> = {
  settings: () => ({
    title: s('Réglages'),
    intro: [],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      locale: { label: s('Langue par défaut') },
      name: { label: s('Le nom de votre organisation') },
      called: { label: s('Comment appeler votre organisation ?') },
      controller: { label: s('Qui met Vendange en place ?'), hint: s('Le responsable du traitement : la ville de…, le département de…') },
      legalBasis: { label: s('Sur quelle base légale ?'), hint: s("Par exemple : mission d'intérêt public (RGPD, article 6, 1, e)") },
      dataContact: {
        label: s('À qui écrire pour ses données ?'),
        hint: s('La personne déléguée à la protection des données, par exemple.'),
      },
      territory: { label: s('Jours fériés de') },
      hours: { label: s('Heures de travail par défaut'), hint: s('Par exemple : 9 h - 18 h') },
      digestByAnyone: { label: s('Tout le monde peut-il abonner un canal aux brèves ?') },
      messagesAWeek: { label: s("Messages que j'envoie de moi-même, par semaine"), hint: s('De 1 à 3') },
      answerDays: { label: s('Jours de travail pour répondre à une invitation'), hint: s('De 1 à 10') },
      newsDays: { label: s('Jours de travail avant des nouvelles, au plus'), hint: s('De 6 à 30') },
      keepDays: { label: s("Jours de conservation d'une phrase que personne n'a rencontrée"), hint: s('De 15 à 365') },
      until: { label: s("Jusqu'à quand Vendange est-il en test ici ?"), hint: s('Dans douze mois au plus') },
      ceiling: { label: s('Rencontres à la fois, pour les nouvelles personnes volontaires'), hint: s('De 1 à 9') },
    },
    options: { ...callingNames, no: s('Non'), yes: s('Oui') },
  }),
  contacts: () => ({
    title: s('Contacts'),
    intro: [p`Vers qui se tourner en cas de danger, de violence, de harcèlement, de souffrance ou pour une alerte.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      lines: { label: s('Un contact par ligne'), hint: s('Par exemple : Médecine du travail : 01\u00a023\u00a045\u00a067\u00a089') },
    },
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms };
