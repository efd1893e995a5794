import type { Dimension } from '../../kernel/measure.ts';

function flat(fr: string, en: string, words?: string): Dimension {
  return { label: { fr, en }, shape: 'flat', ...(words === undefined ? {} : { words }) };
}

/** Under what the codes of dimensions are named that bear a name which others give to codes of their own. */
const ownWords = { category: 'staff_category', status: 'staff_status', kind: 'absence_kind' } as const;

/** Under what the codes of a dimension of staff are named for readers across capabilities. */
export function wordsName(dimension: string): string {
  return Object.entries(ownWords).find(([name]) => name === dimension)?.[1] ?? dimension;
}

/** The code of a dimension for what is not recorded, so that the lines of a table add up to its total. No record has it. */
export const unsaid = '?';

/** The age band of those whose age is known and in none of the bands that the operator imported. No record has it. */
export const outsideBands = '!';

/** The branch of all age bands, for who may be told what: those whose age is known. No figure is asked by it. */
export const knownAge = '*';

export const teamDimension: Dimension = { label: { fr: 'équipe', en: 'team' }, shape: 'tree' };

/** What posts and those who hold them are sorted by. */
export const ladderDimensions = {
  team: teamDimension,
  stream: flat('filière', 'stream'),
  framework: flat('cadre d’emplois', 'job framework'),
  grade: flat('grade', 'grade'),
  category: flat('catégorie', 'category', ownWords.category),
};

/** What the presence of a person is sorted by. */
export const personDimensions = {
  ...ladderDimensions,
  status: flat('statut', 'status', ownWords.status),
  employment: flat('titulaires ou contractuels', 'tenured or contract'),
  sex: flat('sexe', 'sex'),
  band: flat('tranche d’âge', 'age band'),
  working_time: flat('temps plein ou partiel', 'full or part time'),
  post_time: flat('temps complet ou non complet', 'complete or incomplete post'),
  placed: flat('sur un poste', 'on a post'),
  role: flat('fonction dans l’équipe', 'role in the team'),
};

export const movementDimensions = {
  ...personDimensions,
  cause: flat('motif', 'cause'),
  title: flat('intitulé du poste', 'title of the post'),
};

export const moveDimensions = {
  ...personDimensions,
  title: flat('intitulé du poste', 'title of the post'),
  from_team: { label: { fr: 'équipe quittée', en: 'team left' }, shape: 'tree' } satisfies Dimension,
};

export const absenceKindDimension: Dimension = flat('nature d’absence', 'kind of absence', ownWords.kind);

export const ageDimension: Dimension = { label: { fr: 'âge de départ', en: 'leaving age' }, shape: 'tree' };

export const estimateDimension = flat('estimé', 'estimated');

export const postDimensions = {
  ...ladderDimensions,
  budgeted: flat('budgété', 'budgeted'),
  post_time: personDimensions.post_time,
};

export const filledDimensions = {
  ...postDimensions,
  status: personDimensions.status,
  employment: personDimensions.employment,
};

export const annexDimensions = {
  category: ladderDimensions.category,
  sector: flat('secteur', 'sector'),
  employment: personDimensions.employment,
  post_time: personDimensions.post_time,
};

export const vacancyDimensions = { ...postDimensions, vacancy: flat('vacance', 'vacancy') };

/** Titulaires et stagiaires on one side, contract agents on the other. */
export const frenchEmployment = { tenured: 'titulaires et stagiaires', contract: 'contractuels' } as const;
export const frenchWorkingTime = { full: 'temps plein', part: 'temps partiel' } as const;
export const frenchPostTime = { complete: 'temps complet', incomplete: 'temps non complet' } as const;
export const frenchVacancy = { whole: 'poste sans agent', part: 'poste occupé en partie' } as const;
