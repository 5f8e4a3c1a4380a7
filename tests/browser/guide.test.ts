import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, focused, openPage } from '../support/browser.ts';
import { startPlayground } from '../support/playground.ts';

const patient = { timeout: 240_000 };
const pane = (page: Page, place: string) => page.locator(`#place-${place}`);

/** What one reads and types, in each language. */
const said = {
  fr: {
    ...{ seed: 'Installer une mairie d’exemple', yes: 'Oui, volontiers', all: 'À toute l’organisation', kept: 'Le récit est gardé' },
    ...{ tell: 'Dites-le comme Amina', wait: 'Avancez l’horloge jusqu’au prochain matin de travail', answer: 'Répondez comme Bruno' },
    ...{ write: 'Écrivez le récit comme Bruno', read: 'Avancez l’horloge : le récit attend d’être relu' },
    ...{ agree: 'Choisissez comme Amina à qui le raconter', tryIt: 'Ouvrez un test comme Amina' },
    ...{
      begin: 'Avancez l’horloge jusqu’à son premier jour',
      join: 'Répondez au test comme Bruno',
      subscribe: 'Abonnez un canal comme Sylvie',
    },
    ...{ week: 'Avancez l’horloge jusqu’aux prochaines brèves', print: 'Dites oui au livret comme Amina' },
    ...{ ask: 'Demandez le livret comme Bruno', ready: 'Avancez l’horloge : le livret se prépare' },
    ...{
      done: 'C’est tout : une phrase, une rencontre, et ce qu’il en reste.',
      chapter: 'Un récit',
      skip: 'Passer',
      file: /millesime-2026/,
    },
  },
  en: {
    ...{ seed: 'Set up an example town hall', yes: 'Yes, gladly', all: 'To the whole organisation', kept: 'The story is kept' },
    ...{ tell: 'Say it as Amina', wait: 'Move the clock to the next working morning', answer: 'Answer as Bruno' },
    ...{ write: 'Write the story as Bruno', read: 'Move the clock: the story is to be read' },
    ...{ agree: 'Choose as Amina who may hear it', tryIt: 'Open a trial as Amina' },
    ...{ begin: 'Move the clock to its first day', join: 'Answer about the trial as Bruno', subscribe: 'Subscribe a channel as Sylvie' },
    ...{ week: 'Move the clock to the next highlights', print: 'Say yes to the booklet as Amina' },
    ...{ ask: 'Ask for the booklet as Bruno', ready: 'Move the clock: the booklet is being made' },
    ...{ done: 'That is all: a sentence, a meeting, and what remains of it.', chapter: 'A story', skip: 'Skip', file: /vintage-2026/ },
  },
};

/** The step that the guide shows, with plain spaces. */
const stepOf = async (page: Page) =>
  (
    (await page
      .locator('#guide .current')
      .textContent({ timeout: 100 })
      .catch(() => null)) ?? ''
  ).replace(/[\u00a0\u202f]/g, ' ');
const reaches = (page: Page, title: string) => expect.poll(() => stepOf(page), { timeout: 60_000 }).toBe(title);
/** What the guide proposes, once time has stopped. */
const follow = async (page: Page) => {
  await expect.poll(() => page.locator('#clock-form[aria-busy]').count(), { timeout: 30_000 }).toBe(0);
  await page.locator('#guide button.primary').click();
};
const shot = async (page: Page, name: string) => {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/guide-${name}.png` });
};

async function fill(page: Page, values: Readonly<Record<string, string>>) {
  const form = page.getByRole('dialog');
  for (const [name, value] of Object.entries(values)) await form.locator(`#field-${name}`).fill(value);
  await form.locator('button.primary').click();
  await form.waitFor({ state: 'hidden' });
}

for (const { width, height, lang, dark } of [
  { width: 1440, height: 900, lang: 'fr', dark: false },
  { width: 390, height: 844, lang: 'en', dark: true },
] as const) {
  test(
    `the guide goes from a sentence to a booklet, each step once the one before was done, ${width} wide, in ${lang}`,
    patient,
    async () => {
      const say = said[lang];
      const town = await startPlayground();
      const page = await openPage(town.url, { width, height, dark });
      const sees = async (name: string) => {
        await shot(page, `${width}-${name}`);
        await expectAccessible(page, `${name}, ${width}`);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${name} overflows`).toBe(true);
      };
      await page.getByRole('button', { name: lang === 'fr' ? 'Français' : 'English' }).click();
      await page.getByRole('button', { name: say.seed }).click();

      await reaches(page, say.tell);
      await sees('1-tell');
      await follow(page);
      await page.keyboard.press('Enter');
      await reaches(page, say.wait);
      // The guide does not hide what it comments.
      const [guide, answer] = [page.locator('#guide'), pane(page, 'direct-amina').locator('.bots').last()];
      const [above, below] = [await guide.boundingBox(), await answer.locator('.who').boundingBox()];
      expect(below?.y ?? 0).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
      await sees('2-wait');
      await follow(page);
      await reaches(page, say.answer);
      await follow(page);
      expect(await focused(page)).toBe(say.yes);
      await sees('3-answer');
      await page.keyboard.press('Enter');

      await reaches(page, say.write);
      await follow(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('#field-title').waitFor();
      await sees('4-write');
      await fill(page, { title: 'Douze vélos', body: 'Trois mercredis ont suffi.' });
      await reaches(page, say.read);
      await follow(page);
      await reaches(page, say.agree);
      await follow(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('input[value=organisation]').check();
      await page.getByRole('dialog').locator('button.primary').click();

      await reaches(page, say.tryIt);
      await sees('5-trial');
      await follow(page);
      await page.keyboard.press('Enter');
      const trial = { what: 'Ouvrir à 8 h', hypothesis: 'Plus de monde', wayBack: 'On rouvre à 9 h', question: 'Qui vient ?' };
      const form = page.getByRole('dialog');
      if (lang === 'fr') await fill(page, { ...trial, endsOn: '2026-12-18' });
      else {
        // With somebody else, who is asked.
        for (const [name, value] of Object.entries(trial)) await form.locator(`#field-${name}`).fill(value);
        await form.locator('#field-endsOn').fill('2026-12-18');
        await form.locator('input[value=specify]').check();
        await form.locator('button.primary').click();
        await form.getByText('Bruno Petit').first().click();
        await form.locator('button.primary').click();
        await reaches(page, say.begin);
        // Bruno was written to often enough this week: the request waits for its turn.
        for (let mornings = 0; mornings < 6 && (await stepOf(page)) === say.begin; mornings++) await follow(page);
        await reaches(page, say.join);
        await follow(page);
        await sees('5-join');
        await page.keyboard.press('Enter');
      }
      await expect.poll(() => stepOf(page), { timeout: 60_000 }).toMatch(new RegExp(`^(?:${say.begin}|${say.subscribe})$`));
      if ((await stepOf(page)) === say.begin) await follow(page);

      await reaches(page, say.subscribe);
      await follow(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('#brèves').click();
      await page.getByRole('dialog').locator('button.primary').click();
      await reaches(page, say.week);
      await sees('6-digest');
      await follow(page);

      await reaches(page, say.print);
      await follow(page);
      await page.keyboard.press('Enter');
      await reaches(page, say.ask);
      await follow(page);
      await page.keyboard.press('Enter');
      await page
        .locator('#guide-title', { hasText: say.done })
        .or(page.locator('#guide .current', { hasText: say.ready }))
        .first()
        .waitFor();
      if ((await stepOf(page)) === say.ready) await follow(page);
      await page.locator('#guide-title', { hasText: say.done }).waitFor();
      await pane(page, 'direct-bruno').getByRole('link', { name: say.file }).first().waitFor();
      await sees('7-done');
      expect(town.logs.join('')).not.toMatch(/failed/);
    },
  );
}
