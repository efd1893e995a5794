import { expect, it } from 'vitest';
import { aboutFields, newFields, newRowTyped } from './edited-row.ts';
import { workOf } from './weeks.samples.ts';
import { workChoices } from './work-choices.ts';

const week = {
  kinds: [{ label: 'SI', choices: [{ value: 'suivi', label: 'Suivi' }] }],
  abouts: [
    { label: 'Logiciels', choices: [{ value: 'logiciel:elise', label: 'Élise' }] },
    { label: 'Domaines', choices: [{ value: 'domaine:rh', label: 'RH' }] },
  ],
  scopes: [{ value: 'INTERNE', label: 'INTERNE' }],
  bodies: [{ value: 'adherent:arcueil', label: 'Arcueil' }],
  users: {},
};
const names = {
  kinds: { vieux: 'Vieux type' },
  applications: { ancien: 'Ancien logiciel' },
  domains: {},
  projects: { p: 'Projet P' },
  bodies: { vaux: 'Vaux' },
};

it('what a line says stays among the choices, though it is not open that week', () => {
  const line = workOf('vieux', { application: 'ancien', project: 'p', domain: 'paie', body: 'vaux' });
  const { kinds, applications, projects, domains, beneficiaries } = workChoices(week, names, line);
  expect(kinds.map(({ choices }) => choices.map(({ label }) => label))).toEqual([['Vieux type'], ['Suivi']]);
  expect([applications, projects, domains].map((some) => some.map(({ value, label }) => `${value} ${label}`))).toEqual([
    ['ancien Ancien logiciel', 'elise Élise'],
    ['p Projet P'],
    ['paie paie', 'rh RH'],
  ]);
  expect(beneficiaries.map(({ label }) => label)).toEqual(['INTERNE', 'Vaux', 'Arcueil']);
  expect(workChoices(week, names, workOf('suivi', { application: 'elise' })).applications).toEqual([
    { value: 'elise', label: 'Élise' },
  ]);
});

it('a work that is said part by part keeps its application, its project and its domain', () => {
  const typed = {
    ...{ [newFields.kind]: 'suivi', [newFields.beneficiary]: 'INTERNE' },
    ...{ [aboutFields.application]: 'elise', [aboutFields.project]: 'p', [aboutFields.domain]: 'rh' },
  };
  expect(newRowTyped(typed)?.work).toMatchObject({ application: 'elise', project: 'p', domain: 'rh' });
});
