import type { Tx } from '../../database/face.ts';
import { openEvidence } from '../../figures/evidence.ts';
import { evidencePath, questionFromParameters, questionPath } from '../../figures/figure.paths.ts';
import { listTableCells } from '../../figures/ledger/ledger.store.ts';
import type { Registry } from '../../figures/registry.ts';
import { type Words, wordsFor } from '../../http/reader-door.ts';
import { type Cell, cellKey } from '../../kernel/cell.ts';
import type { Question } from '../../kernel/figure.ts';
import { frenchDay, frenchPeriod, frenchQuantity } from '../../kernel/french.ts';
import { dimensionNamed } from '../../kernel/measure.ts';
import { isProblem } from '../../kernel/problem.ts';
import { quantityFromDecimal } from '../../kernel/quantity.ts';
import type { EvidenceLine, OpenComputed, OpenFigure, OpenPublished } from '../../web/open-figure.ts';
import { showFigure, unfinishedWords } from '../../web/shown-figure.ts';

type Page = { readonly limit: number; readonly offset: number };
type EvidenceRow = Awaited<ReturnType<typeof openEvidence>>['rows'][number];

function lineOf(row: EvidenceRow, unit: string): EvidenceLine {
  const quantity = row.value === null ? null : quantityFromDecimal(row.value);
  const value = quantity ? frenchQuantity(quantity, unit) : '';
  return {
    id: row.row_id,
    label: row.label,
    value: unit === 'text' ? (row.text_value ?? '') : value,
    plain: row.value ?? row.text_value ?? '',
    // The column is checked by the database to be one of these.
    origin: row.origin as EvidenceLine['origin'],
    source: row.source ?? '',
    recorded: frenchDay(row.recorded_at.slice(0, 10)),
  };
}

/** A question by the names that dimensions have now: an address that somebody kept may say those they had. */
function asNamedNow(registry: Registry, question: Question): Question {
  const { dimensions } = registry.get(question.measure);
  const at = Object.entries(question.at).map(([name, value]) => [dimensionNamed(dimensions, name), value] as const);
  return { ...question, at: Object.fromEntries(at) };
}

/** What each coordinate is called, dimension and value. */
export function whereOf(registry: Registry, words: Words, question: Question): { label: string; value: string }[] {
  const { dimensions } = registry.get(question.measure);
  return Object.entries(question.at).map(([name, value]) => {
    const codes = typeof value === 'string' ? [value] : value;
    const named = wordsFor(words, name, dimensions[name]);
    return { label: dimensions[name]?.label.fr ?? name, value: codes.map((code) => named.get(code) ?? code).join(', ') };
  });
}

const rules = {
  sum: 'Somme de',
  difference: 'Différence de',
  mean: 'Moyenne de',
  ratio: 'Rapport de',
  rate: 'Rapport de',
  share: 'Part de',
  'part-of-year': 'Part de l’année de',
  change: 'Évolution de',
} as const;

async function openComputed(tx: Tx, registry: Registry, words: Words, question: Question, page: Page): Promise<OpenComputed> {
  const evidence = await openEvidence(tx, registry, question, page);
  const measure = registry.get(question.measure);
  const shown = showFigure(evidence.figure, questionPath(question), measure.label.fr);
  return {
    kind: 'computed',
    path: shown.path,
    title: measure.label.fr,
    printed: shown.text,
    why: shown.why,
    synthetic: shown.synthetic,
    where: whereOf(registry, words, question),
    definition: evidence.measure.definition.fr,
    version: evidence.measure.version,
    period: frenchPeriod(question.period),
    unfinished: shown.unfinished ? unfinishedWords : null,
    grain: evidence.measure.grain?.fr ?? null,
    rowCount: evidence.rowCount,
    confided: evidence.confided,
    rows: evidence.rows.map((row) => lineOf(row, measure.unit)),
    parts: evidence.parts.map((part) => {
      const over =
        part.question.period.from === question.period.from && part.question.period.to === question.period.to
          ? ''
          : `, ${frenchPeriod(part.question.period)}`;
      return showFigure(part.figure, evidencePath(part.figure.source), `${part.label.fr}${over}`);
    }),
    rule: measure.form === 'composed' ? rules[measure.compose.rule] : null,
  };
}

function cellOf(parameters: URLSearchParams): Cell {
  const get = (name: string) => parameters.get(name) ?? '';
  return {
    section: get('section'),
    table: get('tableau'),
    row: get('ligne'),
    column: get('colonne'),
    period: get('periode'),
    unit: get('unite'),
    occurrence: Number(get('rang') || '1'),
  };
}

async function openPublished(tx: Tx, parameters: URLSearchParams): Promise<OpenPublished | null> {
  const edition = parameters.get('bilan') ?? '';
  const wanted = cellOf(parameters);
  const cells = await listTableCells(tx, edition, wanted);
  const found = cells.find((cell) => cellKey(cell) === cellKey(wanted));
  if (!found) return null;
  const { printed, value, note, ...cell } = found;
  return {
    kind: 'published',
    path: evidencePath({ origin: 'published', edition, cell: wanted }),
    edition,
    year: /(\d{4})$/.test(edition) ? Number(edition.slice(-4)) : null,
    cell,
    printed,
    value,
    note,
    sameRow: cells
      .filter((one) => one.row === found.row)
      .map((one) => ({ column: one.column, period: one.period, printed: one.printed, isThis: one === found })),
  };
}

function refused(path: string, why: string): OpenFigure {
  return { kind: 'refused', path, why };
}

/** Opens the address of a figure (`/chiffres?…` or `/chiffres/publie?…`), under the reader's own rights. */
export async function openFigure(tx: Tx, registry: Registry, words: Words, path: string, page: Page): Promise<OpenFigure> {
  const [address = '', search = ''] = path.split('?', 2);
  const parameters = new URLSearchParams(search);
  // An address within an address is decoded a second time: what the server refuses of the one may still stand in the other.
  if ([...parameters.values()].some((value) => value.includes('\u0000')))
    return refused(path, 'Cette adresse n’ouvre aucun chiffre.');
  if (address === '/chiffres/publie')
    return (await openPublished(tx, parameters)) ?? refused(path, 'Le registre ne contient pas cette cellule du bilan publié.');
  const question = address === '/chiffres' ? questionFromParameters(parameters) : null;
  if (!question) return refused(path, 'Cette adresse n’ouvre aucun chiffre.');
  try {
    return await openComputed(tx, registry, words, asNamedNow(registry, question), page);
  } catch (thrown) {
    if (isProblem(thrown)) return refused(path, thrown.message);
    throw thrown;
  }
}
