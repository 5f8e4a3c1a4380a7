/** The journeys lived on a platform besides Slack, where every one of them lives (`vitest.config.ts` runs them there too). */
export const journeysOn = {
  teams: ['tell', 'meet', 'conversation', 'answering', 'change', 'rights', 'trials', 'held', 'nobody', 'check-ins', 'trial-endings', 'attention', 'coordination', 'frame', 'explore', 'right-volunteer', 'bring', 'services', 'digest', 'shortcuts', 'vintage'],
} as const;
