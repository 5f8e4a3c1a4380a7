import type { Format } from '../../cards/format.ts';
import { wholeInWords, wholeOf } from '../../cards/fr/calling.ts';
import { p, quote, s, small } from '../../cards/fr/typography.ts';
import { said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { faces } from './buttons.ts';
import type { AgreeingForms, forms as areaForms } from './forms.ts';
import type { AgreeingParams, buttons as areaButtons, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  chooseSharing: s('Choisir à qui le raconter'),
  keepBetweenUs: s('Entre nous'),
  refuseStory: s('Pas de récit'),
  addCarrier: s('Porter à plusieurs'),
  recordOral: s('Noter un accord de vive voix'),
  noteVoice: s('Noter ce oui'),
  takeBackOral: s('Noter un accord retiré'),
  printSheet: s('La feuille à imprimer'),
  acceptCarrying: s('D’accord'),
  watchTrial: s("D'accord"),
  carryTrial: s("D'accord, je le porte"),
  ownStory: s("Oui, c'est mon histoire"),
  notOwnStory: s("Non, ce n'est pas la mienne"),
  notThisTime: s('Pas cette fois'),
  withWhom: s('Avec qui ?'),
  declineCarrying: s('Plutôt non'),
  stopCarrying: s('Ne plus la porter'),
  shareWithService: s('Ce service'),
  wordForManagement: s('Un mot à envoyer'),
  whereTold: s('Où est mon récit ?'),
  whereTrialTold: s('Où a-t-il été posté ?'),
  readWritten: s('Lire ce récit'),
};

const phrases = {
  wholeStory: ['lire le recit'],
  chooseSharing: [
    'choisir',
    'choisir a qui le raconter',
    'avec les noms',
    'avec nos noms',
    'comme une equipe',
    'sans nom',
    'sans les noms',
  ],
  keepBetweenUs: ['entre nous'],
  refuseStory: ['pas de recit'],
  addCarrier: ['porter a plusieurs', 'avec qui'],
  recordOral: [
    'accord donne de vive voix',
    'accord de vive voix',
    'noter un accord',
    'noter ce oui',
    'un oui de vive voix',
    'oui de vive voix',
  ],
  takeBackOral: ['accord retire', 'retrait d accord', 'retirer l accord', 'reprise d accord', 'reprendre l accord'],
  printSheet: ['la feuille', 'la feuille a imprimer'],
  stopCarrying: ['ne plus la porter', 'ne plus porter'],
  shareWithService: ['mon service', 'a mon service', 'mon service encadrement compris', 'a mon service encadrement compris'],
  wordForManagement: ['un mot a envoyer', 'un mot pour mon encadrement', 'mot pour mon encadrement', 'un mot pour mon chef'],
  whereTold: ['ou est mon recit', 'ou est le recit', 'ou a ete poste mon recit'],
  whereTrialTold: ['test', 'bilan'].flatMap((it) => [
    `ou est mon ${it}`,
    `ou est notre ${it}`,
    `ou est le ${it}`,
    `ou a ete poste mon ${it}`,
    `ou a ete poste le ${it}`,
  ]),
  readWritten: ['le recit que j ai ecrit', 'qu est devenu mon recit', 'qu est devenu le recit', 'ce qu est devenu le recit'],
  shareWithAll: ['a tout le monde', ...wholeInWords.map((whole) => `a ${whole}`)],
};

/** What an agreement is chosen among, for a story, a trial or an evaluation. */
export const sharingFields = {
  audience: { label: s('À qui le raconter ?') },
  service: { label: s('Quel service ?'), hint: s('Seulement si vous le racontez à votre service.') },
  naming: { label: s('Comment apparaître ?'), hint: s('Même sans nom, on vous reconnaîtra peut-être.') },
};

export const sharingOptions = (f: Format) => ({
  us: s('Entre nous'),
  organisation: s(`À ${wholeOf(f)}`),
  service: s('À mon service, encadrement compris'),
  names: s('Avec les noms'),
  team: s('Comme une équipe'),
  none: s('Sans nom'),
});

const messages: WordedKinds<AgreeingParams> = {
  writtenStoryOpen: ({ title }, f) => ({
    summary: s('Le récit que vous avez écrit'),
    body: [
      p`Le récit que vous avez écrit, « ${said(title)} », peut maintenant être lu par ${wholeOf(f)} : les personnes dont il parle l'ont choisi.`,
      p`Merci de les avoir écoutées. Le texte leur appartient : elles ont pu le corriger.`,
    ],
  }),
  writtenStoryHeld: ({ written }, f) => ({
    summary: s('Le récit que vous avez écrit'),
    body: [
      written
        ? p`Ce récit est entre les mains des personnes dont il parle : elles choisissent qui peut le lire. Pour l'instant, il n'est pas ouvert à ${wholeOf(f)}.`
        : p`Je n'ai pas de récit que vous ayez écrit.`,
      ...(written ? [small`Si elles l'ouvrent à ${wholeOf(f)}, je vous le dirai, une fois.`] : []),
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = { writtenStoryOpen: s('parce que vous avez écrit ce récit') };

const forms: WordedForms<AgreeingForms> = {
  sharing: ({ named }, f) => ({
    title: s('À qui le raconter ?'),
    intro: named.length === 0 ? [] : [p`Le texte dit : ${f.people(named)}. Pour l'ôter d'abord : « Corriger le récit ».`],
    submit: s('Garder ces choix'),
    cancel: s('Fermer'),
    fields: sharingFields,
    options: sharingOptions(f),
  }),
  oral: (params, f) => ({
    title: 'trial' in params ? s('Un oui de vive voix') : s('Accord de vive voix'),
    intro:
      'trial' in params
        ? [
            p`Lisez la feuille du test à voix haute, en entier. Chaque personne peut dire non, ou se retirer plus tard, sans dire pourquoi.`,
            quote(params.what),
            p`Je ne garde aucun nom. La feuille à afficher dit comment se retirer : en vous le disant.`,
          ]
        : [
            p`Lisez d'abord ce récit à voix haute, en entier, à chaque personne sans écran. À plusieurs, gardez le choix le plus discret.`,
            p`${said(params.title)}`,
            { type: 'quote', spans: [{ said: params.body === '' ? params.title : params.body }] },
          ],
    submit: 'trial' in params ? s('Noter ce oui') : s('Garder ces choix'),
    cancel: s('Fermer'),
    fields: {
      on: { label: s('Quand ?') },
      how: { label: s('Comment ?'), placeholder: s('Lu à voix haute à la pause, au dépôt nord') },
      audience: { label: s('À qui le raconter ?') },
      service: { label: s('Quel service ?'), hint: s('Seulement si le récit est pour un service.') },
      naming: { label: s('Comment apparaître ?'), hint: s('Même sans nom, on peut reconnaître les personnes.') },
      names: { label: s('Noms à faire paraître'), hint: s('Seulement avec les noms, et seulement pour les personnes qui ont dit oui.') },
      vintage: {
        label: s('Dans le livret de la saison, sur une affiche ?'),
        hint: s('Deux accords distincts. Le papier ne se reprend pas, et quiconque passe lit une affiche.'),
      },
    },
    options: {
      us: s('Entre nous'),
      organisation: s(`À ${wholeOf(f)}`),
      service: s('À un service, encadrement compris'),
      names: s('Avec les noms'),
      team: s('Comme une équipe'),
      none: s('Sans nom'),
      no: s("Ni l'un ni l'autre"),
      yes: s('Livret seulement'),
      wall: s('Affiche seulement'),
      both: s('Livret et affiche'),
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  oral: () => ({
    summary: s('Noter un accord donné de vive voix'),
    body: [p`Pour noter un accord donné de vive voix, utilisez le bouton : il ouvre un formulaire.`],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
