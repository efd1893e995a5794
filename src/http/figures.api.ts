import { z } from 'zod';
import { ask, breakdown } from '../figures/ask.ts';
import { openEvidence } from '../figures/evidence.ts';
import { evidencePath } from '../figures/figure.paths.ts';
import { type Figure, isUnfinished, type Question } from '../kernel/figure.ts';
import { parsePeriod, periodForms } from '../kernel/period.ts';
import { problem } from '../kernel/problem.ts';
import { toPlainDecimal } from '../kernel/quantity.ts';
import { apiRoute } from './api-route.ts';

const nothing = z.object({});

/** A figure as programs read it; an unknown one says why, and is never 0. */
const figure = z.object({
  found: z.enum(['known', 'unknown', 'not-applicable']),
  value: z.string().nullable().describe('Décimal exact (six décimales au plus) ou texte ; null si inconnu'),
  reason: z.string().nullable(),
  approximate: z.boolean(),
  unit: z.string(),
  rowCount: z
    .number()
    .int()
    .nullable()
    .describe('null : les lignes sont des personnes, qui ne sont montrées qu’à ceux qui gèrent le personnel'),
  synthetic: z.boolean(),
  unfinished: z.boolean().describe('Vrai si un mois de la période n’est pas verrouillé : le chiffre peut encore changer'),
  evidence: z.string().describe('Adresse de la page où ce chiffre s’ouvre'),
});

function answerOf({ result, unit, source }: Figure): z.infer<typeof figure> {
  const value =
    result.found !== 'known' ? null : result.value.kind === 'text' ? result.value.text : toPlainDecimal(result.value.quantity);
  return {
    found: result.found,
    value,
    reason: result.found === 'known' ? null : result.reason,
    approximate: result.found === 'known' && result.approximate,
    unit,
    rowCount: source.origin === 'computed' ? source.rowCount : 0,
    synthetic: source.origin === 'computed' && source.synthetic,
    unfinished: isUnfinished(result, source),
    evidence: evidencePath(source),
  };
}

const asked = z
  .looseObject({
    measure: z.string().describe('Identifiant d’une mesure, voir /api/measures'),
    period: z.string().describe(periodForms),
    by: z.string().optional().describe('Dimensions par lesquelles détailler, séparées par des virgules'),
  })
  .describe(
    'Toute dimension de la mesure est un paramètre de plus : body=gentilly, kind=infogerance (plusieurs valeurs : séparées par |).',
  );

const own = new Set(['measure', 'period', 'by', 'limit', 'offset']);

function questionOf(query: z.infer<typeof asked>): Question {
  const period = parsePeriod(query.period);
  if (!period)
    throw problem('invalid', 'figures.unreadable-period', `« ${query.period} » n’est pas une période : écrivez ${periodForms}.`);
  const at = Object.entries(query).flatMap(([name, value]) => {
    if (own.has(name)) return [];
    const values = (Array.isArray(value) ? value : [value]).flatMap((one) => String(one).split('|'));
    return [[name, values.length === 1 ? String(values[0]) : values] as const];
  });
  return { measure: query.measure, period, at: Object.fromEntries(at) };
}

const localized = z.object({ fr: z.string(), en: z.string() });

/** The figures engine for programs: what can be asked, the answers, and the rows behind them. */
export const figuresApi = [
  apiRoute({
    path: '/api/measures',
    members: true,
    tag: 'chiffres',
    summary: 'Les mesures, leurs définitions et leurs dimensions',
    params: nothing,
    query: nothing,
    answer: z.array(
      z.object({
        id: z.string(),
        version: z.number(),
        label: localized,
        definition: localized,
        unit: z.string(),
        dimensions: z.array(z.object({ name: z.string(), label: localized, shape: z.enum(['flat', 'tree']) })),
      }),
    ),
    read: async ({ registry }) =>
      registry.list.map(({ id, version, label, definition, unit, dimensions }) => ({
        id,
        version,
        label,
        definition,
        unit,
        dimensions: Object.entries(dimensions).map(([name, dimension]) => ({
          name,
          label: dimension.label,
          shape: dimension.shape,
        })),
      })),
  }),
  apiRoute({
    path: '/api/figures',
    members: true,
    tag: 'chiffres',
    summary: 'Un chiffre, ou ses lignes par dimension avec « by »',
    params: nothing,
    query: asked,
    answer: z.array(z.object({ at: z.record(z.string(), z.string()), figure })),
    read: async ({ tx, registry, query }) => {
      const question = questionOf(query);
      const by = (query.by ?? '').split(',').filter((name) => name !== '');
      if (by.length === 0) return [{ at: {}, figure: answerOf(await ask(tx, registry, question)) }];
      const lines = await breakdown(tx, registry, question, by);
      return lines.map((line) => ({ at: { ...line.at }, figure: answerOf(line.figure) }));
    },
  }),
  apiRoute({
    path: '/api/evidence',
    members: true,
    tag: 'chiffres',
    summary: 'Les enregistrements exactement additionnés derrière un chiffre, ou les chiffres qui le composent',
    params: nothing,
    query: asked.extend({
      limit: z.coerce.number().int().min(1).max(10_000).default(1000),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: z.object({
      figure,
      rows: z.array(
        z.object({
          row_id: z.string(),
          label: z.string(),
          value: z.string().nullable(),
          text_value: z.string().nullable(),
          approximate: z.boolean(),
          origin: z.string(),
          source: z.string().nullable(),
          recorded_at: z.string(),
        }),
      ),
      parts: z.array(z.object({ measure: z.string(), figure })),
    }),
    read: async ({ tx, registry, query }) => {
      const evidence = await openEvidence(tx, registry, questionOf(query), { limit: query.limit, offset: query.offset });
      return {
        figure: answerOf(evidence.figure),
        rows: [...evidence.rows],
        parts: evidence.parts.map((part) => ({ measure: part.question.measure, figure: answerOf(part.figure) })),
      };
    },
  }),
];
