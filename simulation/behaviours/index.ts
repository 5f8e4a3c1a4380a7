import { asking } from './asking.ts';
import type { Behaviour } from './behaviour.ts';
import { coordinating } from './coordinating.ts';
import { lending } from './lending.ts';
import { listening } from './listening.ts';
import { looking } from './looking.ts';
import { meeting } from './meeting.ts';
import { rights } from './rights.ts';
import { telling } from './telling.ts';
import { time } from './time.ts';
import { trying } from './trying.ts';

/** Everything people do. */
export const behaviours: readonly Behaviour[] = [
  ...telling,
  ...listening,
  ...meeting,
  ...asking,
  ...lending,
  ...time,
  ...rights,
  ...looking,
  ...coordinating,
  ...trying,
];
