import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type AgreedSheet, sheetOf, trialSheetOf } from '../../../src/areas/agreeing/sheet.ts';
import { formatFor } from '../../../src/cards/format.ts';
import { aLiveTrial } from '../../support/live-trial.ts';

const on = Temporal.PlainDate.from('2026-11-19');
const agreed: AgreedSheet = {
  organisation: 'Ville de Vignes',
  reference: '3f2a9c1b',
  title: 'Des massifs <script>alert(1)</script>',
  body: 'On a planté & semé.\n« Sans rien demander »',
  writer: 'Bruno "Petit"',
  audience: 'organisation',
  serviceName: null,
  naming: 'names',
  vintage: false,
  wall: false,
  names: 'Dalia & Éric',
  on,
};
const french = { locale: 'fr' as const, format: formatFor('fr', 'Europe/Paris', on) };
const english = { locale: 'en' as const, format: formatFor('en', 'Europe/Paris', on) };

describe('The printed sheet', () => {
  it('says what was agreed, and how to take it back by phone or on paper', () => {
    const html = sheetOf(agreed, french);

    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('Accord donné de vive voix le jeudi 19 novembre');
    expect(html).toContain('Ce récit peut être raconté à toute l’organisation.');
    expect(html).toContain('Dalia &amp; Éric');
    expect(html).toContain('Par téléphone');
    expect(html).toContain('Je retire mon accord');
    expect(html.match(/3f2a9c1b/g)).toHaveLength(2);
    expect(sheetOf(agreed, english)).toContain('<html lang="en">');
    expect(sheetOf({ ...agreed, writer: '' }, english)).toContain('Tell coordination');
  });

  it('asks nothing of any network, runs nothing, and needs no colour', () => {
    for (const language of [french, english]) {
      const html = sheetOf(agreed, language);
      expect(html).not.toMatch(/https?:|\/\/|url\(|@import|<link|<img|<script|\bon\w+=|src=|href=/i);
      expect([...html.matchAll(/#[0-9a-f]{3,6}\b/gi)].map(([colour]) => colour)).toEqual(['#000', '#fff', '#000', '#000', '#000']);
      expect(html).toContain('size: A4');
    }
  });

  it('shows what people wrote as they wrote it', () => {
    const html = sheetOf(agreed, french);

    expect(html).toContain('Des massifs &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('On a planté &amp; semé.\n« Sans rien demander »');
    expect(html).toContain('Bruno &quot;Petit&quot;');
  });

  it('names nobody unless they appear by name, and says little when it stays between them', () => {
    expect(sheetOf({ ...agreed, naming: 'team' }, french)).not.toContain('Dalia');
    const between = sheetOf({ ...agreed, audience: 'us' }, french);
    expect(between).toContain('Ce récit reste entre nous.');
    expect(between).not.toContain('millésime');
    expect(between).not.toContain('Dalia');
  });

  it('says for which service', () => {
    const html = sheetOf({ ...agreed, audience: 'service', serviceName: 'Voirie & espaces verts' }, french);

    expect(html).toContain(
      'au service « Voirie &amp; espaces verts », encadrement compris, et à personne d’autre.'
        .replaceAll('« ', '«\u00a0')
        .replaceAll(' »', '\u00a0»'),
    );
    expect(html).toContain('Dalia');
  });

  it('fits on one page, however long the story', () => {
    expect(sheetOf({ ...agreed, body: 'Très long. '.repeat(300) }, french).length).toBeLessThan(5_500);
  });
});

const trial = { ...aLiveTrial, what: 'Ouvrir à 8 h <script>alert(1)</script>' };

describe('The sheet of a trial, for the break room', () => {
  it('says what is being tried, until when, and how one goes back, as the card does', () => {
    const html = trialSheetOf(trial, 'Ville de Vignes', french);
    expect(html).toContain('🚧 EN TEST jusqu’au vendredi 18 décembre');
    for (const words of [
      trial.hypothesis,
      trial.wayBack,
      'Qui vient ?',
      'Toutes les consignes de sécurité',
      'il s’arrête, même s’il fonctionne',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('<script>');
    expect(html).not.toMatch(/src=|href=|url\(/);
    expect(trialSheetOf(trial, 'Ville de Vignes', english)).toContain('🚧 ON TRIAL until Friday 18 December');
  });

  it('says to people without a screen what they were read, and to whom they say that they withdraw, by no name of theirs', () => {
    const aloud = { ...trial, offscreen: true };
    expect(trialSheetOf(aloud, 'Ville de Vignes', french, { pilot: 'Amina Diallo' })).toContain(
      'Cette feuille se lit à voix haute, en entier.',
    );
    const said = { version: 1, saidOn: on, how: 'Lue à la pause' };
    const html = trialSheetOf({ ...aloud, saidAloud: said }, 'Ville de Vignes', french, { pilot: 'Amina Diallo' }).replaceAll(
      '\u00a0',
      ' ',
    );
    expect(html).toContain('Aucun nom n’est gardé.');
    expect(html).toContain('Pour se retirer : le dire à Amina Diallo, à tout moment, sans dire pourquoi.');
    expect(html).not.toContain('Lue à la pause');
    // It has changed since: nobody has said yes to it.
    expect(trialSheetOf({ ...aloud, version: 2, saidAloud: said }, 'Ville de Vignes', french)).toContain(
      'Cette feuille se lit à voix haute',
    );
    expect(trialSheetOf(trial, 'Ville de Vignes', french, { pilot: 'Amina Diallo' })).not.toContain('Amina');
  });

  it('stays one page however much was written: set smaller, then shortened', () => {
    const long = 'Une phrase vraiment longue. '.repeat(90);
    const html = trialSheetOf(
      { ...trial, what: long, hypothesis: long, wayBack: long, stillValid: long, time: long, question: long },
      '',
      french,
    );
    expect(html).toContain('class="dense"');
    expect(html.length).toBeLessThan(5_000);
  });
});
