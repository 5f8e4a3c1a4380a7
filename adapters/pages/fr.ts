import { s } from '../../src/cards/fr/typography.ts';
import { ruleOf } from '../../src/domain/purpose.ts';
import type { PlatformName } from '../../src/ports/chat-platform.ts';
import type { Facts, Wording } from './words.ts';

const names: Readonly<Record<PlatformName, string>> = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  playground: "le terrain d'essai de cette machine",
};
const where = ({ platforms }: Facts) => (platforms.length === 0 ? 'la messagerie' : platforms.map((one) => names[one]).join(' et '));

export const fr: Wording = {
  otherPage: { privacy: s('Conditions d’usage'), terms: s('Ce qui est gardé sur vous') },
  accessibility: s('Accessibilité : non conforme'),
  otherLanguage: 'English',
  privacy: (facts) => ({
    title: s('Ce que Vendange garde sur vous'),
    sections: [
      {
        id: 'qui',
        title: s('Qui met Vendange en place'),
        paragraphs: [
          facts.controller === ''
            ? s(
                `${facts.organisation} utilise Vendange. La personne ou le service responsable n'est pas encore indiqué ici : demandez-le à la coordination, en écrivant « coordination » à Vendange.`,
              )
            : s(`Responsable : ${facts.controller}.`),
          ...(facts.legalBasis === '' ? [] : [s(`Base légale : ${facts.legalBasis}.`)]),
          ...(facts.dataContact === '' ? [] : [s(`Pour toute question sur vos données : ${facts.dataContact}.`)]),
        ],
      },
      {
        id: 'pourquoi',
        title: s('À quoi cela sert'),
        paragraphs: [
          s(
            'Vendange recueille en une phrase ce que des agents ont entrepris, propose à une personne volontaire de venir en parler, et garde ce qui en est raconté comme les personnes concernées le choisissent. Il donne un rythme et une fin à de petits tests.',
          ),
          s(
            "Rien n'y sert à noter, à classer ou à évaluer une personne ou un service, et aucune décision n'est prise automatiquement à propos de qui que ce soit. Participer est libre.",
          ),
        ],
      },
      {
        id: 'quoi',
        title: s('Ce qui est gardé, et combien de temps'),
        paragraphs: [],
        rows: {
          head: [s('Quoi'), s("Jusqu'à quand")],
          body: [
            [
              s('Votre nom, votre identifiant dans la messagerie, votre langue, vos horaires et vos absences'),
              s("Jusqu'à ce que vous effaciez vos données ; une absence, deux jours après sa fin"),
            ],
            [s("Une phrase racontée que personne n'a rencontrée"), s(`${facts.keepDays} jours, ou dès que vous la retirez`)],
            [
              s("Une demande d'aide, ou de réunir quelques personnes"),
              s(`${ruleOf('help').keptFor} jours de travail au plus ; pour réunir, ${ruleOf('table').keptFor}`),
            ],
            [s('Un récit, et ce que chaque personne a permis'), s('Tant que les personnes concernées le veulent bien')],
            [
              s("Un test, et ce que l'on en retient"),
              s(`Tant que les personnes concernées le veulent bien ; jamais commencé, ${facts.keptFor.givenUp} jours`),
            ],
            [s("Vos questions avant d'accepter un test"), s(`${facts.keptFor.trialQuestions} jours`)],
            [s("Les cinq lignes d'un coup de main"), s(`${facts.keptFor.fiveLines} jours après le retour`)],
            [s('Qui a lu une phrase dont le récit est écrit'), s(`${facts.keptFor.readers} jours après le récit`)],
            [
              s("Ce qui est dit d'un test pendant qu'il vit, et les réponses au bilan"),
              s(`${facts.keptFor.evaluated} jours après le bilan, ou ${facts.keptFor.unevaluated} jours après la fin sans bilan`),
            ],
            [
              s("Un « non », ou l'absence de réponse à une invitation"),
              s(
                "La réponse n'est pas gardée ; restent la date de votre dernière invitation, et votre nom parmi les personnes qui ont lu la phrase",
              ),
            ],
            [
              s('Ce qui vous a été envoyé : la sorte de message et la date, sans les mots'),
              s(
                `${facts.keptFor.posts} jours, pour pouvoir le modifier ; ${facts.keptFor.served} jours pour une réponse qui ne montre rien de gardé`,
              ),
            ],
            [s('Les jours où Vendange vous a écrit de lui-même'), s(`${facts.keptFor.attention} jours`)],
            [
              s('Quel message avait raconté quoi, pour suivre vos corrections'),
              s(`${facts.keptFor.heard} jours ; les nouveaux mots d'un message modifié, ${facts.keptFor.heardWords} jours`),
            ],
            [s('Votre dernière recherche'), s(`${facts.keptFor.searches} jours`)],
            [s("Des mots que Vendange n'a pas compris"), s("La nuit qui suit le jour de travail d'après")],
            [
              s('L’heure que vous réservez à qui veut réunir'),
              s(`Jusqu'à ce que vous ne la réserviez plus, ${facts.keptFor.moments} jours au plus`),
            ],
            [
              s('Ce que vous gardez de Vendange, une fois arrêté'),
              s(`Jusqu'à ce que vous le retiriez, ${facts.keptFor.keptWords} jours au plus`),
            ],
            [s('Un fichier de vos données proposé dans Teams'), s('Un jour, ou dès que vous le prenez')],
            [s('Une empreinte de chaque message reçu, pour ne pas le traiter deux fois'), s(`${facts.keptFor.receipts} jours`)],
            [s("Deux comptes d'une même adresse, et vos réponses"), s('Tant que les deux comptes sont là')],
            [s('Vos actes de coordination'), s("Gardés dans le journal ; votre nom, jusqu'à ce que vous effaciez vos données")],
            [s("Le nom d'une personne que d'autres ont citée et qui n'a jamais rien fait ici"), s(`${facts.keptFor.onlyNamed} jours`)],
          ],
        },
      },
      {
        id: 'lecteurs',
        title: s('Qui lit quoi'),
        paragraphs: [],
        list: [
          s(
            "Une phrase : les personnes de l'initiative, puis chaque personne volontaire sollicitée, une à la fois, sans votre nom tant qu'elle n'a pas dit oui. Les personnes que vous choisissez la lisent avec votre nom. « Qui a lu ma phrase ? » en donne la liste.",
          ),
          s(
            "Un récit, un test, un bilan : d'abord les personnes concernées, puis celles qu'elles ont toutes choisies. À plusieurs, le choix le plus discret l'emporte, et le silence veut dire « entre nous ».",
          ),
          s(
            "La coordination : ce qui attend et ce qui n'a pas pu partir, sans vos phrases, sauf la demande d'aide que vous lui adressez. Elle n'a aucune vue qui compare des personnes ou des services.",
          ),
          s("Votre encadrement n'est prévenu de rien par Vendange."),
          s('Qui administre le serveur peut, techniquement, lire tout ce qui y est gardé.'),
        ],
      },
      {
        id: 'ou',
        title: s('Où cela se trouve, et ce qui reste ailleurs'),
        paragraphs: [
          s(
            `Vos données sont sur le serveur de votre organisation ou de son hébergeur. Ce que vous écrivez à Vendange et ce qu'il vous écrit passe par ${where(facts)}, qui en garde une copie selon ses propres règles. Vendange ne transmet rien à qui que ce soit d'autre, et ne se sert d'aucune mesure d'audience ni d'aucune intelligence artificielle.`,
          ),
          facts.embedded
            ? s('Ce que vous effacez reste dans les copies de sauvegarde, sept jours au plus tant que Vendange fonctionne.')
            : s('Ce que vous effacez reste dans les copies de sauvegarde de la base, aussi longtemps que votre organisation les garde.'),
          s('Un fichier remis, un message transféré par quelqu’un, une page imprimée ne se reprennent pas.'),
        ],
      },
      {
        id: 'droits',
        title: s('Vos droits'),
        paragraphs: [
          s(
            'Écrivez « mes données » à Vendange : vous voyez, emportez, corrigez et effacez tout ce qui est gardé sur vous, sans passer par personne. « stop » fait cesser ce que Vendange envoie de lui-même.',
          ),
          s(
            'Vous pouvez aussi vous opposer à ce traitement, ou demander sa limitation, auprès de qui met Vendange en place. Si la réponse ne vous convient pas, vous pouvez saisir la CNIL (cnil.fr).',
          ),
        ],
      },
      {
        id: 'autres',
        title: s("Si l'on parle de vous sans que vous utilisiez Vendange"),
        paragraphs: [
          s(
            "Un récit peut citer une personne qui n'a jamais écrit à Vendange. Si c'est votre cas, dites-le à qui met Vendange en place ou à la coordination, sans avoir à dire pourquoi. Les personnes du récit le corrigent ou le retirent, et les messages de Vendange qui le montrent sont alors modifiés partout où ils peuvent l'être.",
          ),
        ],
      },
    ],
  }),
  terms: (facts) => ({
    title: s("Conditions d'usage de Vendange"),
    sections: [
      {
        id: 'quoi',
        title: s("Ce qu'est Vendange"),
        paragraphs: [
          s(
            `Vendange est un programme qui répond dans ${where(facts)}, pour les agents de ${facts.organisation}. On lui raconte en une phrase ce que l'on a commencé ; une personne volontaire vient en parler ; ce qui en est raconté, les personnes concernées le choisissent.`,
          ),
          s('Participer est libre. Refuser, ne pas répondre ou arrêter ne demande aucune raison, et Vendange ne garde pas un refus.'),
        ],
      },
      {
        id: 'pas',
        title: s("Ce qu'il n'est pas"),
        paragraphs: [
          s(
            "Ce n'est ni un canal d'alerte, ni un service d'urgence, ni un endroit où signaler un danger, une violence, un harcèlement ou une souffrance : écrivez « vers qui me tourner » pour savoir à qui vous adresser.",
          ),
          s(
            "Ce n'est pas un outil de gestion du personnel : rien de ce qui y est écrit ne doit servir à évaluer, à récompenser ou à sanctionner quelqu'un.",
          ),
        ],
      },
      {
        id: 'ecrire',
        title: s('Ce que vous écrivez'),
        paragraphs: [],
        list: [
          s(
            "N'écrivez ni le nom d'une personne usagère, ni celui d'un enfant, ni rien qui touche à la santé, aux opinions ou à la vie privée de quelqu'un.",
          ),
          s("Ne citez une collègue ou un collègue qu'avec son accord."),
          s("Le secret professionnel, la discrétion et les consignes de sécurité s'appliquent ici comme ailleurs."),
          s("Un test ne dispense ni de la loi, ni des protocoles, ni de parler avec l'encadrement de ce qui touche au service."),
        ],
      },
      {
        id: 'accord',
        title: s('Ce qui est partagé'),
        paragraphs: [
          s(
            "Un récit n'est lu que là où toutes les personnes concernées l'ont permis, et chacune peut changer d'avis à tout moment : les messages de Vendange sont alors modifiés, pas les copies déjà faites. Même sans nom, on peut reconnaître quelqu'un.",
          ),
        ],
      },
      {
        id: 'service',
        title: s('Le service rendu'),
        paragraphs: [
          s(
            "Vendange répond à toute heure à ce que l'on fait, et n'écrit de lui-même que pendant vos heures de travail. Il peut être arrêté pour une mise à jour ; ce qui a été enregistré n'est pas perdu.",
          ),
          s('Vendange est un logiciel libre, sous licence MIT, fourni sans garantie.'),
        ],
      },
      {
        id: 'accessibilite',
        title: s('Accessibilité : non conforme'),
        paragraphs: [
          s(
            "Ces deux pages, le millésime et les feuilles à imprimer (accord, test, carnet, brèves) n'ont pas fait l'objet d'un audit au regard du référentiel général d'amélioration de l'accessibilité (RGAA) : au sens de la loi, tout cela est donc déclaré non conforme. Déclaration établie le 30 novembre 2026.",
          ),
          s(
            "Ce qui est vérifié à chaque version : aucun défaut relevé par l'outil axe, une lecture au clavier, une largeur de 320 pixels sans défilement de côté, et une impression sans perte. Les messages s'affichent dans votre messagerie, dont l'accessibilité dépend de son éditeur ; tout bouton de Vendange peut aussi se dire en mots.",
          ),
          facts.dataContact === ''
            ? s(
                "Si quelque chose vous empêche de lire ou d'agir, dites-le à la coordination, en écrivant « coordination » à Vendange. Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits (defenseurdesdroits.fr).",
              )
            : s(
                `Si quelque chose vous empêche de lire ou d'agir, dites-le : ${facts.dataContact}. Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits (defenseurdesdroits.fr).`,
              ),
        ],
      },
    ],
  }),
};
