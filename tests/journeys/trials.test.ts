import { expect, test } from 'vitest';
import {
  answerTo,
  expectCleanSlate,
  filesOf,
  fromBot,
  kindOf,
  messageOf,
  messagesOf,
  messageWith,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
  touch,
} from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import { aTrial, liveTrial, openTrial, specified, stopTrial } from '../support/trials.ts';

const friday = '2026-11-20T10:00[Europe/Paris]';
const monday = '2026-11-23T09:00[Europe/Paris]';

async function town(now = friday) {
  const bot = await startBot({ now });
  const [amina, bruno, chloe, dalia] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'Dalia Benali');
  return { bot, amina, bruno, chloe, dalia };
}

/** What each trial says, and how many were asked to take part or do. */
const plans = (bot: TestBot) =>
  query(
    bot,
    `select what, starts_on::text, ends_on::text, pilot_until::text, gaps, still_valid, "time" as time_asked,
      (select count(*)::int from trial_members where trial_id = trials.id) as people from trials`,
  );

const states = (bot: TestBot) => query(bot, 'select state, version, ended_on from trials order by opened_at');

test('Amina proposes a trial; Bruno and Chloé each understand it from the card alone, agree, and it begins', async () => {
  const { bot, amina, bruno, chloe } = await town();

  const shown = await openTrial(bot, amina, [bruno, chloe], {
    stillValid: 'Jamais une personne seule à l’accueil',
    time: 'Une heure par semaine',
  });
  expect(shown).toContain('🚧 TEST PROPOSÉ du vendredi 20 novembre au vendredi 18 décembre');
  expect(shown).toContain('Un accord manque encore. Il commencera quand tout le monde sera d’accord, à partir du vendredi 20 novembre.');
  expect(shown).toContain('proposer à quelqu’un de le porter avec vous');

  const card = plainSpaces(lastMessage(bruno).visible);
  for (const words of Object.values({ ...aTrial, endsOn: 'vendredi 18 décembre' })) expect(card).toContain(plainSpaces(words));
  expect(card).toContain('Amina Diallo vous propose d’essayer');
  expect(card).toContain('Cela vous demande : Une heure par semaine');
  // Nobody signed that it is working time.
  expect(card).not.toContain('temps de travail');
  expect(card).toContain('Reste valable : Jamais une personne seule à l’accueil');
  expect(card).toContain('vendredi 18 décembre. Il s’arrête alors, même s’il fonctionne.');
  expect(card).toContain('Amina Diallo saura seulement qu’un accord manque.');

  expect(await press(bot, bruno, lastMessage(bruno), 'join-trial')).toContain('Il commencera quand tout le monde sera d’accord');
  expect((await states(bot))[0]?.state).toBe('asking');
  expect(await press(bot, chloe, lastMessage(chloe), 'join-trial')).toContain(
    'Il est en cours. Y prennent part avec vous : Amina Diallo et Bruno Petit.',
  );
  expect((await states(bot))[0]?.state).toBe('live');

  await bot.at(monday);
  expect(await kindOf(bot, lastMessage(amina))).toBe('trialBegins');
  expect(await messagesOf(bot, bruno, 'trialBegins')).toHaveLength(1);
  expectCleanSlate(bot, aTrial.what, aTrial.hypothesis);
});

test('the form asks for what a trial cannot do without; the rest comes with what was typed, and is usual when nobody asks for it', async () => {
  const { bot, amina, bruno } = await town();
  await say(bot, amina, 'ouvrir un test');
  const form = await openForm(amina, lastMessage(amina), 'open-trial');
  expect(form.fields).toEqual(['what', 'hypothesis', 'wayBack', 'question', 'endsOn', 'rest']);

  const typed = { ...aTrial, endsOn: '2026-12-11' };
  expect((await amina.submit(form, { ...typed, rest: 'specify' })).errors).toEqual({});
  const whole = amina.view();
  expect(await states(bot)).toEqual([]);
  expect(whole?.fields).toEqual([
    ...['what', 'hypothesis', 'wayBack', 'question', 'endsOn'],
    ...['people', 'companion', 'startsOn', 'time', 'stillValid', 'pilotUntil', 'gaps', 'offscreen'],
  ]);
  for (const words of [typed.what, typed.hypothesis, typed.wayBack, typed.question]) expect(whole?.visible).toContain(words);
  // Only what is specified is typed again.
  if (whole) await submit(bot, amina, whole, { people: [bruno.id], startsOn: '2026-11-24', gaps: '3, 5' });
  const [specifies] = await plans(bot);
  expect(specifies).toMatchObject({ what: typed.what, ends_on: '2026-12-11', starts_on: '2026-11-24', gaps: [3, 5], people: 2 });

  await say(bot, amina, 'les tests');
  await submit(bot, amina, await openForm(amina, lastMessage(amina), 'open-trial'), { ...aTrial, what: 'Tel quel' });
  const usual = (await plans(bot)).find(({ what }) => what === 'Tel quel');
  expect(usual).toMatchObject({ gaps: [2, 3, 5, 8, 13], people: 1, pilot_until: aTrial.endsOn, still_valid: '', time_asked: '' });
  expectCleanSlate(bot);
});

test('what a trial cannot do without is said in one kind sentence each, and nothing typed is lost', async () => {
  const { bot, amina } = await town();
  await say(bot, amina, 'ouvrir un test');
  const form = await openForm(amina, lastMessage(amina), 'open-trial');
  const given = { ...aTrial, hypothesis: '   ', wayBack: ' ', question: ' ', endsOn: '2027-08-01' };
  const { errors } = await amina.submit(form, given);
  expect(Object.values(errors ?? {}).map(plainSpaces)).toEqual([
    'Dites ce que l’on veut vérifier : sans hypothèse, ce n’est pas encore un test.',
    'Dites comment on revient en arrière : un test doit pouvoir s’arrêter sans dégât.',
    'Dites ce que l’on regardera : sans cette question, on n’apprendrait rien.',
    'C’est trop long pour un test : choisissez une date de fin plus proche.',
  ]);
  expect(await states(bot)).toEqual([]);

  const whole = await specified(amina, form);
  for (const [entries, field, sentence] of [
    [{ endsOn: '2026-11-01' }, 'endsOn', 'Le dernier jour vient avant le premier.'],
    [{ startsOn: '2026-11-01' }, 'startsOn', 'Ce jour est déjà passé.'],
    [{ pilotUntil: '2027-01-01' }, 'pilotUntil', 'Choisissez un jour entre le premier et le dernier.'],
    [{ gaps: '5, 3, 2' }, 'gaps', 'Écrivez des nombres de jours qui ne se resserrent pas, par exemple : 2, 3, 5, 8.'],
  ] as const) {
    const again = await amina.submit(whole, { ...aTrial, ...entries });
    expect(plainSpaces(again.errors?.[field] ?? '')).toBe(sentence);
  }
});

test('in words, one line for each part; what is missing is asked for, and the form begins with what was typed', async () => {
  const { bot, amina } = await town();
  const said = await say(bot, amina, 'test : Ouvrir à 8 h\nretour : on rouvre à 9 h\nfin : 18 décembre');
  expect(said).toContain('Je garde ce que vous avez écrit.');
  expect(said).toContain('sans hypothèse, ce n’est pas encore un test');
  expect(said).toContain('sans cette question, on n’apprendrait rien');
  const form = await openForm(amina, lastMessage(amina), 'open-trial');
  expect(form.visible).toContain('on rouvre à 9 h');

  const opened = await say(
    bot,
    amina,
    'test : Ouvrir à 8 h\nhypothèse : les parents viennent\nretour : on rouvre à 9 h\nquestion : qui vient ?\ndébut : lundi\nfin : 18 décembre\npoints : 3, 5',
  );
  expect(opened).toContain('🚧 TEST PROPOSÉ du lundi 23 novembre au vendredi 18 décembre');
  expect(opened).toContain('Tout le monde est d’accord. Il commencera le lundi 23 novembre.');
  await bot.at(monday);
  expect((await states(bot)).map((one) => one.state)).toEqual(['live']);
});

test('before everyone agrees it is proposed; stopped early, it says until which day it ran, and « les tests » still has it', async () => {
  const { bot, amina, bruno } = await town();
  expect(await openTrial(bot, amina, [bruno], { startsOn: '2026-11-23' })).not.toContain('EN TEST');
  const asked = await messageOf(bot, bruno, 'trialRequest');
  expect(plainSpaces(asked.visible)).toContain('TEST PROPOSÉ du lundi 23 novembre au vendredi 18 décembre');
  await press(bot, bruno, asked, 'join-trial');
  await bot.at(monday);
  for (const one of [amina, bruno])
    expect(plainSpaces((await messageOf(bot, one, 'trialBegins')).visible)).toContain('EN TEST du lundi 23');

  await bot.at('2026-11-30T10:00[Europe/Paris]');
  await stopTrial(bot, amina);
  for (const one of [amina, bruno]) {
    expect(await say(bot, one, 'les tests')).toContain('🍂 « Ouvrir l’accueil à 8 h le mercredi » : arrêté le lundi 30 novembre');
    const shown = await press(bot, one, lastMessage(one), '1');
    expect(shown).toContain('TEST ARRÊTÉ, mené du lundi 23 novembre au lundi 30 novembre');
    expect(shown).not.toContain('18 décembre');
  }
  expectCleanSlate(bot);
});

test('a refusal and a silence look alike to Amina: an agreement is missing; she begins with those who agreed', async () => {
  const { bot, amina, bruno, chloe, dalia } = await town();
  await openTrial(bot, amina, [bruno, chloe, dalia], { startsOn: '2026-11-23' });
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('Amina Diallo saura qu’un accord manque, pas lequel.');
  await press(bot, bruno, lastMessage(bruno), 'join-trial');
  // That Chloé pressed something is known; Teams says with it where she is.
  const ofAnyPress = /"receipt"|^personal_conversations/;
  const service = /"service_url":"[^"]*"/g;
  const stored = async () => {
    const tables = (await everythingStored(bot)).split('\n').filter((table) => !ofAnyPress.test(table));
    return tables.map((table) => (table.startsWith('workspaces') ? table.replace(service, '') : table));
  };
  const before = await stored();
  expect(await press(bot, chloe, lastMessage(chloe), 'decline')).toContain('Je n’en garde pas trace');
  expect(await stored()).toEqual(before);

  await bot.at(monday);
  expect(await messagesOf(bot, amina, 'agreementMissing')).toEqual([]);
  await bot.at('2026-11-25T10:00[Europe/Paris]');
  const told = plainSpaces(lastMessage(amina).visible);
  expect(told).toContain('un accord manque');
  for (const name of ['Chloé', 'Dalia', 'Bruno']) expect(told).not.toContain(name);

  const shown = await press(bot, amina, lastMessage(amina), 'begin-with-those');
  expect(shown).toContain('Y prennent part avec vous : Bruno Petit.');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(plainSpaces(lastMessage(dalia).visible)).not.toContain('vous propose');
  expect(fromBot(chloe)).toHaveLength(1);
  expectCleanSlate(bot, aTrial.what);
});

test('Chloé who had said no changes her mind; pressed twice, it is once', async () => {
  const { bot, amina, chloe } = await town();
  await openTrial(bot, amina, [chloe]);
  const card = lastMessage(chloe);
  await press(bot, chloe, card, 'decline');
  await say(bot, chloe, 'les tests');
  await press(bot, chloe, lastMessage(chloe), '1');
  const asked = lastEphemeral(chloe);
  await Promise.all([touch(chloe, asked, 'join-trial'), touch(chloe, asked, 'join-trial')]);
  await bot.rest();
  expect((await states(bot)).map((one) => one.state)).toEqual(['live']);
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(await messagesOf(bot, amina, 'trialBegins')).toHaveLength(1);
});

test('the trial changes while Bruno answers: his answer is not kept, he reads the new one and agrees in words', async () => {
  const { bot, amina, bruno } = await town();
  await openTrial(bot, amina, [bruno], { startsOn: '2026-11-24' });
  const stale = lastMessage(bruno);
  const form = await openForm(amina, await messageOf(bot, amina, 'trialShown'), 'change-trial');
  await submit(bot, amina, form, { ...aTrial, what: 'Ouvrir l’accueil à 7 h 30', startsOn: '2026-11-24' });

  expect(await press(bot, bruno, stale, 'join-trial')).toContain('Le test vient de changer pendant que vous répondiez');
  expect((await states(bot))[0]).toMatchObject({ state: 'asking', version: 2 });
  await bot.at(monday);
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('Ouvrir l’accueil à 7 h 30');
  expect(await say(bot, bruno, 'd’accord')).toContain('Tout le monde est d’accord. Il commencera le mardi 24 novembre.');
});

test('« J’ai une question » goes to Amina at once, whatever her budget, and Bruno sees when it can be read', async () => {
  const { bot, amina, bruno } = await town('2026-11-20T17:59[Europe/Paris]');
  await openTrial(bot, amina, [bruno]);
  await bot.at('2026-11-23T08:00[Europe/Paris]');
  await say(bot, bruno, 'les tests');
  await press(bot, bruno, lastMessage(bruno), '1');
  const form = await openForm(bruno, lastEphemeral(bruno), 'ask-about-trial');
  expect(await submit(bot, bruno, form, { words: 'Et le jeudi ?' })).toContain('à partir du lundi 23 novembre à 9 h');
  await bot.at(monday);
  expect((await messageOf(bot, amina, 'trialQuestion')).visible).toContain('Bruno Petit a une question');
  expectCleanSlate(bot, 'Et le jeudi');
});

test('Amina asks Bruno, who tries it, to carry it too: he says yes in words', async () => {
  const { bot, amina, bruno } = await town();
  await liveTrial(bot, amina, [bruno], '2026-11-20T11:00[Europe/Paris]');
  const form = await openForm(amina, await messageOf(bot, amina, 'trialShown'), 'ask-for-trial');
  expect(await submit(bot, amina, form, { people: bruno.id, role: 'carrier' })).toContain('C’est proposé à Bruno Petit');
  await bot.at(monday);
  expect(await kindOf(bot, lastMessage(bruno))).toBe('trialCarryRequest');
  await say(bot, bruno, 'oui');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(plainSpaces((await messageOf(bot, amina, 'joined:carrier')).visible)).toContain('Bruno Petit');
});

test('given up before it begins: those who had agreed are told, the others hear nothing', async () => {
  const { bot, amina, bruno, chloe } = await town();
  await openTrial(bot, amina, [bruno, chloe], { startsOn: '2026-11-25' });
  await press(bot, bruno, lastMessage(bruno), 'join-trial');
  expect(await answerTo(bot, amina, 'renoncer au test')).toBe('trialGivenUp');
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('ne commencera pas');
  expect(fromBot(chloe)).toHaveLength(1);
  expect(lastMessage(chloe).intents).not.toContain('join-trial');
  expect((await states(bot))[0]?.state).toBe('given-up');
});

test('nobody answers until its last day has passed: it never began, and nothing more is said of it', async () => {
  const { bot, amina, bruno } = await town();
  await openTrial(bot, amina, [bruno]);
  await bot.at('2026-12-19T00:30[Europe/Paris]');
  expect((await states(bot))[0]?.state).toBe('given-up');
  const heard = fromBot(bruno).length;
  await bot.at('2027-01-15T10:00[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(heard);
});

test('from an initiative of hers, never of somebody else’s; the sheet for the break room says the same', async () => {
  const { bot, amina, bruno } = await town();
  await amina.command('/initiative', 'On a réparé les vélos');
  await bot.rest();
  await say(bot, amina, 'mes initiatives');
  const form = await specified(amina, await openForm(amina, lastMessage(amina), 'open-trial'));
  await submit(bot, amina, form, { ...aTrial, people: [bruno.id] });
  const rows = await query(bot, 'select t.initiative_id = i.id as linked from trials t, initiatives i');
  expect(rows).toEqual([{ linked: true }]);

  await press(bot, amina, await messageOf(bot, amina, 'trialShown'), 'trial-sheet');
  const file = (await filesOf(bot, amina)).at(-1);
  expect(file?.content).toContain('🚧 EN TEST jusqu’au vendredi 18 décembre');
  expect(file?.content).toContain(aTrial.wayBack);
  expectCleanSlate(bot);
});

test('everyone may see a trial only once all of its people allow it; Dalia then joins, agreeing first', async () => {
  const { bot, amina, bruno, chloe, dalia } = await town();
  await liveTrial(bot, amina, [bruno], '2026-11-20T11:00[Europe/Paris]');
  const choose = async (who: typeof amina) => {
    await say(bot, who, 'mon test');
    const form = await openForm(who, lastMessage(who), 'choose-trial-sharing');
    return submit(bot, who, form, { audience: 'organisation', naming: 'team' });
  };
  expect(await choose(amina)).toContain('à raconter à toute l’organisation, comme une équipe');
  expect(await say(bot, dalia, 'les tests')).toContain('Aucun test en cours avec vous.');
  await choose(bruno);
  expect(await say(bot, dalia, 'les tests')).toContain(plainSpaces(`🚧 « ${aTrial.what} » : en test jusqu’au vendredi 18 décembre`));

  const open = await press(bot, dalia, lastMessage(dalia), '1');
  expect(open).toContain('Une équipe l’essaie.');
  expect(open).not.toContain('Amina');
  const asked = await press(bot, dalia, lastEphemeral(dalia), 'ask-to-join');
  expect(asked).toContain('On vous propose d’essayer');
  expect(await press(bot, dalia, lastEphemeral(dalia), 'join-trial')).toContain('Y prennent part avec vous : Amina Diallo et Bruno Petit.');
  await bot.at(monday);
  expect(plainSpaces((await messageOf(bot, amina, 'joined:tester')).visible)).toContain('Dalia Benali');

  // A new member has not said who may hear of it: it is just them again.
  expect(await say(bot, chloe, 'les tests')).toContain('Aucun test en cours avec vous.');
  expect(await say(bot, bruno, 'le test entre nous')).toContain('ce test reste entre vous');
  expectCleanSlate(bot, aTrial.what);
});

test('told to one service, which coordination then removes: it is just them again, and Bruno who had chosen it hears so', async () => {
  const bot = await startBot({ now: friday, env: { VENDANGE_COORDINATORS: 'UCELINEMARTIN' } });
  const [amina, bruno, celine] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Céline Martin');
  await say(bot, celine, 'ajouter le service Voirie');
  await liveTrial(bot, amina, [bruno], '2026-11-20T11:00[Europe/Paris]');
  await say(bot, bruno, 'mon test');
  const form = await openForm(bruno, lastMessage(bruno), 'choose-trial-sharing');
  const answer = await submit(bot, bruno, form, { audience: 'service', service: 'Voirie', naming: 'team' });
  expect(answer).toContain('à raconter au service « Voirie », encadrement compris, comme une équipe');
  expect(answer).toContain('aucun canal n’est relié à ce service');

  await say(bot, celine, 'retirer le service : Voirie');
  await press(bot, celine, lastMessage(celine), 'confirm-remove-service');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(plainSpaces((await messageOf(bot, bruno, 'serviceGone:trial')).visible)).toContain('Votre choix devient « entre nous »');
  expect([...(await messagesOf(bot, amina, 'serviceGone:trial')), ...(await messagesOf(bot, amina, 'serviceGone'))]).toEqual([]);
});

test('Bruno agrees: the cards that would show the same again are left alone', async () => {
  const { bot, amina, bruno, chloe } = await town();
  await openTrial(bot, amina, [bruno, chloe]);
  const request = lastMessage(chloe);
  const edits = () => bot.chat.sent().find(({ ts }) => ts === request.ts)?.edits.length;

  await press(bot, bruno, lastMessage(bruno), 'join-trial');

  expect(lastMessage(chloe)).toEqual(request);
  expect(edits()).toBe(0);
  // A person who still had the card to press finds in it what is true now.
  await say(bot, amina, 'y renoncer');
  expect(messageWith(chloe, 'n’est plus d’actualité').ts).toBe(request.ts);
  expect(edits()).toBe(1);
});

test('Amina gives it up while Bruno’s answer waits to leave: he hears how it is now', async () => {
  const { bot, amina, bruno } = await town();
  await openTrial(bot, amina, [bruno], { startsOn: '2026-11-25' });
  bot.chat.fail({ what: 'send', how: 'rate-limit', retryAfter: 30 });
  await bruno.dm('d’accord');
  await bot.rest();
  await amina.dm('renoncer au test');
  await bot.rest();

  await bot.later({ seconds: 30 });
  expect(fromBot(bruno)).toHaveLength(2);
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('Ce test n’a pas commencé, et ne commencera pas.');
});

test('agreed to after its first day, it begins then: what is said of it counts from that day', async () => {
  const { bot, amina, bruno } = await town();
  await openTrial(bot, amina, [bruno], { startsOn: '2026-11-26' });
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  const asked = fromBot(bruno).find(({ intents }) => intents.includes('join-trial'));
  if (!asked) throw new Error('Bruno was asked nothing.');

  await touch(bruno, asked, 'join-trial');
  await bot.rest();

  expect(plainSpaces(await say(bot, amina, 'mon test'))).toContain('EN TEST du lundi 30 novembre au vendredi 18 décembre');
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  expect(plainSpaces((await messageOf(bot, bruno, 'checkIn')).visible)).toContain('depuis le lundi 30 novembre');
});
