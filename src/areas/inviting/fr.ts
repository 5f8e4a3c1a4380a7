import type { Block, Span } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { about, p, quote, s, t } from '../../cards/fr/typography.ts';
import { onWorkingTime } from '../../cards/fr/working-time.ts';
import { briefly, person } from '../../cards/words.ts';
import type { Labels, Reasons, Worded, WordedKinds } from '../../core/words.ts';
import type { Purpose } from '../../domain/purpose.ts';
import { purposeWords } from '../meeting/purposes-fr.ts';
import type { buttons as areaButtons } from './buttons.ts';
import type { ChatWith } from './chats-for.ts';
import type { AskedTo, InvitingParams, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  acceptInvitation: s('Oui, volontiers'),
  declineInvitation: s('Pas cette fois'),
  keepWaiting: s('Attendre encore'),
  talkToCoordination: s('En parler à la coordination'),
  choosePerson: s('En parler à quelqu’un de mon choix'),
};

const phrases = {
  acceptInvitation: ['oui volontiers', 'volontiers', 'avec plaisir'],
  declineInvitation: ['pas cette fois', 'pas cette fois ci', 'je passe', 'passe'],
  keepWaiting: ['attendre', 'attendre encore', 'j attends', 'attendre des nouvelles'],
  talkToCoordination: ['en parler a la coordination', 'parler a la coordination'],
  choosePerson: ['en parler a quelqu un de mon choix', 'quelqu un de mon choix'],
};

function chatsWith(people: readonly ChatWith[]): readonly Block[] {
  if (people.length === 0) return [];
  const firstLine = 'Bonjour\u202f! Vendange nous met en relation au sujet d’une initiative. Quand pourrions-nous en parler\u202f?';
  return [{ type: 'chats', chats: people.map(({ name, externalId }) => ({ label: `Écrire à ${name}`, with: externalId, firstLine })) }];
}

/** Who would like to talk, of what. */
function wish(from: string, of: string, purpose: Purpose): readonly Span[] {
  return of === ''
    ? t`${person(from)} ${purposeWords[purpose].wish}`
    : t`${person(from)} a lu « ${briefly(of)} » et ${purposeWords[purpose].wish}`;
}

/** With what to begin, where there are questions. */
function begin(purpose: Purpose): readonly Block[] {
  const { questions } = purposeWords[purpose];
  return questions ? [p`Pour commencer, si cela vous aide :`, questions] : [];
}

/** Of somebody whom they chose. */
const asked: Readonly<Record<AskedTo, (them: Omit<InvitingParams['personAsked'], 'of'>, f: Format) => Worded>> = {
  listen: ({ name }) => ({
    summary: s("C'est demandé."),
    body: [
      name === ''
        ? p`C'est demandé, au prochain moment de travail de cette personne. Elle lira votre phrase et votre nom. Je vous donne sa réponse, sans jamais lui demander pourquoi.`
        : p`C'est demandé à ${person(name)}, à son prochain moment de travail. Cette personne lira votre phrase et votre nom. Je vous donne sa réponse, sans jamais lui demander pourquoi.`,
    ],
  }),
  carry: ({ name, people, tellsOn }, f) => ({
    summary: s("C'est proposé."),
    body: [
      people > 1
        ? p`C'est proposé à ces ${people} personnes, chacune à part, à leur prochain moment de travail. Chacune répond pour elle-même.`
        : name === ''
          ? p`C'est proposé à cette personne, à son prochain moment de travail. Rien ne change tant qu'elle n'a pas dit oui.`
          : p`C'est proposé à ${person(name)}, à son prochain moment de travail. Rien ne change tant que cette personne n'a pas dit oui.`,
      ...(tellsOn === null ? [] : [p`Le ${f.day(tellsOn)}, je vous dis qui est d'accord, et rien d'autre.`]),
    ],
  }),
  tell: ({ name }) => ({
    summary: s("C'est entendu, je le propose."),
    body: [
      name === ''
        ? p`Merci. À son prochain moment de travail, et si cette personne reçoit mes messages, je lui proposerai de raconter, en disant que l'idée vient de vous.`
        : p`Merci. À son prochain moment de travail, et si ${person(name)} reçoit mes messages, je lui proposerai de raconter, en disant que l'idée vient de vous.`,
      p`Je n'ai pas gardé son message. La suite lui appartient : je ne vous dirai pas ce que cette personne choisit.`,
    ],
  }),
};

const cannotBeAsked: Readonly<Record<AskedTo, Worded>> = {
  listen: {
    summary: s('Je ne peux pas écrire à cette personne.'),
    body: [
      p`Je ne peux pas demander à cette personne : c'est vous, elle porte déjà cette initiative, ou elle ne reçoit pas mes messages. Vous pouvez en choisir une autre.`,
    ],
  },
  carry: {
    summary: s('Je ne peux pas le proposer à cette personne.'),
    body: [
      p`Je ne peux pas le proposer à cette personne : elle porte déjà cette initiative, elle a déjà été sollicitée, ou elle ne reçoit pas mes messages.`,
    ],
  },
  tell: {
    summary: s('Je ne peux pas le lui proposer.'),
    body: [p`Je ne peux pas écrire à cette personne. Vous pouvez lui en parler directement ; je n'ai rien gardé de son message.`],
  },
};

/** What is said of working time leaves less room. */
const signed = (f: Format) => f.frameSignedOn !== null;

const messages: WordedKinds<InvitingParams> = {
  invitation: ({ firstName, sentence, purpose, before, answerBy }, f) => ({
    summary: s('Quelqu’un attend une conversation.'),
    body: [
      firstName === '' ? p`Bonjour. ${purposeWords[purpose].opening}` : p`Bonjour ${person(firstName)}. ${purposeWords[purpose].opening}`,
      quote(sentence),
      p`Comptez une heure environ${onWorkingTime(f)}, avant le ${f.day(before)}. ${purposeWords[purpose].effort}`,
      signed(f)
        ? p`« Pas cette fois » suffit, sans raison à donner. On saura que vous avez lu la phrase ; votre réponse, non. Sans nouvelles le ${f.day(answerBy)} au soir, je demande ailleurs.`
        : p`« Pas cette fois » est une réponse comme une autre, sans raison à donner. Votre nom figure parmi les personnes qui ont lu la phrase ; votre réponse, non. Sans nouvelles le ${f.day(answerBy)} au soir, je demande à quelqu'un d'autre.`,
    ],
    details: [p`Si vous dites oui, vous saurez qui est à l'origine, et vous pourrez encore passer la main.`],
  }),
  invitationPassed: () => ({ summary: s("C'est entendu."), body: [p`C'est entendu. Je demande à quelqu'un d'autre.`] }),
  invitationOver: () => ({
    summary: s("Cette proposition n'est plus en cours."),
    body: [p`Cette proposition n'est plus en cours. Vous n'avez rien à faire.`],
  }),
  invitationAccepted: ({ people, sentence, purpose, newsBy, chats }, f) => ({
    summary: s('Merci. Voici qui vous attend.'),
    body: [
      p`Merci. Voici qui porte cette ${purposeWords[purpose].noun} : ${f.people(people)}.`,
      quote(sentence),
      p`Un café, un appel, un passage sur place : cette rencontre est la vôtre. Proposez un moment avant le ${f.day(newsBy)}.`,
      ...begin(purpose),
      p`${purposeWords[purpose].after}`,
      ...chatsWith(chats),
    ],
  }),
  personalRequest: ({ firstName, from, of, sentence, purpose, answerBy }, f) => ({
    summary: s('Quelqu’un aimerait vous parler.'),
    body: [
      firstName === '' ? p`Bonjour. ${wish(from, of, purpose)}` : p`Bonjour ${person(firstName)}. ${wish(from, of, purpose)}`,
      quote(sentence),
      of === ''
        ? p`Comptez une heure environ${onWorkingTime(f)}.${signed(f) ? '' : ` ${purposeWords[purpose].effort}`}`
        : p`Si vous acceptez, cette personne saura que vous en êtes. ${purposeWords[purpose].effort}`,
      of === ''
        ? p`« Pas cette fois » est une réponse comme une autre. Sans nouvelles le ${f.day(answerBy)} au soir, je dirai simplement que ce n'est pas possible pour l'instant.`
        : p`« Pas cette fois » est une réponse comme une autre. Sans nouvelles le ${f.day(answerBy)} au soir, je demande à quelqu'un d'autre.`,
    ],
    ...(of === '' && signed(f) && { details: [p`${purposeWords[purpose].effort}`] }),
  }),
  introduction: ({ harvester, sentence, purpose, chats }) => ({
    summary: purpose === 'same' ? s('Une personne veut bien vous en parler.') : s('Une personne volontaire veut bien vous rencontrer.'),
    body: [
      p`${person(harvester)} veut bien parler avec vous de votre ${purposeWords[purpose].noun}, et connaît maintenant votre nom.`,
      quote(sentence),
      p`Un café, un appel, un passage sur place : cette rencontre est la vôtre. ${person(harvester)} va vous proposer un moment ; vous pouvez aussi écrire en premier.`,
      p`${purposeWords[purpose].after}`,
      ...chatsWith(chats),
    ],
    details: [p`Pour ce qui est délicat, la voix vaut mieux que l'écrit.`, ...begin(purpose)],
  }),
  introductionOver: ({ outcome }) => {
    switch (outcome) {
      case 'rests':
        return {
          summary: s('Votre initiative se repose.'),
          body: [p`Vous avez préféré en rester là. Votre initiative se repose : c'est un bourgeon, un résultat comme un autre.`],
        };
      case 'told':
        return {
          summary: s('Le récit de votre rencontre est écrit.'),
          body: [
            p`Cette rencontre a eu lieu, et son récit est écrit. Les personnes qui portent cette initiative, et elles seules, choisissent à qui le raconter.`,
          ],
        };
      case 'over':
        return { summary: s('Cette rencontre est terminée.'), body: [p`Cette rencontre est terminée. Vous n'avez rien à faire.`] };
    }
  },
  nobodyFound: ({ of, sentence, purpose, keptUntil }, f) => ({
    summary: of === 'chosen' ? s("Ce n'est pas possible pour l'instant.") : s("Je n'ai trouvé personne pour l'instant."),
    body: [
      about(sentence),
      ...(of === 'chosen'
        ? [
            p`La personne que vous aviez choisie n'est pas disponible pour l'instant. Cela ne dit rien de votre ${purposeWords[purpose].noun}, ni de vous.`,
          ]
        : [
            p`Je n'ai trouvé personne qui puisse vous rencontrer pour l'instant, et je préfère vous le dire. Cela ne dit rien de votre ${purposeWords[purpose].noun}.`,
            p`Votre phrase n'est publiée nulle part. La coordination sait qu'une initiative attend ; elle ne l'a pas lue.`,
          ]),
      p`Que préférez-vous ?`,
    ],
    after: [p`Sans réponse de votre part, je garde votre phrase jusqu'au ${f.day(keptUntil)}, puis je l'efface.`],
  }),
  handedOver: ({ harvester, newsBy }, f) => ({
    summary: s('La rencontre change de main.'),
    body: [
      p`${person(harvester)} passe la main pour votre initiative. Cela ne dit rien de votre initiative, ni de vous.`,
      p`Je demande à quelqu'un d'autre. Vous aurez des nouvelles le ${f.day(newsBy)} au plus tard.`,
    ],
  }),
  handOverNoted: () => ({
    summary: s("C'est entendu."),
    body: [p`C'est entendu, merci. Je préviens les personnes concernées, et je demande à quelqu'un d'autre.`],
  }),
  meetingCalledOff: ({ why }) => {
    switch (why) {
      case 'withdrawn':
        return {
          summary: s("Une rencontre n'aura pas lieu."),
          body: [
            p`L'initiative pour laquelle vous aviez dit oui vient d'être retirée. C'est une décision libre, sans raison à donner. Merci d'avoir proposé votre écoute.`,
          ],
        };
      case 'gathering':
        return {
          summary: s("Une rencontre n'aura pas lieu."),
          body: [
            p`La rencontre pour laquelle vous aviez dit oui n'aura pas lieu : la demande vient d'être retirée. C'est une décision libre, sans raison à donner. Merci.`,
          ],
        };
      case 'rests':
        return {
          summary: s('Une initiative se repose.'),
          body: [
            p`Les personnes que vous deviez rencontrer préfèrent en rester là. C'est un bourgeon : un résultat comme un autre. Merci pour votre écoute.`,
          ],
        };
      case 'enough':
        return {
          summary: s('Votre rencontre a suffi.'),
          body: [
            p`Les personnes que vous avez rencontrées disent que cela leur a suffi. J'ai effacé leur phrase et la rencontre ; il ne reste que la date de ma demande. Merci pour votre écoute.`,
          ],
        };
      case 'another':
        return {
          summary: s("Une rencontre n'aura pas lieu."),
          body: [
            p`Sans nouvelles de votre rencontre, les personnes concernées préfèrent que je demande à quelqu'un d'autre. Cela ne dit rien de vous. Merci d'avoir proposé votre écoute.`,
          ],
        };
    }
  },
  keepWaiting: ({ keptUntil }, f) => ({
    summary: s("D'accord, j'attends avec vous."),
    body: [
      p`D'accord, j'attends avec vous. Dès que quelqu'un peut écouter, je lui demande. Sans rencontre d'ici le ${f.day(keptUntil)}, j'efface votre phrase.`,
    ],
  }),
  coordinationAsked: ({ reached }) => ({
    summary: reached ? s('Je transmets à la coordination.') : s("Il n'y a pas encore de coordination."),
    body: reached
      ? [
          p`Je transmets. La coordination saura que vous souhaitez lui parler, pas ce que vous avez écrit. Elle lira mon message sur son temps de travail.`,
        ]
      : [
          p`Personne n'est encore désigné pour la coordination dans votre organisation. Je garde votre phrase, et je continue à chercher quelqu'un.`,
        ],
  }),
  personAsked: ({ of, ...them }, f) => asked[of](them, f),
  personCannotBeAsked: ({ of }) => cannotBeAsked[of],
  coordinationWanted: ({ name }) => ({
    summary: s('Une personne souhaite vous parler.'),
    body: [
      name === ''
        ? p`Une personne souhaite vous parler d'une initiative qui attend.`
        : p`${person(name)} souhaite vous parler d'une initiative qui attend.`,
      p`Je ne vous montre pas sa phrase : c'est à cette personne de vous dire ce qu'elle veut. Un message ou un passage suffit.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  invitation: s('parce que vous êtes volontaire'),
  personalRequest: s('parce qu’une personne souhaite vous en parler'),
  introduction: s('parce que vous portez une initiative'),
  nobodyFound: s('parce que vous portez une initiative'),
  handedOver: s('parce que vous portez une initiative'),
  meetingCalledOff: s('parce que vous aviez dit oui à une rencontre'),
  coordinationWanted: s('parce que vous faites partie de la coordination'),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms: {} };
