import { p, s, small } from '../../cards/fr/typography.ts';
import { bold, person, platformName } from '../../cards/words.ts';
import type { Labels, Reasons, WordedKinds } from '../../core/words.ts';
import type { AccountsParams, buttons as areaButtons, faces, kinds } from './messages.ts';
import { placeName } from './place-name.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  linkYes: s('Oui, c’est moi'),
  linkNo: s('Non, les laisser à part'),
  writeThere: s('M’écrire ici'),
  writeAnywhere: s('Là où j’ai écrit en dernier'),
};

const writeIn = (platform: string) =>
  ['ecris moi', 'ecrivez moi', 'm ecrire', 'ecrire'].flatMap((it) => [`${it} dans ${platform}`, `${it} sur ${platform}`]);

const phrases = {
  linkAccounts: ['relier mes comptes', 'relier mes deux comptes', 'relie mes comptes', 'reliez mes comptes'],
  linkYes: ['oui c est moi', 'c est moi'],
  linkNo: ['non les laisser a part', 'les laisser a part', 'ce n est pas moi'],
  writeAnywhere: ['la ou j ai ecrit en dernier', 'ecris moi la ou j ai ecrit en dernier'],
  showAccounts: ['ou m ecrire', 'ou m ecris tu', 'ou m ecrivez vous', 'mes comptes'],
  writeInSlack: writeIn('slack'),
  writeInTeams: writeIn('teams'),
  separateAccounts: ['separer mes comptes', 'separer mes deux comptes', 'separe mes comptes'],
};

/** What a yes brings, for those who want to know before they answer. */
const meaning = [
  p`Les deux réunis : vos initiatives, vos récits, vos tests et vos choix ne font qu'un, et je ne vous écris plus qu'à un seul endroit. Quand les deux comptes disent autre chose, le plus discret l'emporte. Personne n'en lira davantage.`,
  small`C'est définitif : je ne saurai plus séparer les deux. Si cette adresse est celle de plusieurs personnes, dites non : chaque compte reste à part, et je ne reposerai pas la question.`,
];

const messages: WordedKinds<AccountsParams> = {
  linkProposal: ({ there }) => ({
    summary: s('Avez-vous un autre compte ?'),
    body: [
      p`Un compte dans ${platformName(there)} porte la même adresse de courriel que celui-ci. ${bold('Est-ce aussi le vôtre ?')}`,
      p`Si oui, je poserai la question là-bas également : rien ne change avant que les deux comptes aient dit oui.`,
      p`En mots : « oui, c'est moi », ou « non ».`,
      ...meaning,
    ],
  }),
  linkRequest: ({ there, name }) => ({
    summary: s('Est-ce aussi vous ?'),
    body: [
      name === ''
        ? p`Depuis ${platformName(there)}, un compte de même adresse que celui-ci dit être aussi le vôtre.`
        : p`Depuis ${platformName(there)}, ${person(name)} dit que ce compte est aussi le sien : les deux portent la même adresse.`,
      p`${bold('Est-ce bien vous ?')} Sans votre oui, rien ne change.`,
      p`Avec votre oui, les deux ne font plus qu'un, et c'est définitif. Si l'adresse est partagée, dites non : chaque compte reste à part.`,
      p`En mots : « oui, c'est moi », ou « non ».`,
    ],
    details: meaning,
  }),
  linkWaiting: ({ there }) => ({
    summary: s("C'est noté."),
    body: [
      p`C'est noté. Je pose maintenant la même question dans ${platformName(there)}, à votre prochain moment de travail. Pour ne pas attendre, écrivez-m'y « relier mes comptes ».`,
      small`Rien ne change avant ce second oui.`,
    ],
  }),
  linkRefused: ({ there, mine }) => ({
    summary: s('Les comptes restent à part.'),
    body: [
      mine
        ? p`C'est entendu : ce compte et celui de ${platformName(there)} restent à part. Je ne poserai plus la question.`
        : p`Dans ${platformName(there)}, la réponse est non : les deux comptes restent à part, et je ne poserai plus la question.`,
      ...(mine ? [small`Pour changer d'avis : « c'est moi ».`] : []),
    ],
  }),
  linkOver: () => ({
    summary: s("Ce n'est plus d'actualité."),
    body: [p`Cette question n'est plus d'actualité : rien n'a changé pour ce compte.`],
  }),
  linkNone: ({ several }) => ({
    summary: s('Je ne vous connais qu’un compte.'),
    body: [
      p`Je ne vous connais qu'un compte, celui-ci : je vous écris ici.`,
      several
        ? p`Je regarde de nouveau si un autre porte la même adresse de courriel. S'il y en a un, je vous pose la question ici dans un instant ; écrivez-moi d'abord depuis l'autre compte, pour que je le connaisse.`
        : p`Dans votre organisation, je ne suis qu'à un seul endroit : il n'y a rien à relier.`,
      ...(several ? [small`De vos adresses, je ne garde qu'une empreinte, qui ne permet pas de les relire.`] : []),
    ],
  }),
  accounts: ({ places, chosen }) => {
    const [main] = places;
    const names = places.map((one) => placeName(one, places)).sort();
    const where = main ? placeName(main, places) : '';
    return {
      summary: s('Vos comptes'),
      body: [
        p`${bold('Vos comptes')}`,
        p`Pour moi, vos comptes ${new Intl.ListFormat('fr-FR').format(names)} ne font qu'un : ce que vous voyez, corrigez ou effacez depuis l'un vaut partout.`,
        chosen
          ? p`De moi-même, je vous écris dans ${where}, comme vous l'avez demandé, et nulle part ailleurs.`
          : p`De moi-même, je vous écris là où vous m'avez écrit en dernier (en ce moment, ${where}), et nulle part ailleurs.`,
        p`Je réponds toujours là où vous me parlez. Où voulez-vous que je vous écrive ?`,
      ],
    };
  },
  cannotSeparate: ({ together }) => ({
    summary: s('Des comptes réunis ne se séparent pas.'),
    body: together
      ? [
          p`Je ne peux pas séparer vos comptes : rien ne dit plus ce qui venait de l'un ou de l'autre.`,
          p`Vous pouvez choisir où je vous écris (« où m'écrire »), ou tout effacer (« effacer mes données ») : chaque compte repart alors de zéro, à part.`,
        ]
      : [p`Je ne vous connais qu'un compte, celui-ci : il n'y a rien à séparer.`],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  linkRequest: s('parce qu’un compte de même adresse dit être le vôtre'),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms: {} };
