import { numbered, s, t } from '../../cards/fr/typography.ts';
import type { Purpose } from '../../domain/purpose.ts';
import type { PurposeWords } from './purpose-words.ts';

const talk = s('si elle veut en parler avec vous');
const think = s('si elle veut bien y réfléchir une heure avec vous');
const questionsSuffice = s('Rien à résoudre : questionner suffit.');
const listeningSuffices = s('Rien à résoudre : écouter suffit.');
const told = s("Rien n'est raconté sans l'accord des personnes concernées.");
const theirs = s("L'idée reste à qui la porte.");

const volunteer = s('une personne volontaire');

/** What French says of each purpose (wording of a first meeting, of an idea to see clearly, of a rule, of what was lived). */
export const purposeWords: Readonly<Record<Purpose, PurposeWords>> = {
  tell: {
    choice: s('Raconter une initiative'),
    asked: talk,
    expect: s('Je ne promets pas de solution : une écoute, et une réponse.'),
    whom: volunteer,
    noun: s('initiative'),
    opening: s('Une initiative attend une conversation :'),
    wish: s("aimerait vous parler d'une initiative :"),
    effort: listeningSuffices,
    questions: numbered([
      t`Qu'a-t-on fait, ou que voudrait-on faire, avec qui ?`,
      t`Qu'est-ce qui l'a permis, ou le permettrait ?`,
      t`Qu'est-ce qui gêne encore ?`,
    ]),
    became: '',
    after: told,
  },
  clear: {
    choice: s('Y voir clair'),
    asked: think,
    expect: s("Il n'y a rien à présenter, et personne ne juge l'idée."),
    whom: volunteer,
    noun: s('demande'),
    opening: s('Quelqu’un aimerait y voir clair :'),
    wish: s('aimerait y voir clair avec vous :'),
    effort: questionsSuffice,
    questions: numbered([
      t`Qu'est-ce qui ne va pas, et pour qui ?`,
      t`Qui le vit déjà, et qu'en dit-on ?`,
      t`Si cela marchait, que verrait-on ?`,
      t`Quel serait le plus petit essai, facile à défaire ?`,
    ]),
    became: s('Est-ce plus clair ? Toutes ces suites se valent.'),
    after: theirs,
  },
  rule: {
    choice: s('Une règle qui gêne'),
    asked: think,
    expect: s(
      "Une règle a souvent une bonne raison : on commence par la comprendre. Vous pouvez inviter quelqu'un qui la connaît. Ce n'est ni une plainte ni une alerte, et personne n'est mis en cause.",
    ),
    whom: volunteer,
    noun: s('demande'),
    opening: s('Une règle gêne quelqu’un :'),
    wish: s('aimerait comprendre avec vous une règle qui gêne :'),
    effort: questionsSuffice,
    questions: numbered([
      t`Que protège cette règle ?`,
      t`Qu'empêche-t-elle, et pour qui ?`,
      t`Que peut-on déjà faire sans l'enfreindre ?`,
      t`Que pourrait-on essayer, pour un temps, et avec l'accord de qui ?`,
    ]),
    became: s('Que pourrait-on essayer ? Toutes ces suites se valent.'),
    after: theirs,
  },
  'look-back': {
    choice: s('Revenir sur ce que nous avons vécu'),
    asked: s('si elle veut bien vous écouter y revenir, une heure'),
    expect: s("Ce n'est pas pour juger : c'est pour garder ce qui a aidé."),
    whom: volunteer,
    noun: s('demande'),
    opening: s('Revenir sur un moment vécu :'),
    wish: s('aimerait revenir avec vous, une heure, sur :'),
    effort: listeningSuffices,
    questions: numbered([
      t`Qu'avons-nous fait autrement que d'habitude ?`,
      t`Qu'est-ce qui l'a rendu possible ?`,
      t`Qu'est-ce qui nous a manqué ?`,
      t`Que garder, même les jours ordinaires ?`,
    ]),
    became: '',
    after: told,
  },
  help: {
    choice: s('Me faire aider'),
    asked: s("si elle veut bien vous donner un peu d'aide"),
    expect: s(
      'Vous n’avez pas à y arriver sans aide. Seules les personnes à qui je le demande le sauront ; « qui a lu » vous dit lesquelles.',
    ),
    whom: volunteer,
    noun: s('demande'),
    opening: s("Quelqu’un aimerait un peu d'aide :"),
    wish: s("aimerait un peu d'aide, et s'adresse à vous :"),
    effort: s('À vous de voir.'),
    questions: null,
    became: s('Est-ce réglé ?'),
    after: s("Je n'en garde rien une fois que c'est réglé."),
  },
  same: {
    choice: s('En parler avec les personnes de ce que j’ai lu'),
    asked: s("si l'une d'elles veut bien vous en parler"),
    expect: s('Elles liront cette phrase et votre nom.'),
    whom: s("une personne qui l'a vécu"),
    noun: s('demande'),
    opening: s('Quelqu’un a lu ce que vous avez vécu :'),
    wish: s('aimerait en parler avec vous :'),
    effort: s("Un café, un appel, un quart d'heure suffit."),
    questions: numbered([
      t`Comment cela a-t-il commencé ?`,
      t`Que referiez-vous, et que feriez-vous autrement ?`,
      t`Qu'est-ce qui est différent chez nous ?`,
    ]),
    became: s('Toutes ces suites se valent.'),
    after: s("Je ne demande pas de récit. Si l'envie vient d'essayer : « L'essayer chez nous »."),
  },
  table: {
    choice: s('Réunir autour d’un problème'),
    asked: s("si elle est d'accord pour vous rejoindre, une heure"),
    expect: s('Chaque personne est libre de venir.'),
    whom: s("qui est d'accord pour se réunir"),
    noun: s('demande'),
    opening: s('Quelqu’un aimerait réunir quelques personnes :'),
    wish: s('aimerait réunir quelques personnes, une heure, autour de :'),
    effort: s('À vous de voir.'),
    questions: numbered([
      t`Que vit chaque personne ici, là où elle est ?`,
      t`Qui manque autour de la table ?`,
      t`Que peut-on essayer dès demain, facile à défaire ?`,
    ]),
    became: s('Toutes ces suites se valent.'),
    after: theirs,
  },
};
