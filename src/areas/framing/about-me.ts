import { type Answer, say } from '../../core/act.ts';
import { type FramingParams, kinds } from './messages.ts';

// What wary people ask first. Each answer says what the bot does, and a test reads it beside that.

const answer = (about: FramingParams['aboutMe']['about']) => async (): Promise<Answer> => say(kinds.aboutMe, { about });

export const sayWho = answer('who');
export const sayAnonymous = answer('anonymous');
export const sayManagement = answer('management');
export const sayKeeping = answer('keeping');
