import { Temporal } from 'temporal-polyfill';
import type { Booklet, Chapter } from '../../src/areas/library/vintage/booklet.ts';
import { seasonNames } from '../../src/domain/season.ts';

const titles = [
  'Des vélos réparés',
  'La fiche que l’on donne au guichet quand la personne ne lit pas le français, écrite à quatre services, avec des dessins, et relue par les enfants du centre de loisirs',
  'رسالة إلى البلدية',
  'Un potager 🥕🌻 derrière le dépôt',
  'Anticonstitutionnellementhippopotomonstrosesquippedaliophobieetencoredeslettressansespace',
  'Essai <script>alert(1)</script> & « co » "x"',
];
const texts = [
  'On a réparé les vélos de l’école avec les services techniques. Trois mercredis, des caisses à outils, et beaucoup de rires.',
  `${'On a commencé un matin, sans rien demander, avec ce qui restait dans la réserve. '.repeat(14)}\n\n${'Ensuite, les collègues du dépôt sont venus voir, et sont restés. '.repeat(20)}`,
  'بدأنا هذه المبادرة مع سكان الحي. كان الأطفال يكتبون ونحن نقرأ.\nEt puis en français : tout le monde est revenu.',
  '1. Semer\n2. Arroser\n3. Attendre 🌧️\n\n# Pas un titre\n- pas une liste\nhttps://exemple.fr/x',
  '',
];

/** A booklet of so many stories, with titles and texts of every kind. */
export function aBooklet(stories: number, buds: number, trials: number, wholeYear = false): Booklet {
  const chapter =
    (prefix: string) =>
    (_: unknown, index: number): Chapter => ({
      id: `${prefix}-${index}`,
      title: titles[index % titles.length] ?? '',
      parts: (texts[index % texts.length] ?? '') === '' ? [] : [{ label: null, words: texts[index % texts.length] ?? '' }],
      naming: (['names', 'team', 'none'] as const)[index % 3] ?? 'none',
      names: index % 3 === 0 ? ['Amina Diallo', 'Bruno Petit', 'יעל כהן'] : [],
      season: { name: seasonNames[wholeYear ? index % 4 : 3] ?? null, year: 2026 },
      days: null,
      follow: null,
    });
  const trial = (_: unknown, index: number): Chapter => ({
    ...chapter('t')(_, index),
    parts: [
      { label: 'hypothesis', words: 'Les parents viennent avant l’école' },
      { label: 'question', words: 'Qui vient entre 8 h et 9 h ?' },
      { label: 'wayBack', words: 'On rouvre à 9 h dès le lendemain' },
      { label: 'learnt', words: 'Peu de monde à 8 h, mais une heure calme pour les dossiers.' },
    ],
    days: { from: Temporal.PlainDate.from('2026-11-23'), until: Temporal.PlainDate.from('2026-12-18'), over: index % 2 === 0 },
    follow: index % 2 === 0 ? 'again' : null,
  });
  return {
    organisation: 'Ville de Vignes',
    season: { name: wholeYear ? null : 'autumn', year: 2026 },
    madeOn: Temporal.PlainDate.from('2026-12-21'),
    stories: Array.from({ length: stories }, chapter('r')),
    buds: Array.from({ length: buds }, chapter('b')),
    trials: Array.from({ length: trials }, trial),
  };
}
