/**
 * What became of what was kept of a message that its writer changed: it was deleted and what was kept is `withdrawn`; it was
 * `deleted` or `edited` and they are asked what to do.
 */
export const messageChanges = ['withdrawn', 'deleted', 'edited'] as const;
export type MessageChange = (typeof messageChanges)[number];
