import { expect, test } from 'vitest';
import { openDialog } from '../../adapters/teams/dialogs.ts';
import type { Form } from '../../src/cards/card.ts';
import { messageWith, openForm, say } from '../support/acts.ts';
import { meet, startBot } from '../support/bot.ts';

/** What a dialog of ours carries, with fields that the bot never asked of this person. */
const crafted: Form = {
  title: 'x',
  intro: [],
  fields: [
    { type: 'long', name: 'sentence', label: 'x', required: false },
    { type: 'channels', name: 'channels', label: 'x', required: false },
  ],
  submit: 'x',
  cancel: 'x',
  intent: 'tell',
  subject: '',
  notes: { missing: 'x', wrong: 'x', nowhere: 'x', more: 'x' },
};

test('a dialog sent back with a list of channels of somebody’s own making names none of them; to coordination it may', async () => {
  const bot = await startBot({ platform: 'teams', env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } });
  bot.chat.unlimited();
  const [amina, celine] = meet(bot, 'Amina Diallo', 'Céline Morel');
  bot.chat.addChannel({ id: 'CSECRET', name: 'projet-fusion', bot: true, members: [celine.id] });
  await celine.mention('CSECRET', 'aide');
  for (const one of [amina, celine]) await say(bot, one, 'aide');

  for (const [person, named] of [
    [amina, false],
    [celine, true],
  ] as const) {
    await say(bot, person, 'initiative');
    await openForm(person, messageWith(person, 'Qu’avez-vous commencé'), 'open-tell');
    const sender = bot.teams.person(person.id);
    const opened = sender.view();
    if (!opened) throw new Error('No dialog is open.');
    const answer = await sender.submit({ ...opened, card: Object(openDialog(crafted).task.value.card.content) });
    expect(answer.errors.sentence, person.id).toContain('Écrivez quelques mots');
    expect(answer.body.includes('projet-fusion'), person.id).toBe(named);
  }
});
