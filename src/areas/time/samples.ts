// What several samples are made of.

export const sampleRhythm = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30', zone: 'Europe/Paris', aWeek: 2 };
