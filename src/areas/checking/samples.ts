import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleOnTrial = { trial: sample.id, checkIn: sample.id, what: sample.written, endsOn: sample.later, over: false };
export const sampleAsked = {
  ...sampleOnTrial,
  question: sample.written,
  since: sample.on,
  nextOn: sample.later,
  teamAnswered: false,
  notes: false,
  wonders: false,
};
export const sampleKept = {
  ...sampleOnTrial,
  readers: [sample.named, sample.named],
  many: true,
  words: sample.written,
  weather: 'rain',
  forTeam: false,
  showing: 'unnamed',
  stuck: true,
  closed: false,
  nextOn: sample.later,
  undo: null,
} as const;
export const sampleHelpers = [
  { person: sample.id, name: sample.named, from: sample.instant },
  { person: 'coordination', name: '', from: null, all: [sample.named, ''] },
];
export const sampleOutside = [
  { person: 'volunteer', name: '', from: null },
  { person: 'coordination', name: sample.named, from: sample.instant },
];
