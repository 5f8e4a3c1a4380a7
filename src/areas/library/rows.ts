import type { Row, RowsOf } from '../../core/row.ts';
import type { ExploringParams } from './params.ts';

export const exploringRows: RowsOf<ExploringParams> = {
  exploreInWords: () => [
    [
      ['explore', ''],
      ['latest-stories', ''],
    ],
  ],
  stories: ({ items, search, previous, next }) => [
    items.flatMap((one, index): Row => (one === null ? [] : [['read-story', one.id, String(index + 1)]])),
    [
      ...(previous === null ? [] : ([['previous-stories', `${search}:${previous}`]] as const)),
      ...(next === null ? [] : ([['next-stories', `${search}:${next}`]] as const)),
      ['explore', ''],
    ],
  ],
  noStories: ({ searched }) => [
    searched
      ? [
          ['latest-stories', ''],
          ['explore', ''],
        ]
      : [],
  ],
  searchOver: () => [
    [
      ['latest-stories', ''],
      ['explore', ''],
    ],
  ],
  storyRead: ({ story, next, theirs }) => [
    [
      ...(next === null ? [] : ([['read-on-story', `${story}:${next}`]] as const)),
      ...(theirs ? ([['choose-sharing', story]] as const) : []),
      ['explore', ''],
    ],
  ],
  trialRead: ({ trial, next, theirs, joins }) => [
    [
      ...(next === null ? [] : ([['read-on-story', `${trial}:${next}`]] as const)),
      ...(theirs ? ([['show-trial', trial]] as const) : []),
      ...(joins ? ([['ask-to-join', trial]] as const) : []),
      ['explore', ''],
    ],
  ],
  storyNotOpen: () => [[['explore', '']]],
};
