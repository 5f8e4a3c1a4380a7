import { formsOf } from '../../core/form.ts';
import { sample } from '../../core/sample.ts';
import { either, id, maybe, opaque, subject, tagged, type ValueOf } from '../../core/subject.ts';
import type { Territory } from '../../domain/holidays.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { digestParts } from '../../domain/subscription.ts';

/** What a channel reads, or the channel where it is to be read. */
export const aDigest = subject({ digest: id });
export const aDigestOrChannel = either(aDigest, tagged('in', subject({ channel: opaque })));
export type DigestOrChannel = ValueOf<typeof aDigestOrChannel>;

/** What each form of this area is filled with. */
export interface DigestForms {
  /** `of` is null where channels are to be chosen, with nothing else to say; `territory`, when the zone is none of theirs. */
  digest: { of: DigestOrChannel | null; territory: Territory | null; clock: string | null } & Pick<
    Subscription,
    'every' | 'weekday' | 'at' | 'zone' | 'locale' | 'includes'
  >;
}

export const forms = formsOf<DigestForms>()({
  digest: {
    intent: 'digest-kept',
    about: maybe(aDigestOrChannel),
    form: (params, w) => {
      const { of, every, weekday, at, territory, zone, locale: language, includes } = params;
      const stories = includes.includes('stories');
      if (of === null) return { fields: [{ type: 'channels', name: 'channels', required: true, ...w.field('channels') }] };
      return {
        about: of,
        fields: [
          w.choice('every', ['week', 'month'], every),
          w.choice('weekday', ['1', '2', '3', '4', '5', '6', '7'], String(weekday)),
          { type: 'short', name: 'at', value: at, required: true, ...w.field('at') },
          w.clocks(territory, zone),
          w.choice('locale', ['fr', 'en'], language),
          w.choice(
            'includes',
            ['all', 'stories', 'trials'],
            stories && includes.includes('trials') ? 'all' : stories ? 'stories' : 'trials',
          ),
          w.choice('call', ['yes', 'no'], includes.includes('call') ? 'yes' : 'no'),
        ],
      };
    },
    samples: [
      {
        of: null,
        every: 'week',
        weekday: 1,
        at: '09:00',
        zone: 'Europe/Paris',
        territory: 'metropole',
        clock: null,
        locale: 'fr',
        includes: digestParts,
      },
      {
        of: { digest: sample.id },
        every: 'month',
        weekday: 7,
        at: '16:30',
        zone: 'Pacific/Marquesas',
        territory: null,
        clock: 'Pacific/Marquesas',
        locale: 'en',
        includes: ['trials'],
      },
    ],
  },
});
