import type { Chapter, Part } from '../vintage/booklet.ts';
import { monthsOf, seasonName } from './seasons.ts';
import { frenchSpaces as s } from './typography.ts';

const some = (count: number, one: string, several: string) =>
  `${new Intl.NumberFormat('fr-FR').format(count)} ${count < 2 ? one : several}`;
const labels: Record<NonNullable<Part['label']>, string> = {
  hypothesis: 'Pour vérifier',
  question: 'La question du départ',
  wayBack: 'Pour revenir en arrière',
  learnt: "Ce qu'il nous apprend",
};

/** What the vintage says of its own. */
export const vintage = {
  file: 'millesime',
  note: s('Voici le millésime : une page à ouvrir et à imprimer, et le même texte. Le papier ne se reprend pas.'),
  season: (chapter: Pick<Chapter, 'season'>) => seasonName(chapter.season),
  title: ({ season }: Pick<Chapter, 'season'>) => s(`Millésime, ${seasonName(season)}`),
  /** Which months: seasons are not the same everywhere. Empty for a whole year. */
  months: ({ season }: Pick<Chapter, 'season'>) => (season.name === null ? '' : s(`de ${monthsOf(season.name)}`)),
  madeOn: (day: string) => s(`Fait le ${day}, avec Vendange.`),
  holds: s(
    "Ce livret garde des récits, des bourgeons et des tests dont toutes les personnes ont accepté l'impression, avec les mots et les noms qu'elles ont choisis. D'autres existent et restent entre leurs personnes : leur absence ne dit rien.",
  ),
  order: s("Par saison, puis dans un ordre tiré au sort. Rien n'est compté ni comparé, par personne ou par service."),
  paper: s(
    "Ces personnes peuvent changer d'avis : un livret fait ensuite ne les contiendra plus. Mais le papier, et les copies de ce fichier, ne se reprennent pas.",
  ),
  thanks: s('Merci à celles et ceux qui ont raconté, écouté, essayé, arrêté.'),
  picture: s('Une grappe de la saison'),
  pictured: (stories: number, buds: number) =>
    s(
      `${stories === 0 ? 'Une branche de vigne' : `Une grappe de ${some(stories, 'grain', 'grains')}, un par récit`} ; ${buds === 0 ? 'pas de bourgeon' : `sur la branche, ${some(buds, 'bourgeon', 'bourgeons')}`}. Tous se ressemblent, et leur place ne dit rien.`,
    ),
  contents: s('Sommaire'),
  sections: { stories: s('Récits'), buds: s('Bourgeons'), trials: s('Tests') },
  about: {
    stories: '',
    buds: s('Des initiatives que leurs personnes laissent se reposer : un résultat comme un autre.'),
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
