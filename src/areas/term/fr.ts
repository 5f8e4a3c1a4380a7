import type { Block } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { list, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { person, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { kinds, TermParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  chooseKept: s('Enlever mon nom'),
  setTerm: s('Choisir une date'),
  signKept: s('Signer mes mots'),
  takeKeptBack: s('Retirer mes mots'),
};

const phrases = {
  eraseAll: ['tout effacer ici'],
  eraseAllSure: ['oui tout effacer ici'],
  chooseKept: ['enlever mon nom', 'mes mots sans mon nom'],
  signKept: ['signer mes mots', 'mes mots avec mon nom'],
  takeKeptBack: ['retirer mes mots'],
  setTerm: ['vendange s arrete', 'vendange est en test', 'en test ici'],
  showKept: ['ce que l on en garde', 'ce qu on en garde', 'qu en garde t on'],
  writeKept: ['j en garde', 'ce que j en garde'],
};

/** Until when the bot is on trial here; nothing until coordination says so. */
export const termLine = ({ term, day }: Pick<Format, 'term' | 'day'>): readonly Block[] => {
  if (term === null) return [];
  return [
    term.over
      ? p`Vendange s'est arrêté ici le ${day(term.until)} : ce qui est en cours va à son terme, rien de nouveau ne commence. Qu'en gardez-vous ? « J'en garde : … »`
      : p`🚧 Vendange est en test ici jusqu'au ${day(term.until)}.`,
  ];
};

const messages: WordedKinds<TermParams> = {
  term: ({ ask, until }, f) => ({
    summary: {
      unset: s("Jusqu'à quand suis-je en test ici ?"),
      unclear: s('Quel jour ?'),
      decide: s("Je me suis arrêté : qu'en faites-vous ?"),
      confirm: s('Tout effacer ici ?'),
      confirmed: s("C'est confirmé."),
    }[ask],
    body: {
      unset: [
        p`Un test a toujours une date de péremption, et moi aussi. Jusqu'à quand suis-je en test ici ? Douze mois au plus.`,
        p`Ce jour-là je m'arrête, même si je fonctionne. Rien ne s'efface sans vous, et vous pourrez choisir une autre date.`,
        small`En mots : « Vendange s'arrête le 30 juin ».`,
      ],
      unclear: [p`Choisissez un jour à venir, dans douze mois au plus. Par exemple : « Vendange s'arrête le 30 juin ».`],
      decide: [
        p`Je me suis arrêté ici ${lastDay(until, f)}, et tout est resté en place. Voulez-vous choisir une nouvelle date, douze mois au plus, ou tout effacer (« tout effacer ici ») ?`,
        p`Sans réponse, je n'efface rien. Je vous le demande de nouveau dans trois mois.`,
      ],
      confirm: [
        p`Tout effacer ici ? Récits, tests, accords, données de chaque personne : cela ne se défait pas. Le journal de la coordination reste, sans nom.`,
        p`Si votre organisation a un service d'archives, consultez-le avant : des archives publiques ne s'éliminent pas sans son visa.`,
        p`Pour confirmer, écrivez : « oui, tout effacer ici ».`,
      ],
      confirmed: [
        p`C'est confirmé : j'efface tout ce que je gardais ici. Ce qui s'est écrit dans Slack ou Teams y reste, et les copies de sauvegarde vivent encore le temps prévu. Merci.`,
      ],
    }[ask],
  }),
  termOver: ({ until, words }, f) => ({
    summary: s("Vendange s'est arrêté ici."),
    body: [
      p`Vendange s'est arrêté ici le ${f.day(until)} : je n'ouvre plus rien de nouveau. Ce qui est en cours va à son terme.`,
      ...(words === '' ? [] : [quote(words), p`Vos mots ne sont pas perdus : je vous les garde un jour ouvré, le temps de les copier.`]),
      p`Lire les récits, recevoir le millésime, emporter vos données ou les effacer marche encore.`,
      small`En mots : « récits », « millésime », « exporter », « effacer mes données », « ce que l'on en garde ».`,
    ],
  }),
  whatIsKept: ({ asked, until, words, mine }, f) => ({
    summary: asked ? s('Je m’arrête. Qu’en gardez-vous ?') : s("Ce que l'on en garde"),
    body: [
      asked
        ? p`Je m'arrête, même si je fonctionne. Qu'en gardez-vous ?`
        : until === null
          ? p`Je m'arrêterai un jour, qui n'est pas encore choisi. Ce jour-là, je demanderai ce que vous en gardez.`
          : p`Je m'arrête le ${f.day(until)}. Ce jour-là, je demanderai ce que vous en gardez.`,
      ...(words.length === 0
        ? []
        : [list(words.map((one) => t`« ${said(one.words)} »${one.name === null ? '' : t`, ${person(one.name)}`}`))]),
      ...(mine === null ? [] : [mine === 'named' ? small`Vos mots y sont, avec votre nom.` : small`Vos mots y sont, sans votre nom.`]),
    ],
    after: asked
      ? [
          small`Dans notre conversation : « j'en garde : … ». Tout le monde peut lire ces mots, sans votre nom si vous ne le dites pas. Pour les lire : « ce que l'on en garde ».`,
        ]
      : [],
  }),
};

const lastDay = (until: TermParams['term']['until'], f: Format) => (until === null ? '' : `le ${f.day(until)}`);

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  term: s('parce que vous faites partie de la coordination'),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms: {} };
