import { expect, test } from 'vitest';
import { notebookHtml } from '../../src/areas/library/pages/notebook.ts';
import { expectAccessible, openHtml } from '../support/browser.ts';

const patient = { timeout: 120_000 };

/** The pages that Chromium prints, on A4. */
async function printed(html: string): Promise<number> {
  const page = await openHtml(html);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
}

const long = 'Communauté d’agglomération de Saint-Quentin-en-Quelque-Chose et de ses environs immédiats';

test.each(['fr', 'en'] as const)(
  'the notebook in %s is one A4 page with room to write, accessible wide or narrow',
  patient,
  async (locale) => {
    for (const organisation of ['Ville de Vignes', long]) expect(await printed(notebookHtml(organisation, locale))).toBe(1);
    for (const width of [1280, 390, 320]) {
      const page = await openHtml(notebookHtml(long, locale), { width });
      await expectAccessible(page, `${locale} ${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    }
    const page = await openHtml(notebookHtml(long, locale), { width: 688 });
    await page.emulateMedia({ media: 'print' });
    // A fifth of the sheet at least is left to write on.
    expect(await page.evaluate(`document.querySelector('.blank').getBoundingClientRect().height`)).toBeGreaterThan(225);
  },
);
