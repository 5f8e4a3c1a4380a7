import { monthsOf, seasonName } from '../../../cards/fr/seasons.ts';
import { frenchSpaces as s } from '../../../cards/fr/typography.ts';
import type { Season } from '../../../domain/season.ts';
import type { Chapter, Part } from './booklet.ts';
import type { Harvest } from './bunch.ts';

const some = (count: number, one: string, several: string) =>
  `${new Intl.NumberFormat('fr-FR').format(count)} ${count < 2 ? one : several}`;
const labels: Record<NonNullable<Part['label']>, string> = {
  hypothesis: 'Pour vérifier',
  question: 'La question du départ',
  wayBack: 'Pour revenir en arrière',
  learnt: "Ce qu'il nous apprend",
  granted: "🌳 C'est devenu courant",
  refused: '🪨 Ce ne sera pas possible, et voici pourquoi',
};

function onBranch(buds: number, trials: number): string {
  if (buds + trials === 0) return 'rien sur la branche';
  const marks = [
    ...(buds === 0 ? [] : [some(buds, 'bourgeon', 'bourgeons')]),
    ...(trials === 0 ? [] : [some(trials, 'feuille, pour un test', 'feuilles, une par test')]),
  ];
  return `sur la branche, ${marks.join(' et ')}`;
}

/** What the vintage says of its own. */
export const vintage = {
  file: (season: Season) =>
    `millesime-${season.name === null ? season.year : seasonName(season).replace(' ', '-').normalize('NFD').replace(/\p{M}/gu, '')}`,
  note: s('Voici le millésime : une page à ouvrir et à imprimer, et le même texte. Le papier ne se reprend pas.'),
  season: (chapter: Pick<Chapter, 'season'>) => seasonName(chapter.season),
  title: ({ season }: Pick<Chapter, 'season'>) => s(`Millésime, ${seasonName(season)}`),
  /** Which months: seasons are not the same everywhere. Empty for a whole year. */
  months: ({ season }: Pick<Chapter, 'season'>) =>
    season.name === null ? '' : s(`${/^[ao]/.test(monthsOf(season.name)) ? "d'" : 'de '}${monthsOf(season.name)}`),
  madeOn: (day: string) => s(`Fait le ${day}, avec Vendange.`),
  holds: s(
    "Ce livret garde des récits, des bourgeons et des tests dont toutes les personnes ont accepté l'impression, avec les mots et les noms qu'elles ont choisis. D'autres existent et restent entre les personnes concernées : leur absence ne dit rien.",
  ),
  order: s("Par saison, puis dans un ordre tiré au sort. Rien n'est compté ni comparé, par personne ou par service."),
  paper: s(
    "Ces personnes peuvent changer d'avis : un livret fait ensuite ne les contiendra plus. Mais le papier, et les copies de ce fichier, ne se reprennent pas.",
  ),
  yours: s("Pour raconter la vôtre : une phrase à Vendange suffit, et rien n'est publié sans vous."),
  thanks: s('Merci à celles et ceux qui ont raconté, écouté, essayé, arrêté.'),
  picture: s('Une grappe de la saison'),
  pictured: ({ stories, buds, trials }: Harvest) =>
    s(
      `${stories === 0 ? 'Une branche de vigne' : `Une grappe de ${some(stories, 'grain', 'grains')}, un par récit`} ; ${onBranch(buds, trials)}. Ils se ressemblent, et leur place ne dit rien.`,
    ),
  /** Below the picture, for those who see it: what each shape stands for, of those that are there. */
  legend: ({ stories, buds, trials }: Harvest) => {
    const shapes = [
      ...(stories === 0 ? [] : ['un grain par récit']),
      ...(buds === 0 ? [] : ['un bourgeon par initiative qui se repose']),
      ...(trials === 0 ? [] : ['une feuille par test, en cours ou arrêté']),
    ].join(', ');
    return shapes === '' ? '' : s(`${shapes[0]?.toUpperCase()}${shapes.slice(1)}. Leur place ne dit rien.`);
  },
  contents: s('Sommaire'),
  sections: { stories: s('Récits'), buds: s('Bourgeons'), trials: s('Tests') },
  about: {
    stories: '',
    buds: s('Des initiatives que celles et ceux qui les portent laissent se reposer : un résultat comme un autre.'),
    trials: s("Ce que l'on a essayé, pour un temps, et ce que l'on en garde."),
  },
  with: (names: string) => s('Avec ') + names,
  team: s('Par une équipe'),
  days: (from: string, until: string, over: boolean) =>
    over ? s(`En test du ${from} au ${until}. Arrêté.`) : `🚧 ${s(`EN TEST du ${from} au ${until}.`)}`,
  follows: {
    leave: s('La suite : en rester là.'),
    again: s('La suite : réessayer autrement.'),
    practice: s('La suite : le proposer comme pratique courante.'),
  },
  label: (label: NonNullable<Part['label']>) => s(labels[label]),
};
