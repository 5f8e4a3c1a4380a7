import { buttonsOf, facesOf } from '../../core/button.ts';
import { oneOf, subject } from '../../core/subject.ts';
import { buttons as coordinationButtons } from '../coordination/buttons.ts';

/** How somebody's words on what is kept appear; `gone`: not at all. */
export const appearances = ['unnamed', 'named', 'gone'] as const;

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({ chooseKept: { about: subject({ as: oneOf(appearances) }) } });

export const faces = facesOf({
  setTerm: coordinationButtons.changeSettings,
  signKept: buttons.chooseKept,
  takeKeptBack: buttons.chooseKept,
});
