import { expect, test } from 'vitest';
import { foldedName, nameTrouble, type Service, serviceNamed } from '../../../src/domain/service.ts';

const named = (name: string): Service => ({ id: name, organisationId: '1', name, channels: [] });
const services = [named('Voirie'), named('Voirie et espaces verts'), named('État civil')];

test('two names that differ by case, accents or punctuation alone are one', () => {
  expect(foldedName('ÉTAT-CIVIL')).toBe(foldedName('etat  civil'));
  expect(foldedName('Œuvres sociales')).toBe(foldedName('oeuvres sociales'));
  expect(nameTrouble('etat civil', services, null)).toBe('service-name-taken');
  expect(nameTrouble('Etat-civil', services, 'État civil')).toBeNull();
});

test('a name says something, briefly', () => {
  expect(nameTrouble('', services, null)).toBe('service-name-missing');
  expect(nameTrouble('— !', services, null)).toBe('service-name-missing');
  expect(nameTrouble('a'.repeat(61), services, null)).toBe('service-name-long');
  expect(nameTrouble('Jardins 2', services, null)).toBeNull();
});

test('a service is found within a sentence by its whole name, the one that says most', () => {
  expect(serviceNamed('au service VOIRIE ET ESPACES VERTS', services)?.name).toBe('Voirie et espaces verts');
  expect(serviceNamed('au service voirie', services)?.name).toBe('Voirie');
  expect(serviceNamed('au service des voiries', services)).toBeNull();
  expect(serviceNamed('', services)).toBeNull();
});
