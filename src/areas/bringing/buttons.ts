import { buttonsOf } from '../../core/button.ts';
import { aDraft } from '../../core/records.ts';
import { maybe } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({ bringStory: { about: maybe(aDraft), opens: 'form' } });
