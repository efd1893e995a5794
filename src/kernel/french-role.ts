import type { Role } from './actor.ts';

/** What people call a role; the word for a person who holds it, whoever it is. */
export const frenchRole: Readonly<Record<Role, string>> = {
  administrator: 'administration',
  direction: 'direction',
  'team-head': 'responsable d’équipe',
  agent: 'agent',
  'project-lead': 'chef de projet',
  finance: 'finances',
  hr: 'ressources humaines',
  dpo: 'protection des données',
  'security-officer': 'sécurité des systèmes d’information',
  reader: 'lecture',
  'member-it-director': 'responsable informatique de l’adhérent',
  'member-referent': 'référent de l’adhérent',
  'member-elected': 'élu de l’adhérent',
  'member-reader': 'lecture pour l’adhérent',
  auditor: 'audit',
};
