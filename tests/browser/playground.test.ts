import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, focused, openPage, tabTo } from '../support/browser.ts';
import { scratchFolder } from '../support/databases.ts';
import { startPlayground } from '../support/playground.ts';

const patient = { timeout: 120_000 };
const pane = (page: Page, person: string) => page.locator(`#place-direct-${person}`);
/** On a phone, conversations are reached one at a time; elsewhere they are all there. */
async function leave(page: Page) {
  const back = page.locator('.pane.opened .back');
  if (await back.isVisible()) await back.click();
}
async function enter(page: Page, place: string) {
  await leave(page);
  await page.locator(`#places a[href="#place-${place}"]`).click();
}
const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test('the first minute, by keyboard alone: say it as Amina, move the clock, answer as Bruno', patient, async () => {
  const town = await startPlayground();
  const page = await openPage(town.url);

  await tabTo(page, 'Installer une mairie d’exemple');
  await page.keyboard.press('Enter');
  await shows(page, 'Dites-le comme Amina');
  await expect.poll(() => focused(page), { timeout: 30_000 }).toBe('Écrire à la place d’Amina');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('Écrire comme Amina');
  await page.keyboard.press('Enter');
  await pane(page, 'amina').getByText('C’est noté, merci.').waitFor();

  await tabTo(page, 'Avancer l’horloge', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page), { timeout: 30_000 }).toBe('Aller à l’invitation');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('Oui, volontiers');
  await page.keyboard.press('Enter');

  await pane(page, 'bruno').getByText('Voici qui porte cette initiative').waitFor();
  // The card gave way, and the person who pressed stays there.
  expect(await focused(page)).toContain('Voici qui porte cette initiative');
  await page.locator('#place-group-amina-bruno').getByText('Amina Diallo, voici Bruno Petit.').waitFor();
  await shows(page, 'Écrivez le récit comme Bruno');
  await tabTo(page, 'Fermer le guide', 'Shift+Tab');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('Guide');
  expect(town.logs.join('')).not.toMatch(/failed/);
});

test('on a dark screen the page is dark, and everything on it can be read, wide or narrow', patient, async () => {
  const town = await startPlayground();
  await town.post('seed', { locale: 'fr' });
  for (const width of [390, 1440]) {
    const page = await openPage(town.url, { width, dark: true });
    await expectAccessible(page, `dark, ${width}, first`);
    await enter(page, 'direct-amina');
    await pane(page, 'amina').getByLabel('Écrire comme Amina').waitFor();

    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(28, 22, 25)');
    await expectAccessible(page, `dark, ${width}`);

    for (const look of ['slack', 'teams']) {
      await leave(page);
      await page.selectOption('#look', look);
      await expect.poll(() => page.locator('.look:not([data-drawn])').count(), { timeout: 30_000 }).toBe(0);
      await enter(page, 'direct-amina');
      await expectAccessible(page, `dark, ${width}, as in ${look}`);
    }
  }
});

test('on a phone there is one conversation at a time, and a way back; on a desktop they are all there', patient, async () => {
  const town = await startPlayground();
  await town.post('seed', { locale: 'fr' });
  const [phone, desktop] = [await openPage(town.url, { width: 390, height: 844 }), await openPage(town.url, { width: 1440 })];
  const shown = (page: Page) => page.locator('.pane:visible h2').allTextContents();

  expect(await shown(phone)).toEqual([]);
  expect((await shown(desktop)).length).toBe(8);
  await phone.locator('#places').getByRole('link', { name: 'Chloé' }).first().click();
  expect(await shown(phone)).toEqual(['Chloé Roy']);
  expect(await phone.locator('#places').isVisible()).toBe(false);
  // What was said last is in sight, and where one writes.
  const said = pane(phone, 'chloe').locator('.message').last().locator('.who');
  for (const one of [said, pane(phone, 'chloe').getByLabel('Écrire comme Chloé')]) {
    const box = await one.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 844).toBe(true);
  }

  await pane(phone, 'chloe').getByRole('link', { name: 'Conversations' }).click();
  expect(await shown(phone)).toEqual([]);
  expect(await focused(phone)).toMatch(/^Chloé/);
  await phone.goBack();
  await phone.locator('.pane.opened').waitFor();
  // A page that is loaded again is where it was.
  await phone.reload();
  await phone.waitForSelector('body[data-ready]');
  expect(await shown(phone)).toEqual(['Chloé Roy']);
});

test('by keyboard, a conversation is four presses away, and somebody who is added is where one goes on', patient, async () => {
  const town = await startPlayground();
  await town.post('seed', { locale: 'fr' });
  const page = await openPage(town.url);
  for (const key of ['Tab', 'Enter', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => focused(page)).toBe('Écrire comme Amina');

  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.keyboard.type('Zoé Le Goff');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Écrire comme Zoé');
  const box = await pane(page, 'zoe-le-goff').boundingBox();
  expect(box && box.y >= 0 && box.y < 900 - 200).toBe(true);
});

test('what one page does, another sees at once; people’s words are words, and the clock stays', patient, async () => {
  const town = await startPlayground();
  await town.post('seed', { locale: 'fr' });
  const [here, there] = [await openPage(town.url), await openPage(town.url, { width: 360, height: 740 })];
  const words = '/initiative <img src=x onerror="document.title=1"> **vélos** & "co"';

  await pane(here, 'amina').getByLabel('Écrire comme Amina').fill(words);
  await pane(here, 'amina').getByRole('button', { name: 'Envoyer' }).click();

  await enter(there, 'direct-amina');
  await pane(there, 'amina').getByText('<img src=x onerror="document.title=1"> **vélos** & "co"', { exact: true }).waitFor();
  expect(await there.title()).toBe('Vendange, le terrain d’essai');
  await pane(there, 'amina').locator('.back').click();
  await here.getByRole('button', { name: 'Dans une semaine' }).click();
  await there
    .locator('#now', { hasText: 'lundi 30 novembre' })
    .or(there.locator('#now', { hasText: 'vendredi 27 novembre' }))
    .waitFor();
});

test('the form of a trial: what must be filled in is marked, and the rest takes its place with what was typed', patient, async () => {
  const town = await startPlayground();
  await town.post('people', { name: 'Zoé Le Goff', locale: 'fr', coordinator: false });
  const page = await openPage(town.url);
  await pane(page, 'zoe-le-goff').getByLabel('Écrire comme Zoé').fill('/vendange test');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByText('* À remplir').waitFor();
  const required = await form.locator('textarea, input[type=date]').evaluateAll((all) => all.map((one) => one.hasAttribute('required')));
  expect(required).toEqual([true, true, true, true, true]);
  expect(await form.locator('label').first().textContent()).toMatch(/\u00a0\*$/);
  await expectAccessible(page, 'form of a trial');

  await form.getByLabel('Qu’essaie-t-on').fill('Ouvrir à 8 h');
  await form.getByLabel('Oui : équipe').check();
  await form.getByRole('button', { name: 'Continuer' }).click();
  await form.getByLabel('Combien de temps').waitFor();
  expect(await form.getByLabel('Qu’essaie-t-on').inputValue()).toBe('Ouvrir à 8 h');
  expect(await form.locator('textarea[required]').count()).toBe(4);

  await form.getByRole('button', { name: 'Fermer' }).click();
  await form.waitFor({ state: 'hidden' });
  expect(await focused(page)).toBe('Écrire comme Zoé');
});

test('the bot is restarted under an open page: nothing is lost, and the page finds it again', patient, async () => {
  const folder = scratchFolder();
  const before = await startPlayground({ folder, embedded: true });
  await before.post('people', { name: 'Zoé Le Goff', locale: 'fr', coordinator: false });
  const page = await openPage(before.url, { mayLose: true });
  const box = pane(page, 'zoe-le-goff').getByLabel('Écrire comme Zoé');
  await box.fill('Une première phrase');
  await page.keyboard.press('Enter');
  await pane(page, 'zoe-le-goff').getByText('Une première phrase').first().waitFor();

  await before.stop();
  await shows(page, 'La connexion avec Vendange est interrompue');
  await box.fill('Une seconde phrase');
  await page.keyboard.press('Enter');
  await shows(page, 'Rien n’a changé');
  expect(await box.inputValue()).toBe('Une seconde phrase');
  await startPlayground({ folder, embedded: true, env: { PORT: new URL(before.url).port } });

  await shows(page, 'La connexion avec Vendange est revenue.');
  await box.press('Enter');
  await pane(page, 'zoe-le-goff').getByText('Une seconde phrase').first().waitFor();
  expect(await pane(page, 'zoe-le-goff').locator('.theirs').count()).toBe(2);
});

const [wide, narrow] = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
];
/** Each width and each language once; `npm run test:everywhere` sees all four. */
const screens = [
  { ...wide, lang: 'fr' },
  { ...narrow, lang: 'en' },
  ...(process.env.VENDANGE_JOURNEYS === 'everywhere'
    ? [
        { ...narrow, lang: 'fr' },
        { ...wide, lang: 'en' },
      ]
    : []),
] as const;

for (const { width, height, lang } of screens) {
  test(`every view is accessible, ${width} wide, in ${lang}: nothing overflows`, patient, async () => {
    const say = lang === 'fr' ? french : english;
    const town = await startPlayground();
    const page = await openPage(town.url, { width, height });
    const check = async (view: string) => {
      await expectAccessible(page, `${view}, ${width}, ${lang}`);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${view} overflows`).toBe(true);
      if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${lang}-${width}-${view}.png` });
    };
    await page.getByRole('button', { name: lang === 'fr' ? 'Français' : 'English' }).click();
    expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
    await check('1-welcome');

    await page.getByRole('button', { name: say.add }).click();
    await page.getByRole('dialog').getByRole('button', { name: say.add }).click();
    await shows(page, say.nameMissing);
    await check('2-person-missing');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: say.seed }).click();
    await shows(page, say.first);
    await expect.poll(() => page.locator('#guide .current').textContent(), { timeout: 30_000 }).toBe(say.first);
    await check('3-town');

    await enter(page, 'direct-sylvie');
    await pane(page, 'sylvie').getByRole('button', { name: say.page }).click();
    await pane(page, 'sylvie').getByRole('region').getByRole('button').nth(1).waitFor();
    await check('4-page');

    await enter(page, 'direct-amina');
    await pane(page, 'amina').getByRole('button', { name: say.tell }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').waitFor();
    await check('5-form');
    await form.getByRole('textbox').fill(say.sentence);
    await form.getByRole('button', { name: say.tellIt, exact: true }).click();
    await pane(page, 'amina').getByText(say.noted).first().waitFor();
    await pane(page, 'amina').getByRole('button', { name: say.setAside }).click();
    await form.getByRole('checkbox').first().waitFor();
    await check('6-people');
    await page.keyboard.press('Escape');

    await leave(page);
    await page.getByRole('button', { name: say.morning }).click();
    await enter(page, 'direct-bruno');
    await pane(page, 'bruno').getByRole('button', { name: say.yes }).waitFor();
    await check('7-invited');
    await pane(page, 'bruno').getByRole('button', { name: say.yes }).click();
    await enter(page, 'group-amina-bruno');
    await page.locator('#place-group-amina-bruno').getByText('Bruno Petit').first().waitFor();
    await check('8-introduced');
  });
}

for (const { width, height, lang } of screens) {
  test(`messages look as in Slack, or as in Teams, and answer there too, ${width} wide, in ${lang}`, patient, async () => {
    const say = lang === 'fr' ? { ...french, ...french.looks } : { ...english, ...english.looks };
    const town = await startPlayground();
    await town.post('seed', { locale: lang });
    await town.speak('amina', `/initiative ${say.sentence} ${wild}`);
    const page = await openPage(town.url, { width, height });
    await page.getByRole('button', { name: lang === 'fr' ? 'Français' : 'English' }).click();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const drawn = () =>
      page.evaluate(
        "[...document.querySelectorAll('.look')].length > 3 && [...document.querySelectorAll('.look')].every((one) => one.dataset.drawn)",
      );
    expect(asked.filter((path) => path.startsWith('/playground/looks/'))).toEqual([]);

    for (const look of ['slack', 'teams'] as const) {
      await page.getByLabel(say.messages, { exact: true }).selectOption({ label: look === 'slack' ? say.asSlack : say.asTeams });
      await expect.poll(drawn, { timeout: 30_000 }).toBe(true);

      // Shown as written, but for characters nobody sees that keep them from acting.
      const card = pane(page, 'amina').locator('.look').first().locator('.card');
      expect(((await card.textContent()) ?? '').replaceAll('\u2060', '')).toContain(`${say.sentence} ${wild}`);
      expect(await card.locator('a, em').count()).toBe(0);
      await expectAccessible(page, `${look}, ${width}, ${lang}`);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${look} overflows`).toBe(true);
      if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${lang}-${width}-look-${look}.png` });
    }
    expect(asked.filter((path) => path.startsWith('/playground/looks/'))).toEqual([
      '/playground/looks/slack.js',
      '/playground/looks/teams.js',
    ]);

    // By keyboard, in a card that Teams' library drew; the next card comes as in Teams too.
    await enter(page, 'direct-amina');
    await pane(page, 'amina').getByRole('button', { name: say.withdraw, exact: true }).focus();
    await page.keyboard.press('Enter');
    await pane(page, 'amina').locator('.look[data-look=teams]').getByText(say.withdrawn).waitFor();

    // As in Slack, a button that opens a form opens it.
    await leave(page);
    await page.getByLabel(say.messages, { exact: true }).selectOption({ label: say.asSlack });
    await town.speak('amina', say.help);
    await enter(page, 'direct-amina');
    await pane(page, 'amina').locator('.look[data-drawn]').getByRole('button', { name: say.tellInitiative, exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect.poll(drawn, { timeout: 30_000 }).toBe(true);
    expect(town.logs.join('')).not.toMatch(/failed/);
  });
}

const wild = '**!** <at>@x</at> [lien](https://exemple.fr) <!channel>';

const french = {
  looks: {
    messages: 'Messages',
    asSlack: 'comme dans Slack',
    asTeams: 'comme dans Teams',
    withdraw: 'Retirer',
    withdrawn: 'Retirée',
    help: 'aide',
    tellInitiative: 'Raconter une initiative',
  },
  add: 'Ajouter une personne',
  nameMissing: 'Il manque un nom.',
  seed: 'Installer une mairie d’exemple',
  first: 'Dites-le comme Amina',
  page: 'Sa page',
  tell: 'Raconter…',
  sentence: 'On a réparé les vélos de l’école',
  tellIt: 'Raconter',
  noted: 'C’est noté, merci.',
  setAside: 'Pas avec certaines personnes',
  morning: 'Prochain matin de travail',
  yes: 'Oui, volontiers',
};

const english: typeof french = {
  looks: {
    messages: 'Messages',
    asSlack: 'as in Slack',
    asTeams: 'as in Teams',
    withdraw: 'Withdraw',
    withdrawn: 'Withdrawn:',
    help: 'help',
    tellInitiative: 'Tell an initiative',
  },
  add: 'Add a person',
  nameMissing: 'A name is missing.',
  seed: 'Set up an example town hall',
  first: 'Say it as Amina',
  page: 'Their page',
  tell: 'Tell…',
  sentence: 'We repaired the school’s bicycles',
  tellIt: 'Tell',
  noted: 'Noted, thank you.',
  setAside: 'Not with certain people',
  morning: 'Next working morning',
  yes: 'Yes, gladly',
};
