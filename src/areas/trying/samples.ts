import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleTrial = {
  trial: sample.id,
  version: 2,
  what: sample.written,
  hypothesis: sample.long,
  wayBack: sample.written,
  stillValid: '',
  time: sample.written,
  question: sample.written,
  startsOn: sample.on,
  endsOn: sample.later,
  state: 'asking',
  offscreen: false,
} as const;
const sampleListed = { trial: sample.id, what: sample.written, startsOn: sample.on, endsOn: sample.later };
export const sampleMine = [
  { ...sampleListed, state: 'asking', role: null },
  { ...sampleListed, state: 'asking', role: 'pilot' },
  { ...sampleListed, state: 'live', role: 'tester' },
  { ...sampleListed, state: 'live', role: 'carrier' },
] as const;

const shown = {
  ...sampleTrial,
  missing: false,
  late: false,
  alone: false,
  with: [],
  companion: '',
  concluded: false,
  aloud: null,
  inspiredBy: '',
} as const;

/** What the longer messages are drawn with, by their kinds. */
export const samples = {
  trialShown: [
    { ...shown, role: 'pilot', missing: true, late: true, alone: true },
    { ...shown, stillValid: sample.written, role: 'pilot', missing: true },
    { ...shown, role: 'tester', missing: true, alone: true },
    { ...shown, role: 'carrier', companion: sample.named },
    { ...shown, role: 'tester', state: 'live', late: true, alone: true, with: [sample.named, sample.named] },
    { ...shown, role: 'pilot', state: 'live', late: true, alone: true },
    { ...shown, role: 'tester', state: 'over', late: true, alone: true, concluded: true, inspiredBy: sample.written },
    { ...shown, offscreen: true, role: 'pilot', missing: true, alone: true, aloud: { on: null } },
    { ...shown, offscreen: true, role: 'pilot', state: 'live', alone: true, aloud: { on: sample.on } },
    { ...shown, role: 'pilot', state: 'given-up', late: true, alone: true },
  ] as const,
  trialRequest: [
    { ...sampleTrial, offscreen: true, stillValid: sample.written, from: sample.named, carrying: true, among: true },
    { ...sampleTrial, from: '', carrying: false, among: false },
  ] as const,
  trialCarryRequest: [
    { trial: sample.id, what: sample.written, state: 'live', from: sample.named, endsOn: sample.later },
    { trial: sample.id, what: sample.written, state: 'asking', from: '', endsOn: sample.later },
  ] as const,
  trialPeopleAsked: [
    { trial: sample.id, people: [sample.named], any: true },
    { trial: sample.id, people: [], any: true },
    { trial: sample.id, people: [], any: false },
  ] as const,
  trialQuestionAsked: [
    { pilot: sample.named, readFrom: sample.instant },
    { pilot: sample.named, readFrom: null },
    { pilot: '', readFrom: null },
  ] as const,
  trialSharingKept: [
    { trial: sample.id, part: 'trial', audience: 'us', serviceName: null, naming: 'none', vintage: false, heard: true, places: [] },
    {
      trial: sample.id,
      part: 'trial',
      audience: 'organisation',
      serviceName: null,
      naming: 'names',
      vintage: true,
      heard: true,
      places: [],
    },
    {
      trial: sample.id,
      part: 'evaluation',
      audience: 'service',
      serviceName: sample.written,
      naming: 'team',
      vintage: false,
      heard: false,
      places: sample.channels,
    },
  ] as const,
  openTrial: [
    { ...sampleTrial, state: 'live', naming: 'names', people: [sample.named] },
    { ...sampleTrial, state: 'live', naming: 'team', people: [] },
    { ...sampleTrial, state: 'live', naming: 'none', people: [] },
  ] as const,
  trials: [
    { mine: sampleMine, open: [sampleListed] },
    { mine: [], open: [] },
  ] as const,
};
