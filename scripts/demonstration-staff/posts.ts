/** A post of the demonstration: code, title, grade, team, then what is not usual of it. */
export type Post = {
  readonly code: string;
  readonly title: string;
  readonly grade: string;
  readonly team: string;
  readonly quota?: number;
  readonly from?: string;
  /** Last day, included. */
  readonly to?: string;
};

const teams = {
  A: 'direction-administration',
  S: 'pole-si',
  I: 'pole-infrastructures',
  R: 'architecture-projets-infrastructures',
  G: 'gestion-infrastructures',
  E: 'exploitation',
  T: 'support-technique',
  F: 'support-fonctionnel',
  M: 'methodes-projets-transversaux',
} as const;

type More = Pick<Post, 'quota' | 'from' | 'to'>;

function post(code: string, title: string, grade: string, more: More = {}): Post {
  const letter = code[0] ?? '';
  if (!(letter in teams)) throw new Error(`no team for the post ${code}`);
  return { code, title, grade, team: teams[letter as keyof typeof teams], ...more }; // checked just above
}

const numbered = (
  letter: string,
  numbers: readonly number[],
  title: string,
  grade: string,
  from: Readonly<Record<number, string>> = {},
) =>
  numbers.map((number) => {
    const opened = from[number];
    return post(`${letter}${number}`, title, grade, opened === undefined ? {} : { from: opened });
  });

const administration: readonly Post[] = [
  post('A1', 'Direction générale', 'ingenieur-en-chef'),
  post('A2', 'Direction administrative et financière', 'attache-principal'),
  post('A3', 'Gestion des ressources humaines', 'redacteur-principal-de-1re-classe'),
  post('A4', 'Comptabilité', 'redacteur'),
  post('A5', 'Assistance de direction', 'adjoint-administratif-principal-de-1re-classe'),
  post('A6', 'Achats et centrale d’achat', 'redacteur-principal-de-2e-classe'),
  post('A7', 'Accueil', 'adjoint-administratif', { from: '2009-01-01' }),
  post('A8', 'Secrétariat', 'adjoint-administratif-principal-de-2e-classe', { to: '2019-12-31' }),
];

const systems: readonly Post[] = [
  post('S1', 'Direction des systèmes d’information', 'ingenieur-hors-classe'),
  ...numbered('S', [2, 3, 4, 5, 6, 7, 8], 'Responsable de domaine', 'ingenieur-principal', { 7: '2008-01-01', 8: '2009-01-01' }),
  ...numbered('S', [9, 10, 11, 12, 13, 14], 'Chef de projet', 'ingenieur', {
    9: '2011-01-01',
    10: '2017-01-01',
    11: '2017-01-01',
    12: '2013-01-01',
    13: '2015-01-01',
    14: '2018-01-01',
  }),
  post('S15', 'Chef de projet, à mi-temps', 'attache', { quota: 50, from: '2010-01-01' }),
];

const infrastructures: readonly Post[] = [
  post('I1', 'Direction du pôle infrastructures', 'ingenieur-principal'),
  post('R1', 'Architecte, pilotage des projets', 'ingenieur-principal', { from: '2018-01-01' }),
  post('R2', 'Méthodes et tableaux de bord', 'ingenieur', { from: '2018-01-01', to: '2019-10-31' }),
  post('M1', 'Bureau des projets', 'ingenieur', { from: '2019-11-01' }),
  post('M2', 'Méthodes et tableaux de bord', 'ingenieur', { from: '2019-11-01' }),
  ...numbered('G', [1, 2, 3, 4, 5, 6], 'Ingénieur système', 'ingenieur'),
  ...numbered('G', [7, 8, 9], 'Ingénieur réseau', 'ingenieur', { 7: '2008-01-01', 8: '2017-01-01', 9: '2017-01-01' }),
  post('G10', 'Ingénieur système', 'ingenieur-principal', { from: '2012-01-01', to: '2018-02-28' }),
  post('G11', 'Ingénieur système et exploitation', 'technicien-principal-de-1re-classe'),
  ...numbered('E', [1, 2, 3, 4], 'Exploitation', 'technicien-principal-de-2e-classe'),
];

const support: readonly Post[] = [
  ...numbered('T', [1, 2, 3, 4, 5], 'Technicien support poste de travail', 'technicien', { 4: '2014-01-01', 5: '2017-01-01' }),
  post('T6', 'Responsable du support technique', 'ingenieur', { from: '2019-09-01' }),
  ...numbered('F', [1, 2, 3, 4, 5, 6], 'Ingénieur support utilisateurs', 'attache', {
    3: '2011-01-01',
    4: '2016-01-01',
    5: '2017-01-01',
    6: '2017-01-01',
  }),
  post('F7', 'Responsable du support fonctionnel, à mi-temps', 'attache', { quota: 50, from: '2010-01-01' }),
];

/** Every post that there was from 2007 on; one of unknown opening was there before. */
export const posts: readonly Post[] = [...administration, ...systems, ...infrastructures, ...support];
