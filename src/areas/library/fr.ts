import type { Block, Span } from '../../cards/card.ts';
import { wholeOf } from '../../cards/fr/calling.ts';
import { seasonName, seasonWithMonths, withArticle } from '../../cards/fr/seasons.ts';
import { numbered, p, s, small, t } from '../../cards/fr/typography.ts';
import { bold, briefly, inFull, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { type Season, seasonKey } from '../../domain/season.ts';
import type { forms as areaForms, LibraryForms } from './forms.ts';
import type { buttons as areaButtons, faces, kinds, LibraryParams } from './messages.ts';
import { pages } from './pages/fr.ts';
import { vintage } from './vintage/fr.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  explore: s('Explorer les récits'),
  readStory: s('Lire'),
  readOnStory: s('La suite'),
  nextStories: s('La suite'),
  previousStories: s('La page d’avant'),
  printMine: s('Livret seulement'),
  printBoth: s('Livret et affiche'),
  printPosterOnly: s('Affiche seulement'),
  printPoster: s('À afficher'),
  printPage: s('Carnet à imprimer'),
  keepOffPaper: s("Ni l'un ni l'autre"),
  storyAlive: s('Oui'),
  otherwise: s('Autrement'),
  storyRests: s('Il se repose'),
  neverAsk: s('Ne plus me le demander'),
};

const phrases = {
  explore: ['recits', 'explorer', 'explorer les recits', 'chercher un recit'],
  latestStories: ['les plus recents', 'les recits', 'tous les recits', 'les derniers recits'],
  readStory: ['lire', 'lire le numero'],
  nextStories: ['la suite', 'suite', 'page suivante', 'la page suivante'],
  previousStories: ['la page d avant', 'page d avant', 'page precedente', 'la page precedente'],
  printMine: ['oui dans le livret', 'dans le livret', 'imprimer dans le livret'],
  printBookletOnly: ['livret seulement'],
  printPosterOnly: ['affiche seulement'],
  printBoth: ['livret et affiche', 'dans le livret et sur une affiche'],
  printOnWall: ['sur une affiche', 'oui sur une affiche', 'au mur', 'sur un mur'],
  keepOffBooklet: ['pas dans le livret', 'hors du livret'],
  keepOffWall: ['pas sur une affiche', 'pas au mur', 'pas sur un mur'],
  keepOffPaper: ['ne pas imprimer', 'ni livret ni affiche', 'pas sur papier'],
  givePoster: ['breves a afficher', 'les breves a afficher', 'a afficher', 'affiche', 'l affiche', 'l affiche des breves'],
  showMayBePrinted: ['le livret', 'le livret imprime', 'livret'],
  printPage: ['carnet de vendange', 'le carnet de vendange', 'mon carnet de vendange', 'carnet a imprimer', 'le carnet a imprimer'],
  sayAlive: ['il vit encore', 'oui il vit encore', 'mon recit vit encore'],
  sayRests: ['il se repose', 'mon recit se repose'],
  askNeverAgain: ['ne plus me le demander', 'ne me le demandez plus'],
  showBuds: ['bourgeons', 'les bourgeons'],
  searchTrials: ['tests', 'les tests'],
  showTrialsTold: ['tests arretes', 'les tests arretes', 'tous les tests', 'ce que les tests nous apprennent'],
  showDecisions: ['decisions', 'les decisions', 'ce qui a ete decide', 'ce qui est devenu courant'],
  askForVintage: ['millesime', 'le millesime'],
};

const number = new Intl.NumberFormat('fr-FR');

const searchWords =
  'En mots : « récits médiathèque », « récits automne 2026 », « bourgeons », « tests accueil », « lire 2 », « la suite ».';

const howMany = (stories: number, trials: number) =>
  [
    ...(stories === 0 ? [] : [stories === 1 ? 'un récit' : `${number.format(stories)} récits`]),
    ...(trials === 0 ? [] : [trials === 1 ? 'un test' : `${number.format(trials)} tests`]),
  ].join(' et ');

const ofThe = (season: Season) => (season.name === null ? `de l'${seasonName(season)}` : `« ${seasonName(season)} »`);

const marks = pages.poster.labels;

const messages: WordedKinds<LibraryParams> = {
  stories: ({ items, words, roughly, next, previous }) => ({
    summary: s('Des récits à lire'),
    body: [
      roughly ? p`Rien ne contient exactement vos mots. Voici ce qui s'en approche :` : p`Voici ce que j'ai trouvé :`,
      numbered(
        items.map((one): readonly Span[] =>
          one === null
            ? t`Ce n'est plus ouvert.`
            : t`${marks[one.state]} : ${{ said: one.title, max: 120 }}${one.shared ? '' : ' (le vôtre, entre vous)'}`,
        ),
      ),
      p`Un numéro ouvre ce que l'on veut lire.`,
    ],
    after: [
      words
        ? small`D'abord les titres qui contiennent vos mots, puis la saison la plus récente ; dans une saison, l'ordre est tiré au sort. Je ne garde que votre dernière recherche, sept jours au plus.`
        : small`La saison la plus récente d'abord ; dans une saison, l'ordre est tiré au sort.`,
      small`${next === null && previous === null ? searchWords : "En mots : « lire 2 », « la suite », « la page d'avant »."}`,
    ],
  }),
  noStories: ({ searched }, f) => ({
    summary: s("Je n'ai rien trouvé."),
    body: [
      searched
        ? p`Je n'ai rien trouvé, et cela ne veut pas dire que rien n'existe : beaucoup de récits restent entre les personnes concernées. Essayez un autre mot, ou les récits les plus récents.`
        : p`Aucun récit n'est encore ouvert à ${wholeOf(f)}. Beaucoup restent entre les personnes concernées, et c'est très bien ainsi.`,
    ],
  }),
  searchOver: () => ({
    summary: s('Cette recherche est passée.'),
    body: [
      p`Je ne garde que votre dernière recherche, et celle-ci est passée. Dites-la de nouveau, ou repartez des récits les plus récents.`,
    ],
  }),
  storyRead: ({ kind, page, naming, names, season, rests, shared, theirs }, f) => ({
    summary: kind === 'bud' ? s('Un bourgeon') : s('Un récit'),
    body: [
      inFull(page),
      ...(naming === 'names' && names.length > 0 ? [p`Avec ${f.people(names)}.`] : naming === 'team' ? [p`Par une équipe.`] : []),
      small`${kind === 'bud' ? 'Bourgeon, ' : 'Récit, '}${seasonWithMonths(season)}. ${shared ? `Raconté à ${wholeOf(f)} avec l'accord des personnes concernées, qui peuvent changer d'avis.` : `Ce ${kind === 'bud' ? 'bourgeon' : 'récit'} est le vôtre : il reste entre vous.`}`,
      ...(rests ? [small`Au repos : c'est ainsi que ce récit vit en ce moment.`] : []),
      ...(theirs && shared ? [small`Ce récit est aussi le vôtre.`] : []),
    ],
  }),
  trialRead: ({ what, days, parts, follow, from, naming, names, season, shared, theirs }, f) => ({
    summary: s('Un test'),
    body: [
      days.over
        ? p`🍂 ${bold(`Test arrêté, mené du ${f.day(days.from)} au ${f.day(days.until)}`)} : ${said(what)}`
        : p`🚧 ${bold(`EN TEST jusqu'au ${f.day(days.until)}`)} : ${said(what)}`,
      ...parts.flatMap(({ label, words }): Block[] => [p`${bold(vintage.label(label))}`, inFull(words)]),
      ...(follow === null ? [] : [p`${vintage.follows[follow]}`]),
      ...(from === null ? [] : [p`Une pratique courante à partir du ${f.day(from)}.`]),
      ...(naming === 'names' && names.length > 0 ? [p`Avec ${f.people(names)}.`] : naming === 'team' ? [p`Par une équipe.`] : []),
      small`Test, ${seasonWithMonths(season)}. ${shared ? `Raconté à ${wholeOf(f)} avec l'accord des personnes concernées, qui peuvent changer d'avis.` : 'Ce test est le vôtre : il reste entre vous.'}`,
      ...(theirs && shared
        ? [small`Ce test est aussi le vôtre : d'autres que vous n'en lisent que ce que vous avez accepté de raconter.`]
        : []),
    ],
  }),
  storyNotOpen: () => ({
    summary: s("Ce n'est pas ouvert."),
    body: [p`Ce texte n'est pas, ou plus, ouvert : les personnes concernées ont pu changer d'avis. C'est une décision libre.`],
  }),

  mayBePrinted: ({ stories, trials, booklet, wall }, f) => {
    const it = howMany(stories, trials);
    const them = stories + trials === 1 ? "l'" : 'les ';
    return {
      summary: s('Le livret et les affiches'),
      body:
        stories + trials === 0
          ? [
              p`Vous n'avez rien accepté de raconter à ${wholeOf(f)} : le livret imprimé n'a rien à reprendre de vous, une affiche non plus.`,
            ]
          : booklet === null && wall === null
            ? [
                p`Vous avez accepté de raconter à ${wholeOf(f)} ${it}. Peut-on ${them}imprimer dans le livret de la saison, ou sur une affiche que lit quiconque passe ?`,
                p`Sans réponse, ce sera non. À plusieurs, il faut l'accord de chaque personne.`,
              ]
            : [
                ...(booklet === null
                  ? []
                  : [
                      booklet
                        ? p`C'est noté : le livret peut reprendre ${it}, si chaque personne en est d'accord.`
                        : p`C'est noté : le livret ne reprendra pas ${it}.`,
                    ]),
                ...(wall === null
                  ? []
                  : [
                      wall
                        ? p`C'est noté : une affiche peut montrer ${it}, si chaque personne en est d'accord.`
                        : p`Aucune affiche à venir ne montrera ${it}. Je ne peux rien retirer d'un mur : demandez à qui l'y a mis.`,
                    ]),
              ],
      after: [small`Le papier ne se reprend pas. Si le texte change, je redemanderai.`],
    };
  },
  storyAlive: ({ title, asks, says }) => ({
    summary: asks ? s('Votre récit vit-il encore ?') : s("C'est noté, merci."),
    body: asks
      ? [
          p`Votre récit « ${briefly(title)} » : vit-il encore ?`,
          small`Je le demande une fois par an. Je ne garde pas votre réponse, sauf qu'il se repose.`,
        ]
      : says === 'rests'
        ? [
            p`C'est noté. « ${briefly(title)} » se repose : il reste à lire, et cela s'y voit. S'il revit : « il vit encore », ou « corriger le récit ».`,
          ]
        : says === 'never'
          ? [p`C'est entendu : je ne vous le demanderai plus, pour aucun récit.`]
          : [p`C'est noté, merci.`],
  }),
  vintageComing: ({ season }) => ({
    summary: s('Le millésime arrive.'),
    body: [
      p`Je prépare le millésime ${ofThe(season)} : une page à imprimer et un texte, dans notre conversation.`,
      small`Il ne contient que ce que les personnes concernées ont accepté d'imprimer. Le papier ne se reprend pas.`,
    ],
  }),
  vintageProgress: ({ season, read, total }) => ({
    summary: s('Le millésime se prépare.'),
    body: [
      read < total
        ? p`Le millésime ${ofThe(season)} se prépare : ${number.format(read)} récits relus sur ${number.format(total)}.`
        : p`Le millésime ${ofThe(season)} est prêt : les fichiers suivent.`,
    ],
  }),
  vintageEmpty: ({ season }) => ({
    summary: season === null ? s("Pas encore d'affiche.") : s('Pas encore de millésime.'),
    body: [
      season === null
        ? p`Rien de récent n'a encore l'accord de toutes les personnes concernées pour être sur un mur.`
        : p`Pour ${withArticle(season)}, aucun récit n'a encore l'accord de toutes les personnes concernées pour être imprimé.`,
      season === null
        ? small`Pour ce que vous avez raconté : « sur une affiche », « pas sur une affiche ».`
        : small`En mots : « millésime printemps 2026 », « millésime 2026 ».`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  mayBePrinted: s('parce que vous avez accepté de raconter quelque chose cette saison-là'),
  storyAlive: s('parce que ce récit est le vôtre'),
};

const forms: WordedForms<LibraryForms> = {
  explore: ({ seasons }, f) => ({
    title: s('Explorer les récits'),
    intro: [p`Récits, bourgeons et tests que les personnes concernées ont bien voulu partager avec ${wholeOf(f)}, et les vôtres.`],
    submit: s('Chercher'),
    cancel: s('Fermer'),
    fields: {
      words: { label: s('Des mots'), placeholder: s('médiathèque'), hint: s('Sans mots : tout ce qui est ouvert.') },
      season: { label: s('Saison') },
      kind: { label: s('Quoi ?') },
    },
    options: {
      any: s('Toutes les saisons'),
      all: s('Tout'),
      story: s('Récits'),
      bud: s('Bourgeons'),
      trial: s('Tests, et ce qu’ils nous apprennent'),
      decision: s('Ce qui a été décidé, et pourquoi'),
      ...Object.fromEntries(seasons.map((season) => [seasonKey(season), s(seasonWithMonths(season))])),
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  explore: (_, f) => ({
    summary: s('Explorer les récits'),
    body: [
      p`Récits, bourgeons et tests que les personnes concernées ont bien voulu partager avec ${wholeOf(f)}, et les vôtres.`,
      small`${searchWords}`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
