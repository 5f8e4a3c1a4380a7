import { describe, expect, it } from 'vitest';
import { fromMessage, readActivity } from '../../adapters/teams/incoming.ts';
import { addressOf } from '../../adapters/teams/people.ts';
import { readable, typed } from '../../adapters/teams/words.ts';

const bot = '28:bot';
const mention = (name: string, id: string) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } });
const words = (text: string, mentions: readonly unknown[] = [], html = '') => typed(text, mentions, bot, html).text;

describe('What people typed in Teams', () => {
  it.each([
    ['a message they quote', '<quoted messageId="1795507200000"/> Oui, volontiers', 'Oui, volontiers'],
    ['a message they quote, with its words', '<quoted messageId="1">Bonjour</quoted>\nOui', 'Oui'],
    ['brackets', 'On répare l’<attelage> et <atelier 3>', 'On répare l’<attelage> et <atelier 3>'],
    ['a picture in the text', 'On plante <emoji alt="🍇"></emoji> et <emoji alt="🌳"/>', 'On plante 🍇 et 🌳'],
    ['what only looks like a picture', 'Voir <img src="x" alt="un plan">', 'Voir <img src="x" alt="un plan">'],
  ])('%s', (_, text, shown) => {
    expect(words(text)).toBe(shown);
  });

  it('pictures alone come in the HTML that is attached, and no other picture of it is one', () => {
    const rain = '<p><img itemscope itemtype="http://schema.skype.com/Emoji" alt="🌧️" src="https://x/y"></p>';

    expect(words('', [], rain)).toBe('🌧️');
    expect(words('Ça coince', [], rain)).toBe('Ça coince');
    expect(words('', [], '<p><img itemtype="http://schema.skype.com/AMSImage" alt="🌧️"></p>')).toBe('');
    const activity = readActivity({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: 'https://smba.example/fr/',
      from: { id: '29:1', aadObjectId: '11111111-2222-3333-4444-555555555555' },
      recipient: { id: bot },
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant' },
      text: '',
      attachments: [{ contentType: 'text/html', content: rain }],
    });
    expect(activity && fromMessage(activity)?.said).toEqual({ type: 'words', text: '🌧️' });
  });

  it('a name that comes as two mentions of one person is one name', () => {
    const both = [mention('Bruno', '29:b'), mention('Petit', '29:b')];

    expect(words('Avec <at>Bruno</at>&nbsp;<at>Petit</at>', both)).toBe('Avec Bruno Petit');
    expect(words('Avec <at>Bruno</at> <at>Petit</at> et <at>Vendange</at>', [...both, mention('Vendange', bot)])).toBe(
      'Avec Bruno Petit et',
    );
    expect(words('Avec <at>Bruno</at> et <at>Petit</at>', both)).toBe('Avec Bruno et Petit');
    expect(words('Avec <at>Bruno</at> <at>Chloé</at>', [mention('Bruno', '29:b'), mention('Chloé', '29:c')])).toBe('Avec Bruno Chloé');
  });
});

describe('A message somebody acted on', () => {
  it('keeps its pictures and where its links lead', () => {
    expect(readable('<p>Vive <emoji alt="🍇"></emoji> et <img itemtype="http://schema.skype.com/Emoji" alt="🌳"></p>')).toBe(
      'Vive 🍇 et 🌳',
    );
    expect(readable('<p>Voir <a href="https://exemple.fr/plan">le plan</a></p>')).toBe('Voir le plan (https://exemple.fr/plan)');
    expect(readable('<p>Voir <a href="https://exemple.fr/">https://exemple.fr</a></p>')).toBe('Voir exemple.fr');
    expect(readable('<a href="javascript:x">ici</a>')).toBe('ici');
  });
});

describe('The address that opens a chat', () => {
  it('of a guest is their e-mail address: their name here opens nothing', () => {
    const guest = { id: '29:1', userPrincipalName: 'zoe_ville.fr#EXT#@vignes.onmicrosoft.com', email: 'zoe@ville.fr' };

    expect(addressOf(guest)).toBe('zoe@ville.fr');
    expect(addressOf({ ...guest, email: undefined })).toBeNull();
    expect(addressOf({ id: '29:1', userPrincipalName: 'amina@vignes.fr', email: 'a.diallo@vignes.fr' })).toBe('amina@vignes.fr');
  });
});
