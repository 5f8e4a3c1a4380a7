import type { Block, Span } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { wholeOf } from '../../cards/fr/calling.ts';
import { about, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { briefly, channelsOf, person, said } from '../../cards/words.ts';
import type { Labels, Reasons, Worded, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { Purpose } from '../../domain/purpose.ts';
import type { faces } from './buttons.ts';
import type { forms as areaForms, MeetingForms } from './forms.ts';
import type { buttons as areaButtons, kinds, MeetingParams } from './messages.ts';
import { purposeWords } from './purposes-fr.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  handOver: s('Passer la main'),
  writeStory: s('Écrire le récit'),
  metWriteStory: s('Oui, écrire le récit'),
  notYet: s('Pas encore'),
  leaveIt: s('Nous préférons en rester là'),
  askAnother: s('Demander à quelqu’un d’autre'),
  enough: s('On s’est parlé, cela suffit'),
  sayEnough: s('Oui, cela suffit'),
  correctStory: s('Corriger le récit'),
};

const phrases = {
  handOver: ['passer la main', 'je passe la main'],
  writeStory: [
    'recit',
    'le recit',
    'ecrire le recit',
    'oui ecrire le recit',
    'la rencontre a eu lieu',
    'c est fait',
    'on s est vus',
    'on s est rencontres',
    'nous nous sommes vus',
    'nous nous sommes rencontres',
  ],
  notYet: ['pas encore', 'pas encore rencontre'],
  leaveIt: ['en rester la', 'nous preferons en rester la', 'on en reste la'],
  askAnother: ['demander a quelqu un d autre', 'quelqu un d autre'],
  enough: [
    'on s est parle cela suffit',
    'cela suffit',
    'cela m a suffi',
    'c est regle',
    'cela nous a suffi',
    'ca m a suffi',
    'ca nous a suffi',
  ],
  sayEnough: ['oui cela suffit'],
  correctStory: ['corriger le recit'],
};

export const namings: Record<MeetingParams['agreementKept']['naming'], string> = {
  names: 'avec les noms',
  team: 'comme une équipe',
  none: 'sans nom',
};

/** « à toute la ville », or to one service. */
export const toWhom = (serviceName: string | null, f: Format): readonly Span[] =>
  serviceName === null ? t`à ${wholeOf(f)}` : t`au service « ${said(serviceName)} », encadrement compris`;

export const unheard = p`Pour l'instant, aucun canal n'est relié à ce service : personne ne l'y lirait.`;

/** What was posted before is edited now, and what cannot be. */
export const postedBefore = (places: readonly string[]) =>
  p`Il a été posté dans ${channelsOf(places)} : mes messages y suivent vos choix, au rythme que la plateforme permet. Je ne peux pas reprendre ce qui a été copié, imprimé, affiché ou exporté par d'autres.`;

const left: Readonly<Record<MeetingParams['left']['of'], Worded>> = {
  initiative: {
    summary: s("C'est noté."),
    body: [p`C'est noté : vous ne portez plus cette initiative. Rien n'y sera raconté en votre nom.`],
  },
  trial: {
    summary: s("C'est noté."),
    body: [p`C'est noté : vous n'y prenez plus part, et vous n'avez pas à dire pourquoi. Merci d'avoir essayé.`],
  },
};

/** Nothing of an initiative is said. */
const carried = (what: string): readonly Span[] => (what === '' ? t`votre initiative` : t`le test « ${briefly(what)} »`);

const lastCarrier = (sentence: string): Worded => ({
  summary: s('Personne d’autre ne la porte.'),
  body: [about(sentence), p`Personne d'autre ne porte cette initiative. Pour vous en retirer, retirez-la : je l'efface.`],
});
const lastInTrial = (what: string): Worded => ({
  summary: s('Personne d’autre n’y prend part.'),
  body: [p`Personne d'autre ne prend part au test « ${said(what)} ». Pour vous en retirer, arrêtez-le.`],
});
const relayAlone = (what: string): Worded => ({
  summary: s('Personne d’autre n’y prend part.'),
  body: [p`Personne d'autre ne prend part au test « ${said(what)} » : je ne peux le proposer à personne.`],
});
/** With what to begin, where there are questions. */
function begin(purpose: Purpose): readonly Block[] {
  const { questions } = purposeWords[purpose];
  return questions ? [p`Pour commencer :`, questions] : [];
}

const messages: WordedKinds<MeetingParams> = {
  meeting: ({ people, harvester, sentence, purpose, newsOn }, f) => ({
    summary: s('Une rencontre commence ici.'),
    body: [
      p`${f.people(people)}, voici ${person(harvester)}. ${person(harvester)}, voici ${f.people(people)}.`,
      quote(sentence),
      p`Cette rencontre est la vôtre. Je ne lis pas cette conversation.`,
      ...begin(purpose),
      p`${purposeWords[purpose].after} Je prends des nouvelles le ${f.day(newsOn)}.`,
    ],
    details: [p`Pour ce qui est délicat, la voix vaut mieux que l'écrit.`],
  }),
  meetingNews: ({ people, again }, f) => ({
    summary: s('Avez-vous pu vous rencontrer ?'),
    body: [
      p`Avez-vous pu rencontrer ${f.people(people)} ?`,
      p`Si oui, quelques lignes suffisent pour garder ce qui s'est dit. Vous pouvez aussi l'écrire ici : « récit : … »`,
      ...(again ? [small`C'est mon seul rappel.`] : []),
    ],
  }),
  howItWent: ({ sentence, purpose, again, keptUntil }, f) => ({
    summary: s('Où en êtes-vous ?'),
    body: [
      about(sentence),
      p`Vous êtes-vous parlé ? ${purposeWords[purpose].became}`,
      p`Sans réponse, j'efface votre phrase le ${f.day(keptUntil)}.`,
      ...(again ? [small`C'est mon seul rappel : ne pas répondre est aussi une réponse.`] : []),
    ],
  }),
  notYetNoted: ({ on }, f) => ({
    summary: s("D'accord, rien ne presse."),
    body: [p`D'accord, rien ne presse. Je reprends des nouvelles le ${f.day(on)}.`],
  }),
  noNews: ({ harvester }) => ({
    summary: s("Je n'ai pas de nouvelles de votre rencontre."),
    body: [
      p`Je n'ai pas de nouvelles de la rencontre avec ${person(harvester)}. Cela arrive ; cela ne dit rien de votre initiative.`,
      p`Je peux demander à une autre personne volontaire. Vous pouvez aussi attendre encore, ou en rester là.`,
    ],
  }),
  noNewsNoted: () => ({
    summary: s("D'accord."),
    body: [p`D'accord, j'attends encore. Vous pouvez écrire directement à la personne volontaire.`],
  }),
  onlyItsPeople: ({ asked }) => ({
    summary: s("C'est aux personnes concernées de le dire."),
    body: [
      asked
        ? p`C'est aux personnes qui portent cette initiative de dire que cela suffit : je le leur demande.`
        : p`Seules les personnes qui portent cette initiative peuvent dire qu'elle en reste là. Vous pouvez passer la main.`,
    ],
  }),
  enoughAsked: ({ sentence, by }) => ({
    summary: s('Cela suffit ?'),
    body: [
      about(sentence),
      by === ''
        ? p`Vous vous êtes parlé, et cela suffit ?`
        : p`Pour ${person(by)}, vous vous êtes parlé, et cela suffit peut-être. C'est à vous de le dire.`,
      p`Si oui, j'efface votre phrase et la rencontre, de ma mémoire et des messages que je peux modifier. Il n'y aura pas de récit, et cela ne se défait pas.`,
      ...(by === '' ? [] : [small`Sans réponse de votre part, rien ne change.`]),
    ],
  }),
  agreed: ({ sentence, purpose, people }, f) => ({
    summary: people.length === 0 ? s("Je n'ai pas de oui pour l'instant.") : s("Qui est d'accord"),
    body:
      people.length === 0
        ? [
            about(sentence),
            p`Je n'ai pas de oui pour l'instant. Cela ne dit rien de votre demande. S'il en vient un, ce message vous le dira.`,
          ]
        : [
            about(sentence),
            people.length === 1
              ? p`${f.people(people)} est d'accord. Proposez-lui un moment.`
              : p`${f.people(people)} sont d'accord. Proposez-leur un moment.`,
            ...begin(purpose),
          ],
  }),
  searchingAgain: ({ newsBy }, f) => ({
    summary: s("C'est noté."),
    body: [p`C'est noté : je demande à quelqu'un d'autre. Vous aurez des nouvelles le ${f.day(newsBy)} au plus tard.`],
  }),

  storyKept: ({ people }, f) => ({
    summary: s('Merci pour ce récit.'),
    body: [
      p`Merci. Je propose ce récit à ${f.people(people)}, et à personne d'autre. Chaque personne choisit à qui le raconter, et comment y apparaître.`,
    ],
  }),
  storyAlready: () => ({
    summary: s('Le récit existe déjà.'),
    body: [p`Le récit de cette rencontre est déjà écrit. Les personnes qui portent l'initiative peuvent le corriger.`],
  }),
  storyProposal: ({ version, kind, author, title, body, several }) => ({
    summary: kind === 'story' ? s('Voici le récit de votre rencontre.') : s('Votre initiative se repose.'),
    body: [
      kind === 'bud'
        ? p`Votre initiative se repose : c'est un bourgeon, un résultat comme un autre. Voici ce que j'en garde. Personne d'autre ne l'a lu.`
        : author === ''
          ? p`Voici le récit de votre initiative. Personne d'autre ne l'a lu.`
          : p`Voici le récit de votre rencontre, écrit par ${person(author)}${version > 1 ? ' et corrigé depuis' : ''}. Personne d'autre ne l'a lu.`,
      p`${said(title)}`,
      ...(body === '' ? [] : [quote(body)]),
      p`À qui le raconter ? Sans réponse de votre part, il reste entre vous.`,
      ...(several ? [p`À plusieurs, le choix le plus discret l'emporte ; personne ne voit les choix des autres.`] : []),
      p`Vous pourrez changer d'avis : je modifierai mes messages, mais pas les copies déjà faites.`,
    ],
  }),
  storyChanged: ({ title, body }) => ({
    summary: s('Le récit vient de changer.'),
    body: [
      p`Le récit vient de changer pendant que vous répondiez : je n'ai pas gardé votre choix. Voici la version d'aujourd'hui.`,
      p`${said(title)}`,
      ...(body === '' ? [] : [quote(body)]),
    ],
  }),
  agreementKept: ({ audience, serviceName, naming: how, several, heard, places, named }, f) => ({
    summary: s('Vos choix sont gardés.'),
    body: [
      audience === 'us'
        ? p`Vos choix sont gardés : ce récit reste entre vous.`
        : p`Vos choix sont gardés : à raconter ${toWhom(serviceName, f)}, ${{ bold: namings[how] }}.`,
      ...(named.length === 0 ? [] : [p`Le texte dit encore : ${f.people(named)}. « Corriger le récit » permet de l'ôter.`]),
      ...(heard ? [] : [unheard]),
      ...(places.length > 0 ? [postedBefore(places)] : []),
      ...(several && audience !== 'us'
        ? [p`À plusieurs, le choix le plus discret l'emporte : il attend que chaque personne ait répondu.`]
        : []),
      small`Vous pouvez changer d'avis à tout moment. Même sans nom, on vous reconnaîtra peut-être.`,
    ],
  }),
  storyRefused: ({ asked }) => ({
    summary: asked ? s('Effacer ce récit ?') : s('Le récit est retiré.'),
    body: [
      asked
        ? p`Le récit « ${said(asked.title)} » est raconté à d'autres. « Pas de récit » l'efface pour tout le monde, et je ne pourrai pas le rendre. « Entre nous » le garde pour les personnes concernées.`
        : p`C'est retiré. Je l'ai effacé de ma mémoire et des messages que je peux modifier. Il reste un temps dans les copies de sauvegarde.`,
    ],
  }),
  storyTakenBack: () => ({
    summary: s('Un récit a été retiré.'),
    body: [
      p`Une personne concernée préfère qu'il n'y ait pas de récit. C'est une décision libre. Je l'ai effacé de ma mémoire et des messages que je peux modifier. Il reste un temps dans les copies de sauvegarde.`,
    ],
  }),

  carryRequest: ({ from, sentence, purpose }) => {
    if (purpose === 'look-back')
      return {
        summary: s('On vous propose de revenir ensemble sur un moment vécu.'),
        body: [
          p`${person(from)} propose de revenir ensemble, une heure, sur :`,
          quote(sentence),
          p`Pas pour juger : pour garder ce qui a aidé. Rien n'en sera partagé sans votre accord.`,
        ],
      };
    if (purpose === 'table')
      return {
        summary: s('On vous propose de vous réunir.'),
        body: [
          p`${person(from)} aimerait réunir quelques personnes, une heure, autour de :`,
          quote(sentence),
          p`Vous en faites partie. Chaque personne répond pour elle-même, et personne ne voit les réponses des autres.`,
        ],
      };
    return {
      summary: s('On vous propose de porter une initiative à plusieurs.'),
      body: [
        p`${person(from)} vous propose de porter avec d'autres cette initiative :`,
        quote(sentence),
        p`La porter, c'est pouvoir suivre où elle en est, la corriger, et donner votre accord avant que quoi que ce soit ne soit raconté. Vous pourrez vous retirer quand vous voudrez.`,
      ],
    };
  },
  carryAccepted: ({ sentence, purpose, agreed }) => {
    if (agreed)
      return {
        summary: s("C'est noté."),
        body: [
          p`Merci. ${person(agreed.with)} saura que vous êtes d'accord, et vous proposera un moment :`,
          quote(sentence),
          p`Rien à préparer. « Pas cette fois » reste possible, sans raison à donner.`,
        ],
      };
    return purpose === 'look-back'
      ? {
          summary: s("C'est noté."),
          body: [
            p`Merci. Vous y reviendrez à plusieurs, une heure :`,
            quote(sentence),
            p`Le récit, s'il y en a un, sera aussi le vôtre : rien n'en sera partagé sans votre accord.`,
          ],
        }
      : {
          summary: s('Vous portez cette initiative.'),
          body: [p`Merci. Vous portez maintenant cette initiative à plusieurs :`, quote(sentence)],
        };
  },
  left: ({ of }) => left[of],
  lastOne: (one) => ('trial' in one ? (one.relay ? relayAlone : lastInTrial)(one.what) : lastCarrier(one.sentence)),
  joined: ({ of, name, what }) => ({
    summary: s('Une personne vous rejoint.'),
    body: [
      of === 'tester'
        ? p`${person(name)} prend part maintenant au test « ${briefly(what)} ».`
        : p`${person(name)} porte maintenant avec vous ${carried(what)}.`,
    ],
  }),
  carrierLeft: ({ name, what, pilots }) => ({
    summary: s('Une personne s’est retirée.'),
    body: [
      p`${name === '' ? 'Une personne' : person(name)} ne porte plus avec vous ${carried(what)}. C'est une décision libre.`,
      ...(pilots
        ? [p`Il continue, et c'est vous qui le pilotez désormais. Vous pouvez passer le relais, ou l'arrêter quand vous voulez.`]
        : what === ''
          ? []
          : [p`Le test continue.`]),
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  meeting: s('parce que vous allez vous rencontrer'),
  meetingNews: s('parce que vous aviez dit oui à une rencontre'),
  noNews: s('parce que vous portez une initiative'),
  enoughAsked: s('parce que vous portez une initiative'),
  howItWent: s('parce que vous avez demandé une rencontre'),
  storyProposal: s('parce que cette initiative est la vôtre'),
  storyTakenBack: s('parce que ce récit vous concernait'),
  carryRequest: s('parce qu’une personne a pensé à vous'),
  agreed: s('parce que vous avez choisi ces personnes'),
  joined: s('parce que vous portez cette initiative ou ce test'),
  carrierLeft: s('parce que vous portez cette initiative ou ce test'),
};

const forms: WordedForms<MeetingForms> = {
  story: () => ({
    title: s('Écrire le récit'),
    intro: [p`Quelques lignes suffisent. Les personnes concernées le liront avant tout le monde, et choisiront.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: {
      title: { label: s('Un titre') },
      body: {
        label: s('Ce qui a été fait, avec qui, ce qui l’a rendu possible'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
    },
  }),
  correctStory: () => ({
    title: s('Corriger le récit'),
    intro: [p`Chaque personne concernée sera de nouveau consultée.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      title: { label: s('Un titre') },
      body: {
        label: s('Le récit'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  story: () => ({
    summary: s('Écrire le récit'),
    body: [
      p`Quelques lignes suffisent : ce qui a été fait, avec qui, ce qui l'a rendu possible. Écrivez ici « récit : » suivi de votre texte, ou utilisez le bouton.`,
    ],
  }),
  correctStory: () => ({
    summary: s('Corriger le récit'),
    body: [p`Pour le corriger, écrivez ici « corriger le récit : » suivi de tout le texte. « Tout lire » vous le montre en entier.`],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
