import type { Day } from '../../../kernel/day.ts';
import type { Category } from '../status.ts';

/** What grades, job frameworks and streams are, each a part of the next. */
export const ladders = ['grade', 'framework', 'stream'] as const;
export type Ladder = (typeof ladders)[number];

/**
 * A grade, a job framework or a stream. A grade's stream and category are those of its framework; what its ladder does not have is null.
 * After its last day it stays in the list: posts and careers of the past name it.
 */
export type Rung = {
  readonly ladder: Ladder;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly framework: string | null;
  readonly stream: string | null;
  readonly category: Category | null;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
};

type LadderWords = {
  readonly a: string;
  readonly the: string;
  readonly ofThe: string;
  readonly none: string;
  readonly noneAsked: string;
  readonly added: string;
  readonly corrected: string;
};

export const frenchLadder: Readonly<Record<Ladder, LadderWords>> = {
  grade: {
    a: 'un grade',
    the: 'le grade',
    ofThe: 'du grade',
    none: 'Aucun grade',
    noneAsked: 'Dites quel grade.',
    added: 'Grade ajouté',
    corrected: 'Grade corrigé',
  },
  framework: {
    a: 'un cadre d’emplois',
    the: 'le cadre d’emplois',
    ofThe: 'du cadre d’emplois',
    none: 'Aucun cadre d’emplois',
    noneAsked: 'Dites quel cadre d’emplois.',
    added: 'Cadre d’emplois ajouté',
    corrected: 'Cadre d’emplois corrigé',
  },
  stream: {
    a: 'une filière',
    the: 'la filière',
    ofThe: 'de la filière',
    none: 'Aucune filière',
    noneAsked: 'Dites quelle filière.',
    added: 'Filière ajoutée',
    corrected: 'Filière corrigée',
  },
};
