import { Temporal } from 'temporal-polyfill';
import type { Trial } from '../../src/domain/trial.ts';

const on = Temporal.PlainDate.from('2026-11-19');

/** A live trial, as its sheet is printed. */
export const aLiveTrial: Trial = {
  id: '11111111-2222-3333-4444-555555555555',
  organisationId: '11111111-2222-3333-4444-555555555555',
  initiativeId: null,
  followsId: null,
  inspiredBy: null,
  version: 1,
  state: 'live',
  what: 'Ouvrir à 8 h',
  hypothesis: 'Les parents viennent',
  wayBack: 'On rouvre à 9 h',
  stillValid: '',
  time: '',
  question: 'Qui vient ?',
  startsOn: on,
  endsOn: Temporal.PlainDate.from('2026-12-18'),
  pilotUntil: on,
  gaps: [2],
  offscreen: false,
  saidAloud: null,
  openedAt: Temporal.Instant.from('2026-11-19T08:00Z'),
  endedOn: null,
  handingOver: false,
  companion: null,
  concludedAt: null,
  conclusion: null,
  decision: null,
  decisionAsked: [],
};
