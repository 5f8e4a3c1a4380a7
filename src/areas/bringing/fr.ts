import type { Format } from '../../cards/format.ts';
import { wholeOf } from '../../cards/fr/calling.ts';
import { p, s, small } from '../../cards/fr/typography.ts';
import { inFull, person, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { toWhom, unheard } from '../meeting/fr.ts';
import type { forms as areaForms, BringingForms } from './forms.ts';
import type { buttons as areaButtons, BringingParams, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  bringStory: s("J'ai rencontré…"),
  askItsPeople: s('Proposer aux personnes concernées'),
  withdrawBrought: s('Retirer ce récit'),
};

const phrases = {
  bringStory: ['j ai rencontre', 'j ai rencontre des personnes', 'apporter un recit'],
};

const naming: Record<BringingParams['oralKept']['naming'], string> = {
  names: 'avec les noms',
  team: 'comme une équipe',
  none: 'sans nom',
};

const comes = { sheet: 'La feuille arrive', notebook: 'Le carnet arrive', poster: "L'affiche arrive" } as const;

const messages: WordedKinds<BringingParams> = {
  storyBroughtKept: ({ people, carried, keptUntil }, f) => ({
    summary: s('Merci pour ce récit.'),
    body: [
      people.length === 0
        ? p`Merci. Ce récit n'est proposé à personne pour l'instant.`
        : p`Merci. Je propose ce récit à ${f.people(people)}, et à personne d'autre. Chaque personne dit si c'est bien son histoire, et choisit à qui la raconter.`,
      carried
        ? p`Tant que ces personnes n'ont pas donné leur accord, il n'est raconté à personne d'autre.`
        : p`Tant que personne n'a donné son accord, il n'est raconté à personne d'autre. Sans accord, je le garde jusqu'au ${f.day(keptUntil)}, puis je l'efface.`,
      p`Pour une personne sans écran : lisez-lui le récit à voix haute, puis notez ici son accord donné de vive voix. Sans lui, ni nom, ni partage.`,
    ],
  }),
  storyBrought: ({ from, title, body }) => ({
    summary: s('Un récit parle de vous.'),
    body: [
      p`Après une rencontre avec vous, ${person(from)} a écrit ce récit. Seules les personnes dont il parle le lisent.`,
      p`${said(title)}`,
      inFull(body),
      p`Est-ce bien votre histoire ? Si oui, elle est à vous : vous choisissez à qui la raconter, et vous pouvez la corriger. Sinon, rien n'est raconté en votre nom, et je ne garde pas trace de votre réponse.`,
    ],
  }),
  storyTheirs: () => ({
    summary: s('Ce récit est à vous.'),
    body: [p`Merci. Ce récit est à vous : choisissez à qui le raconter, ou corrigez-le. Sans réponse de votre part, il reste entre vous.`],
  }),
  carriedByOthers: () => ({
    summary: s('Ce récit est aux personnes concernées.'),
    body: [p`Des personnes ont dit que c'est leur histoire : elles seules peuvent la retirer, ou la proposer à d'autres. Rien n'a changé.`],
  }),

  oralKept: ({ audience, serviceName, naming: how, vintage, wall, heard, names, on }, f) => ({
    summary: s("L'accord est noté."),
    body: [
      audience === 'us'
        ? p`C'est noté, accord donné de vive voix le ${f.day(on)} : ce récit reste entre les personnes dont il parle.`
        : p`C'est noté, accord donné de vive voix le ${f.day(on)} : à raconter ${toWhom(serviceName, f)}, ${naming[how]}, ${vintage ? 'dans le livret imprimé' : 'pas dans le livret imprimé'}, ${wall ? 'sur une affiche' : 'pas sur une affiche'}.`,
      ...(heard ? [] : [unheard]),
      ...(names === '' ? [] : [p`Noms à faire paraître : ${{ said: names }}.`]),
      p`La feuille à imprimer dit ce qui a été convenu et comment retirer son accord, par téléphone ou sur papier. Remettez-la à chaque personne.`,
      small`Si d'autres personnes portent ce récit, le choix le plus discret l'emporte.`,
    ],
  }),
  oralAgain: ({ title, body }) => ({
    summary: s("Le récit a changé : l'accord de vive voix ne vaut plus."),
    body: [
      p`Ce récit a changé, ou d'autres personnes le portent maintenant. L'accord donné de vive voix ne vaut plus : relisez le récit à voix haute, puis notez ce qui est convenu.`,
      p`${said(title)}`,
      { type: 'quote', spans: [{ said: body === '' ? title : body }] },
    ],
  }),
  oralTakenBack: () => ({
    summary: s("L'accord est retiré."),
    body: [
      p`L'accord est retiré : ce récit n'est plus raconté, et je n'en garde aucun nom. Je modifie mes messages ; les copies et le papier déjà partis, je ne peux pas les atteindre.`,
    ],
  }),
  oralTakenBackElsewhere: ({ title }) => ({
    summary: s('Un accord de vive voix a été retiré.'),
    body: [
      p`Une personne a retiré, auprès de la coordination, l'accord donné de vive voix pour ce récit : « ${said(title)} ». C'est une décision libre. Ce récit n'est plus raconté.`,
    ],
  }),
  sheetComing: ({ paper }) => ({
    summary: s(`${comes[paper]}.`),
    body: [p`${comes[paper]} dans notre conversation : un fichier à ouvrir dans un navigateur, puis à imprimer.`],
  }),
};

/** Words of the printed sheet. */
export const sheet = {
  title: s('Ce que nous avons convenu'),
  reference: (code: string) => s(`Référence : ${code}`),
  story: s('Le récit'),
  agreed: s('Ce qui est convenu'),
  said: (day: string) => s(`Accord donné de vive voix le ${day}`),
  us: s('Ce récit reste entre nous.'),
  organisation: (f: Format) => s(`Ce récit peut être raconté à ${wholeOf(f)}.`),
  service: (name: string) => s(`Ce récit peut être raconté au service « ${name} », encadrement compris, et à personne d'autre.`),
  naming: {
    names: s('Les noms suivants peuvent paraître :'),
    team: s('Nous apparaissons comme une équipe, sans nos noms.'),
    none: s('Aucun nom ne paraît. Même sans nom, on peut nous reconnaître.'),
  },
  vintage: {
    yes: s('Il peut entrer dans le livret imprimé. Le papier déjà imprimé ne se reprend pas.'),
    no: s('Il n’entre pas dans le livret imprimé.'),
  },
  wall: {
    yes: s('Il peut être sur une affiche, que lit quiconque passe.'),
    no: s('Il n’est sur aucune affiche.'),
  },
  back: s('Changer d’avis, quand on veut, sans dire pourquoi'),
  writer: (name: string) => s(`Dites-le à ${name}, qui a écrit ce récit, ou à la coordination, avec la référence ci-dessus.`),
  noWriter: s('Dites-le à la coordination, avec la référence ci-dessus.'),
  phone: s('Par téléphone :'),
  paper: s('Sur papier : découpez et remettez ce coupon, ou recopiez-le.'),
  reach: s('À remettre à :'),
  slip: s('Je retire mon accord pour ce récit. Il ne doit plus être raconté.'),
  dateAndName: s('Date, et nom si je le souhaite :'),
  limits: s('Les messages seront modifiés. Les copies et le papier déjà partis ne peuvent pas l’être.'),
  file: 'accord-de-vive-voix',
  note: s('Voici la feuille à imprimer.'),
} as const;

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  storyBrought: s('parce qu’une personne a écrit un récit qui parle de vous'),
  oralAgain: s('parce que vous aviez noté un accord donné de vive voix'),
  oralTakenBackElsewhere: s('parce que vous aviez noté un accord donné de vive voix'),
};

const forms: WordedForms<BringingForms> = {
  bring: () => ({
    title: s("J'ai rencontré…"),
    intro: [p`Les personnes concernées le liront avant tout le monde, et choisiront. Sans leur accord, rien n'est raconté.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      sentence: { label: s('En une phrase, ce qui a été fait') },
      title: { label: s('Un titre') },
      body: {
        label: s('Le récit'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
      people: { label: s('Les personnes rencontrées'), hint: s('Une personne sans écran ? Laissez vide : vous pourrez noter son accord.') },
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  bring: () => ({
    summary: s('Vous avez rencontré des personnes ?'),
    body: [
      p`Vous avez rencontré des personnes qui ont commencé quelque chose, et vous voulez garder leur récit ? Le bouton ouvre un formulaire, avec votre texte.`,
      small`Je garde ce texte un jour ouvré, pour vous seulement. Si ce n'est pas cela, il n'y a rien à faire.`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
