import { expect, it } from 'vitest';
import { optionalEmail } from './typed-values.ts';

it('refuses an address that a mail server would read as another one, or as none', () => {
  for (const typed of [
    'jean(mairie)@ville.fr', // written to jean@ville.fr
    'jean@(mairie)ville.fr',
    'jean@ville.fr(mairie)',
    'Jean <jean@ville.fr>',
    'jean@ville.fr,jeanne@ville.fr',
    'jean@ville',
    'ville.fr',
  ])
    expect(optionalEmail.safeParse(typed).error?.issues, typed).toMatchObject([
      { message: 'Ce n’est pas une adresse électronique : prenom.nom@ville.fr.' },
    ]);
});

it('takes an address, or none', () => {
  expect(optionalEmail.parse(' jean-luc.d’arc+formation@mairie.ville.fr ')).toBe('jean-luc.d’arc+formation@mairie.ville.fr');
  expect(optionalEmail.parse('')).toBeNull();
});
