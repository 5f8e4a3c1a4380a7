import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vintageLanguage } from '../../../src/areas/library/make-vintage.ts';
import { bunchOf } from '../../../src/areas/library/vintage/bunch.ts';
import { bookletHtml } from '../../../src/areas/library/vintage/html.ts';
import { bookletMarkdown } from '../../../src/areas/library/vintage/markdown.ts';
import { aBooklet } from '../../support/booklets.ts';

const words = { title: 'x', desc: 'y' };
const french = vintageLanguage('fr', { zone: 'Europe/Paris' });
const english = vintageLanguage('en', { zone: 'Europe/Paris' });
const all = (pieces: Iterable<string>) => [...pieces].join('');

describe('The bunch', () => {
  it('has a grape for each story, a bud for each bud and a leaf for each trial, all within its frame, each kind alike, none on another', () => {
    const upTo = (max: number) => fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max }));
    fc.assert(
      fc.property(upTo(400), upTo(120), upTo(120), (grapes, buds, leaves) => {
        const svg = bunchOf({ stories: grapes, buds, trials: leaves }, words);
        const places = [...svg.matchAll(/href="#grape" x="([\d.-]+)" y="([\d.-]+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
        const [, height] = svg.match(/viewBox="0 0 320 ([\d.]+)"/) ?? [];
        const r = Number(svg.match(/<circle r="([\d.]+)"/)?.[1]);
        const marks = [...svg.matchAll(/href="#(bud|leaf)" transform="translate\(([\d.-]+) ([\d.-]+)\)(?: rotate\(180\))?([^"]*)"/g)];
        expect(marks.filter(([, kind]) => kind === 'bud')).toHaveLength(buds);
        expect(marks.filter(([, kind]) => kind === 'leaf')).toHaveLength(leaves);
        // One size for both kinds, and no colour but those of its kind.
        expect(new Set(marks.map(([, , , , size]) => size)).size).toBeLessThanOrEqual(1);
        expect(new Set(marks.map(([, , x, y]) => `${x} ${y}`)).size).toBe(buds + leaves);
        expect(svg).not.toMatch(/<use[^>]*(fill|style|class)/);
        for (const [, , x, y] of marks) {
          expect(Number(x)).toBeGreaterThan(9);
          expect(Number(x)).toBeLessThan(311);
          expect(Number(y)).toBeGreaterThan(17);
          expect(Number(y)).toBeLessThan(Number(height));
        }

        expect(places).toHaveLength(grapes);
        expect(svg.match(/<circle/g)).toHaveLength(1);
        for (const [x, y] of places) {
          expect(x - r).toBeGreaterThan(0);
          expect(x + r).toBeLessThan(320);
          expect(y + r).toBeLessThan(Number(height));
        }
        expect(new Set(places.map(String)).size).toBe(grapes);
      }),
      { numRuns: 60 },
    );
  });

  it('depends on nothing but how many there are', () => {
    const harvest = { stories: 37, buds: 12, trials: 5 };
    expect(bunchOf(harvest, words)).toBe(bunchOf({ ...harvest }, words));
    expect(bunchOf({ stories: 3_000, buds: 900, trials: 300 }, words).length).toBeLessThan(300_000);
  });

  it('keeps its proportions however much there is: the bunch fits on the page, whatever the branch bears', () => {
    for (const many of [0, 1, 20, 60, 600, 3_000]) {
      for (const stories of [0, 1, 12, 300, 3_000]) {
        const [, height] = bunchOf({ stories, buds: many, trials: many }, words).match(/viewBox="0 0 320 ([\d.]+)"/) ?? [];
        expect(Number(height)).toBeLessThan(440);
      }
    }
  });
});

describe('The booklet', () => {
  it('asks nothing of any network, runs nothing, and shows what people wrote as they wrote it', () => {
    for (const language of [french, english]) {
      const html = all(bookletHtml(aBooklet(12, 6, 2), language));

      expect(html.replace(/xmlns="[^"]+"/, '').replaceAll('https://exemple.fr/x', '')).not.toMatch(
        /https?:|url\(|@import|<link|<img|<script|\bon\w+=|src=|href="[^#]/i,
      );
      expect(html).toContain('Essai &lt;script&gt;alert(1)&lt;/script&gt; &amp; « co » &quot;x&quot;');
      expect(html).not.toMatch(/undefined|\bnull\b|\[object|NaN/);
    }
  });

  it('says what it holds and what it does not, when, and that paper cannot be taken back; dates bear their year', () => {
    const html = all(bookletHtml(aBooklet(3, 0, 0), french));

    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('lundi 21 décembre 2026');
    expect(html).toContain('D’autres existent et restent entre les personnes concernées');
    expect(html).toContain('ne se reprennent pas');
    expect(html).toContain('Merci à celles et ceux qui ont raconté, écouté, essayé, arrêté.');
    const within = (tag: string) => html.slice(html.indexOf(`<${tag}>`), html.indexOf(`</${tag}>`)).replace(/<[^>]*>/g, '');
    const own = within('header') + within('footer');
    // The cover is its people's; what to know before lending it is behind, with how to tell one's own.
    expect(within('header')).not.toContain('ne se reprennent pas');
    expect(within('footer')).toContain('ne se reprennent pas');
    expect(within('footer')).toContain('Pour raconter la vôtre');
    expect(within('header')).toMatch(/d’octobre à décembre|de janvier à mars|d’avril à juin|de juillet à septembre/);
    expect(own).not.toMatch(/ [;:!?»]|« |'/);
    expect(all(bookletHtml(aBooklet(3, 0, 0), english))).toMatch(/Monday,? 21 December 2026/);
  });

  it('gives stories, buds and trials the same place, size and words', () => {
    const html = all(bookletHtml(aBooklet(2, 2, 2), french));
    const shapes = html
      .split('<section')
      .slice(1)
      .map((one) => [...one.matchAll(/<(article|h2|h3|div class="head")/g)].map(([, tag]) => tag).join(' '));

    expect(new Set(shapes).size).toBe(1);
  });

  it('as text, never turns what people wrote into a title, a list, a link or a tag', () => {
    const text = all(bookletMarkdown(aBooklet(12, 1, 1), french));

    expect(text).toContain('### Des vélos réparés\n');
    expect(text).toContain('\\# Pas un titre\\\n\\- pas une liste\\\nhttps\\://exemple.fr/x');
    expect(text).toContain('1\\. Semer');
    expect(text).toContain('Essai \\<script\\>');
    expect(text.match(/^#{1,6} /gm)).toHaveLength(1 + 1 + 3 + 14);
    for (const [, id] of text.matchAll(/\]\(#([^)]+)\)/g)) expect(text).toContain(`<a id="${id}"></a>`);
  });
});
