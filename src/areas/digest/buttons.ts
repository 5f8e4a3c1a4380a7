import { buttonsOf } from '../../core/button.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({ digests: {} });
