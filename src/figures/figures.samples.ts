import { sql } from 'kysely';
import type { Rows } from '../database/face.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { periodText } from '../kernel/period.ts';

/** A row as a measure's statement yields it, for tests of the engine that need no table. */
export type SampleRow = {
  readonly id: string;
  readonly year: string;
  readonly town: string | null;
  readonly kind: readonly string[];
  readonly value: string | null;
  readonly text?: string;
  readonly approximate?: boolean;
  readonly origin?: string;
};

function rowsOf(rows: readonly SampleRow[], year: string): Rows {
  const chosen = JSON.stringify(rows.filter((row) => row.year === year));
  return sql`
    select r->>'id' as row_id, 'ligne ' || (r->>'id') as label, (r->>'value')::numeric as value, r->>'text' as text_value,
      coalesce((r->>'approximate')::boolean, false) as approximate, coalesce(r->>'origin', 'imported') as origin,
      'essai' as source, timestamptz '2026-11-22 00:00:00+00' as recorded_at, r->>'town' as town,
      array(select jsonb_array_elements_text(r->'kind')) as kind
    from jsonb_array_elements(${chosen}::jsonb) as r`;
}

/** A measure over rows written in a test. */
export function sampleMeasure(id: string, rows: readonly SampleRow[], over: Partial<RowMeasure<Rows>> = {}): RowMeasure<Rows> {
  return {
    id,
    version: 1,
    label: { fr: id, en: id },
    definition: { fr: `définition de ${id}`, en: `definition of ${id}` },
    grain: { fr: 'une ligne', en: 'a row' },
    unit: 'EUR',
    form: 'rows',
    aggregate: 'sum',
    onNothing: 'unknown',
    dimensions: {
      town: { label: { fr: 'ville', en: 'town' }, shape: 'flat' },
      kind: { label: { fr: 'nature', en: 'kind' }, shape: 'tree' },
    },
    rows: (period) => rowsOf(rows, periodText(period)),
    ...over,
  };
}
