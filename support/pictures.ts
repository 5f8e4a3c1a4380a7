import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import type { Running } from '../src/main.ts';
import { postingTo } from './playground.ts';

/** One picture of the documents, and the words it shows, by which a test knows that it is of today. */
export interface Picture {
  readonly name: string;
  readonly png: Buffer;
  readonly words: string;
}

/** When the town of the pictures lives: a Thursday at ten. */
export const picturedAt = '2026-11-19T10:00[Europe/Paris]';

const Message = z.object({
  id: z.string(),
  place: z.string(),
  to: z.string().nullable(),
  from: z.string().nullable(),
  blocks: z.array(z.looseObject({ buttons: z.array(z.object({ intent: z.string(), subject: z.string() })).optional() })),
  files: z.array(z.object({ name: z.string() })),
});
const Hello = z.object({ messages: z.array(Message) });

/** Lives a few days in the playground of this bot, and takes each picture where it is due. `page` is open on it. */
export async function takePictures(running: Running, page: Page): Promise<readonly Picture[]> {
  const { url } = running;
  const pictures: Picture[] = [];
  const post = postingTo(running);
  const own = (person: string) => `direct:${person}`;
  const speak = (person: string, text: string) => post('speak', { receipt: randomUUID(), person, place: own(person), text });
  const submit = (person: string, intent: string, subject: string, values: Record<string, unknown>) =>
    post('submit', { receipt: randomUUID(), person, place: own(person), intent, subject, values });
  const morning = () => post('clock', { to: 'morning' });
  const press = async (person: string, intent: string) => {
    const { messages } = await hello(url);
    const pressed = messages.toReversed().flatMap((message) => {
      const button =
        message.place === own(person) && message.blocks.flatMap(({ buttons = [] }) => buttons).find((one) => one.intent === intent);
      return button ? [{ message: message.id, ...button }] : [];
    })[0];
    if (!pressed) throw new Error(`${person} has no button ${intent}.`);
    const { message, subject } = pressed;
    return post('press', { receipt: randomUUID(), person, place: own(person), message, intent, subject });
  };
  /** `as`: of what the words are those of the picture, when it is of something larger. */
  const take = async (name: string, of: Locator, as: Locator | Page = of) => {
    // What passes over the page is in no picture; conversations scroll, and a message is pictured whole.
    await page.evaluate(`document.querySelector('#status')?.setAttribute('hidden', '')`);
    if (as !== page) {
      const whole = { height: 'auto', maxHeight: 'none', overflow: 'visible' };
      await page.evaluate(`for (const one of document.querySelectorAll('.pane, .log')) Object.assign(one.style, ${JSON.stringify(whole)})`);
    }
    const words = ((await of.textContent()) ?? '').replace(/\s+/g, ' ').trim();
    pictures.push({ name, png: await as.screenshot({ animations: 'disabled' }), words });
  };
  const messages = (place: string) => page.locator(`#place-${place.replace(/[^\w-]/g, '-')} .message`);

  await page.setViewportSize({ width: 1240, height: 860 });
  await post('seed', { locale: 'fr' });
  await speak('amina', '/initiative On a réparé les vélos de l’école avec les services techniques');
  await messages(own('amina')).nth(1).waitFor();
  await page.evaluate('document.activeElement?.blur(); window.scrollTo(0, 0)');
  await take('playground', page.locator('#place-direct-amina'), page);

  await morning();
  for (const look of ['slack', 'teams']) {
    await page.selectOption('#look', look);
    await messages(own('bruno')).last().locator('.look[data-drawn]').first().waitFor();
    await take(look, messages(own('bruno')).last().locator('.look .card').first(), messages(own('bruno')).last());
  }
  await page.selectOption('#look', 'plain');

  await speak('sylvie', '/vendange abonner un canal');
  const digest = { channels: ['channel:brèves'], every: 'week', weekday: '1', at: '9 h', locale: 'fr', includes: 'all', call: 'yes' };
  await submit('sylvie', 'digest-kept', '', digest);
  await speak('bruno', 'j’ai rencontré');
  const title = 'Les vélos de l’école roulent de nouveau';
  const body =
    'Au fond de la cour, douze vélos rouillaient. Une institutrice en a parlé à un jardinier, qui en a parlé à l’atelier.\n\nTrois mercredis ont suffi, avec des pièces récupérées. Les enfants ont appris à changer une chambre à air.';
  await submit('bruno', 'story-brought', '', { title, sentence: title, body, people: ['amina'] });
  await morning();
  await press('amina', 'accept-carrying');
  const { form } = await press('amina', 'choose-sharing');
  await submit('amina', 'sharing-chosen', form?.subject ?? '', { audience: 'organisation', naming: 'names' });
  await speak('amina', 'dans le livret');
  const posted = async () =>
    (await hello(url)).messages.filter(({ place, to, from }) => place === 'channel:brèves' && to === null && from === null).length > 1;
  for (let days = 0; days < 6 && !(await posted()); days++) await morning();
  await messages('channel:brèves').nth(1).waitFor();
  await take('digest', messages('channel:brèves').nth(1));

  await speak('bruno', 'millésime automne 2026');
  const booklet = async () => (await hello(url)).messages.find(({ files }) => files.length > 0);
  for (let days = 0; days < 4 && !(await booklet()); days++) await morning();
  const file = await booklet();
  if (!file) throw new Error('The booklet was not sent.');
  const html = await (await fetch(`${url}/playground/files/${file.id}/0`)).text();
  await page.setViewportSize({ width: 760, height: 1000 });
  await page.goto('about:blank');
  await page.setContent(html);
  await take('booklet', page.locator('body'), page);
  return pictures;
}

/** What somebody who opens the page is sent first. */
async function hello(url: string): Promise<z.infer<typeof Hello>> {
  const response = await fetch(`${url}/playground/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let tries = 0; tries < 1_000; tries++) {
    const part = await reader?.read();
    if (part?.value === undefined) break;
    text += part.value;
    const found = /event: hello\ndata: (.*)\n\n/.exec(text)?.[1];
    if (found === undefined) {
      await sleep(0);
      continue;
    }
    await reader?.cancel();
    return Hello.parse(JSON.parse(found));
  }
  throw new Error('The playground says nothing.');
}
