import { list, p, s, small, t } from '../../cards/fr/typography.ts';
import type { WordedKinds } from '../../core/words.ts';
import { digestLine } from '../digest/fr.ts';
import type { CoordinatingParams } from './params.ts';

const troubleWords: Record<CoordinatingParams['technicalTrouble']['trouble'], string> = {
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

export const coordinating: WordedKinds<CoordinatingParams> = {
  coordinationOnly: () => ({
    summary: s('Réservé à la coordination'),
    body: [
      p`Cette vue est réservée à la coordination. Elle montre ce qui attend et ce qui n'a pas pu partir, jamais ce que les personnes écrivent.`,
    ],
  }),
  coordinationState: ({ waiting, troubles, digests }, f) => ({
    summary: s('Ce qui attend'),
    body: [
      waiting === 0
        ? p`Aucune initiative n'attend une oreille.`
        : waiting === 1
          ? p`Une initiative attend une oreille. Ses personnes le savent.`
          : p`${waiting} initiatives attendent une oreille. Leurs personnes le savent.`,
      ...(troubles.length === 0
        ? [p`Tous les messages ont pu partir.`]
        : [
            p`Ce qui n'a pas pu partir :`,
            list(
              false,
              troubles.map(
                (one) =>
                  t`${troubleWords[one.trouble]}${one.since ? ` Depuis le ${f.day(one.since)}.` : ''} Messages gardés : ${one.messages}.`,
              ),
            ),
          ]),
      ...(digests.length === 0
        ? []
        : [
            p`Les brèves, canal par canal :`,
            list(
              false,
              digests.map((one) => digestLine(one, f)),
            ),
          ]),
      small`Je ne montre ni les phrases, ni les noms.`,
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
