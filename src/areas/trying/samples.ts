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
} as const;
const sampleListed = { trial: sample.id, what: sample.written, startsOn: sample.on, endsOn: sample.later };
export const sampleMine = [
  { ...sampleListed, state: 'asking', role: null },
  { ...sampleListed, state: 'asking', role: 'pilot' },
  { ...sampleListed, state: 'live', role: 'tester' },
  { ...sampleListed, state: 'live', role: 'carrier' },
] as const;

/** What the longer messages are drawn with, by their kinds. */
export const samples = {
  trialShown: [
    { ...sampleTrial, role: 'pilot', state: 'asking', missing: true, late: true, alone: true, with: [], concluded: false, inspiredBy: '' },
    {
      ...sampleTrial,
      stillValid: sample.written,
      role: 'pilot',
      state: 'asking',
      missing: true,
      late: false,
      alone: false,
      with: [],
      concluded: false,
      inspiredBy: '',
    },
    {
      ...sampleTrial,
      role: 'tester',
      state: 'asking',
      missing: true,
      late: false,
      alone: true,
      with: [],
      concluded: false,
      inspiredBy: '',
    },
    {
      ...sampleTrial,
      role: 'carrier',
      state: 'asking',
      missing: false,
      late: false,
      alone: false,
      with: [],
      concluded: false,
      inspiredBy: '',
    },
    {
      ...sampleTrial,
      role: 'tester',
      state: 'live',
      missing: false,
      late: true,
      alone: true,
      with: [sample.named, sample.named],
      concluded: false,
      inspiredBy: '',
    },
    { ...sampleTrial, role: 'pilot', state: 'live', missing: false, late: true, alone: true, with: [], concluded: false, inspiredBy: '' },
    {
      ...sampleTrial,
      role: 'tester',
      state: 'over',
      missing: false,
      late: true,
      alone: true,
      with: [],
      concluded: true,
      inspiredBy: sample.written,
    },
    {
      ...sampleTrial,
      role: 'pilot',
      state: 'given-up',
      missing: false,
      late: true,
      alone: true,
      with: [],
      concluded: false,
      inspiredBy: '',
    },
  ] as const,
  trialRequest: [
    { ...sampleTrial, stillValid: sample.written, from: sample.named, carrying: true, among: true },
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
