import { p, s, small } from '../../cards/en/typography.ts';
import { onWorkingTime } from '../../cards/en/working-time.ts';
import type { Labels, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons } from './buttons.ts';
import type { VolunteeringParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  pauseHarvest: s('I am taking a break'),
  resumeHarvest: s('I am back'),
  becomeHarvester: s('I volunteer'),
  leaveHarvest: s('Stop volunteering'),
};

const phrases = {
  pauseHarvest: ['pause', 'i am taking a break', 'take a break', 'break'],
  resumeHarvest: ['resume', 'i am back', 'back'],
  becomeHarvester: ['volunteer', 'i volunteer', 'become a volunteer', 'become a harvester'],
  leaveHarvest: ['stop volunteering', 'no longer a volunteer'],
};

const underWay = ' Your current meeting goes on; if you prefer, pass it on.';

const messages: WordedKinds<VolunteeringParams> = {
  harvesterWelcome: ({ already }, f) => ({
    summary: s('Welcome to the harvest team.'),
    body: [
      already ? p`You are already part of the harvest team. Thank you.` : p`Thank you, and welcome to the harvest team.`,
      p`From time to time I will ask whether you would like to meet someone who has started something. One meeting at a time, about an hour${onWorkingTime(f)}. "Not this time" is always enough.`,
      small`In words: "pause", "resume", "away until Friday", "stop volunteering".`,
    ],
  }),
  harvesterLeft: ({ was, meeting }) => ({
    summary: s('Noted.'),
    body: [
      was
        ? p`Noted: I will not ask you for meetings any more. Thank you for listening.${meeting === '' ? '' : underWay}`
        : p`You are not part of the harvest team: there is nothing to change.`,
    ],
  }),
  harvestPaused: ({ meeting }) => ({
    summary: s('Enjoy your break.'),
    body: [p`Enjoy your break. I will suggest no more meetings. Say "resume" whenever you like.${meeting === '' ? '' : underWay}`],
  }),
  harvestResumed: () => ({
    summary: s('Thank you, and welcome back.'),
    body: [p`Thank you, and welcome back. I may suggest a meeting again.`],
  }),
  notHarvester: () => ({
    summary: s('You are not a volunteer.'),
    body: [p`You are not part of the harvest team. To join it, say "volunteer": one meeting at a time, and free to pass.`],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because: {}, forms: {} };
