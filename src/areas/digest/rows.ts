import type { Row, RowsOf } from '../../core/row.ts';
import type { HighlightsParams } from './params.ts';

export const highlightsRows: RowsOf<HighlightsParams> = {
  digest: ({ items, call }) => (call && items.length > 0 ? [[['about-listening', '']]] : []),
  digestSettings: ({ id, state, manages }) => (manages ? [settingsRow(id, state)] : [[['preview-digest', id]]]),
  digests: ({ digests, anyone }) => [
    digests.map(({ id }, index) => ['show-digest', id, String(index + 1)]),
    [
      ['open-digest', ''],
      [anyone ? 'reserve-digests' : 'allow-digests', ''],
      ['audit-log', ''],
    ],
  ],
  noDigestHere: ({ channel, manages }) => (manages ? [[['open-digest', `in:${channel}`]]] : []),
  digestWhere: ({ coordinator }) => (coordinator ? [[['open-digest', '']]] : []),
  aboutListening: () => [[['become-harvester', '']]],
  whereTrialTold: ({ trial, told, learnt }) => [
    [
      ['choose-trial-sharing', `${trial}:${told.version}:trial`],
      ...(learnt ? ([['choose-evaluation-sharing', `${trial}:${learnt.version}:evaluation`]] as const) : []),
    ],
  ],
};

function settingsRow(id: string, state: HighlightsParams['digestSettings']['state']): Row {
  if (state === 'stopped') return [['open-digest', id]];
  return [
    ['preview-digest', id],
    ['change-digest', id],
    [state === 'paused' ? 'resume-digest' : 'pause-digest', id],
    ['stop-digest', id],
  ];
}
