import { expect, test } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { keptFor } from '../../src/areas/rights/forget.ts';
import { startBot } from '../support/bot.ts';

const asked = async (url: string, path: string) => {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, headers: response.headers, html: await response.text() };
};

test('the privacy notice says who runs the bot once coordination has said it, and periods as the code keeps them', async () => {
  const bot = await startBot({ platform: 'both' });

  const before = await asked(bot.url, '/confidentialite');
  expect(before.status).toBe(200);
  expect(before.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(before.html).toContain('Ville de Vignes utilise Vendange');
  expect(before.html).toContain('Slack et Microsoft Teams');
  expect(before.html).toContain('90 jours, ou dès que vous la retirez');
  for (const days of [keptFor.evaluated, keptFor.unevaluated, keptFor.posts, keptFor.attention, keptFor.searches, keptFor.onlyNamed])
    expect(before.html).toContain(`${days} jours`);

  const store = createStore(bot.database, registry.sought);
  await store.transaction(async (tx) => {
    const organisation = await tx.organisations.bySlug('default');
    if (!organisation) throw new Error('The organisation is not there.');
    const { id, locale, territory, settings } = organisation;
    const said = { controller: 'Ville de Vignes <mairie>', legalBasis: 'mission d’intérêt public', dataContact: 'dpo@vignes.example' };
    await tx.organisations.changeSettings(id, { locale, territory, settings: { ...settings, ...said, keepDays: 45 } });
  });

  const after = await asked(bot.url, '/confidentialite');
  expect(after.html).toContain('Responsable\u00a0: Ville de Vignes &lt;mairie&gt;.');
  expect(after.html).toContain('Base légale\u00a0: mission d’intérêt public.');
  expect(after.html).toContain('dpo@vignes.example');
  expect(after.html).toContain('45 jours, ou dès que vous la retirez');
  expect((await asked(bot.url, '/conditions')).html).toContain('dpo@vignes.example');
});

test('both pages are in both languages, each with a link to the other page and the other language', async () => {
  const { url } = await startBot();

  for (const [path, other] of [
    ['/confidentialite', '/conditions'],
    ['/conditions', '/confidentialite'],
  ] as const) {
    const [french, english] = [await asked(url, path), await asked(url, `${path}?langue=en`)];
    expect(french.html).toContain('<html lang="fr">');
    expect(french.html).toContain(`href="${other}"`);
    expect(french.html).toContain(`href="${path}?langue=en"`);
    expect(english.html).toContain('<html lang="en">');
    expect(english.html).toContain(`href="${other}?langue=en"`);
    expect(english.html).toContain(`href="${path}"`);
    expect(french.html.match(/<h2/g)).toHaveLength(english.html.match(/<h2/g)?.length ?? 0);
  }
});

test('when the database does not answer, the page says so and nothing of the system', async () => {
  const bot = await startBot({ engine: 'pglite' });
  await bot.database.close();

  const { status, html } = await asked(bot.url, '/confidentialite');

  expect(status).toBe(503);
  expect(html).toBe('Vendange ne répond pas pour le moment.\n');
});
