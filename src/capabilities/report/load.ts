import type { Tx } from '../../database/face.ts';
import type { Audience } from '../../figures/ask.ts';
import { findEdition } from '../../figures/ledger/editions.ts';
import type { Registry } from '../../figures/registry.ts';
import type { PublishedCell } from '../../kernel/cell.ts';
import { problem } from '../../kernel/problem.ts';
import { findOperator } from '../directory/index.ts';
import { assembleReport } from './assemble.ts';
import type { ReportDocument } from './document.ts';
import { gatherFacts, hasSomethingOf } from './draft/gather.ts';
import { outlineFromFacts } from './draft/outline.ts';
import { findOutline } from './outline.store.ts';
import type { Outline } from './outline.ts';
import { findOutlineFaults } from './outline-faults.ts';
import { listCells } from './published.ts';

/** The outline that the operator has imported for a year; null when it has none. */
export function findOwnOutline(tx: Tx, registry: Registry, year: number): Promise<Outline | null> {
  return registry.memory.recall(tx, JSON.stringify(['outline', year]), () => findOutline(tx, year));
}

/** What Bièvre proposes for a year from what is recorded; null when nothing is. */
async function draftOutline(tx: Tx, registry: Registry, operator: string, year: number): Promise<Outline | null> {
  if (!(await hasSomethingOf(tx, year))) return null;
  return outlineFromFacts(await gatherFacts(tx, registry, operator, year));
}

/** The operator's own outline of the year, or one drafted from what is recorded. @throws Problem when nothing is. */
export async function loadOutline(tx: Tx, registry: Registry, operator: string, year: number): Promise<Outline> {
  const own = await findOwnOutline(tx, registry, year);
  if (own && own.operator !== operator) {
    throw problem(
      'invalid',
      'report.foreign-outline',
      `Le plan importé pour ${year} est celui de « ${own.operator} » : corrigez son champ « operator », puis importez-le de nouveau.`,
      { year },
    );
  }
  if (own) return own;
  const drafted = await registry.memory.recall(tx, JSON.stringify(['drafted outline', year]), () =>
    draftOutline(tx, registry, operator, year),
  );
  if (drafted) return drafted;
  throw problem(
    'not-found',
    'report.nothing-recorded',
    `Rien n’est enregistré pour ${year} chez « ${operator} » : importez d’abord ses fichiers (commande import).`,
    { operator, year },
  );
}

/** @throws Problem listing what the outline asks that no measure can answer. */
function demandAnswerable(outline: Outline, registry: Registry): void {
  const faults = findOutlineFaults(outline, registry);
  if (faults.length === 0) return;
  const shown = faults.slice(0, 5).map(({ where, message }) => `« ${where} » : ${message}`);
  const more = faults.length > shown.length ? ` Et ${faults.length - shown.length} autres.` : '';
  throw problem(
    'invalid',
    'report.outline-faults',
    `Le plan du bilan ${outline.year} est à corriger. ${shown.join(' ')}${more}`,
    { year: outline.year },
  );
}

/** `audience` is `everybody` for a report that others than its reader will read. */
type Reading = { readonly recordsOnly: boolean; readonly audience?: Audience };

async function makeReport(tx: Tx, registry: Registry, operator: string, year: number, options: Reading): Promise<ReportDocument> {
  const outline = await loadOutline(tx, registry, operator, year);
  demandAnswerable(outline, registry);
  const found = await findOperator(tx);
  const publisher = { code: operator, name: found?.name ?? operator.toUpperCase(), demonstration: found?.demonstration ?? false };
  return assembleReport(tx, registry, publisher, outline, options);
}

/** The activity report of a year, ready to be rendered. @throws Problem when there is no outline and nothing to draft one from. */
export async function loadReport(
  tx: Tx,
  registry: Registry,
  operator: string,
  year: number,
  options: Reading,
): Promise<ReportDocument> {
  return registry.memory.recall(tx, JSON.stringify(['report', year, options]), () =>
    makeReport(tx, registry, operator, year, options),
  );
}

export type PublishedReport = { readonly code: string; readonly year: number; readonly cells: readonly PublishedCell[] };

/** The published report of a year. @throws Problem when the ledger holds none. */
export async function loadPublished(tx: Tx, registry: Registry, operator: string, year: number): Promise<PublishedReport> {
  const edition = await findEdition(tx, registry, year);
  if (edition) return { code: edition.code, year, cells: await listCells(tx, registry, edition.code) };
  throw problem(
    'not-found',
    'report.no-published-edition',
    `Le registre ne contient aucun bilan publié de ${year} pour « ${operator} » : importez ses chiffres (fichier chiffres-publies).`,
    { operator, year },
  );
}
