import { z } from 'zod';
import { renderFindingsCsv } from '../../figures/audit/csv.ts';
import { evidencePath } from '../../figures/figure.paths.ts';
import { listPublishedCells, listPublishedEditions } from '../../figures/ledger/ledger.store.ts';
import { apiRoute } from '../../http/api-route.ts';
import { documentRoute } from '../../http/document-route.ts';
import type { FactWords, ReaderDoor } from '../../http/reader-door.ts';
import { isUnfinished } from '../../kernel/figure.ts';
import { problem } from '../../kernel/problem.ts';
import { findFaults } from './audited.ts';
import { compareEditions, statuses } from './compare.ts';
import { loadPublished, loadReport } from './load.ts';
import { listOutlines, listOutlineYears } from './outline.store.ts';
import { printedUnder } from './outline.ts';
import { listMemberDocuments } from './publication/member-report.ts';
import { findKeptPdf } from './publication/publication.store.ts';
import { renderFiguresCsv, renderFrenchFiguresCsv } from './render/csv.ts';
import { renderPdf } from './render/pdf.ts';
import { publicationPath, reportPath } from './report.paths.ts';

const nothing = z.object({});
const ofYear = z.object({ year: z.coerce.number().int() });

const cell = z.object({ ...printedUnder, occurrence: z.number().int() });

const publishedCell = cell.extend({ printed: z.string(), value: z.string().nullable(), note: z.string() });

const finding = z.object({
  kind: z.enum(['error', 'rounding', 'doubtful']),
  rule: z.string(),
  cell,
  others: z.array(cell),
  expected: z.string().nullable(),
  published: z.string(),
  difference: z.string().nullable(),
  explanation: z.string(),
});

const comparison = z.object({ cell, computed: z.string(), published: z.string(), status: z.enum(statuses) });

const api = [
  apiRoute({
    path: '/api/editions',
    tag: 'bilans',
    summary: 'Les bilans publiés du registre et les plans enregistrés',
    params: nothing,
    query: nothing,
    answer: z.object({
      published: z.array(z.object({ code: z.string(), year: z.number().nullable(), cells: z.number(), values: z.number() })),
      outlines: z.array(z.object({ year: z.number(), title: z.string(), publishedAs: z.string().nullable() })),
    }),
    read: async ({ tx }) => ({
      published: await listPublishedEditions(tx),
      outlines: (await listOutlines(tx)).map(({ year, title, publishedAs }) => ({
        year,
        title,
        publishedAs: publishedAs ?? null,
      })),
    }),
  }),
  apiRoute({
    path: '/api/editions/:edition/cells',
    tag: 'bilans',
    summary: 'Les cellules d’un bilan publié, dans l’ordre imprimé',
    params: z.object({ edition: z.string() }),
    query: nothing,
    answer: z.array(publishedCell),
    read: async ({ tx, params }) => (await listPublishedCells(tx, params.edition)).map((one) => publishedCell.parse(one)),
  }),
  apiRoute({
    path: '/api/reports/:year',
    tag: 'bilans',
    summary: 'Le bilan d’une année : chapitres, blocs, et chaque chiffre avec sa preuve',
    params: ofYear,
    query: z.object({ 'records-only': z.stringbool().default(false) }),
    answer: z.object({
      title: z.string(),
      year: z.number(),
      status: z.string(),
      chapters: z.array(z.unknown()),
      figures: z.array(
        z.object({
          cell,
          found: z.string(),
          origin: z.string(),
          printed: z.string(),
          unfinished: z.boolean(),
          label: z.string(),
          evidence: z.string(),
        }),
      ),
    }),
    read: async ({ tx, registry, actor, params, query }) => {
      const document = await loadReport(tx, registry, actor.operator, params.year, { recordsOnly: query['records-only'] });
      const figures = document.figures.map((figure) => ({
        cell: cell.parse(figure.cell),
        found: figure.result.found,
        origin: figure.origin.origin,
        printed: figure.printed,
        unfinished: isUnfinished(figure.result, figure.origin),
        label: figure.label,
        evidence: evidencePath(figure.origin),
      }));
      return { title: document.title, year: document.year, status: document.status, chapters: [...document.chapters], figures };
    },
  }),
  apiRoute({
    path: '/api/reports/:year/findings',
    tag: 'bilans',
    summary: 'Ce que le contrôle trouve dans le bilan publié, ou dans celui que l’on imprimerait',
    params: ofYear,
    query: z.object({ edition: z.enum(['published', 'computed']).default('published') }),
    answer: z.array(finding),
    read: async ({ tx, registry, actor, params, query }) => {
      const findings = await findFaults(tx, registry, actor.operator, params.year, query.edition);
      return findings.map((one) => finding.parse(one));
    },
  }),
  apiRoute({
    path: '/api/reports/:year/comparison',
    tag: 'bilans',
    summary: 'Chaque cellule calculée face à la cellule publiée',
    params: ofYear,
    query: nothing,
    answer: z.array(comparison),
    read: async ({ tx, registry, actor, params }) => {
      const published = await loadPublished(tx, registry, actor.operator, params.year);
      const document = await loadReport(tx, registry, actor.operator, params.year, { recordsOnly: true });
      return compareEditions(document.figures, published.cells).map((one) => comparison.parse(one));
    },
  }),
];

const pdf = documentRoute({
  path: '/bilans/:year/bilan.pdf',
  summary: 'Le bilan d’activité, en PDF accessible',
  params: ofYear,
  query: nothing,
  read: async ({ tx, registry, actor, params }) => {
    const document = await loadReport(tx, registry, actor.operator, params.year, { recordsOnly: false });
    return async () => ({
      name: `bilan-${actor.operator}-${params.year}.pdf`,
      type: 'application/pdf',
      bytes: await renderPdf(document),
    });
  },
});

const figures = documentRoute({
  path: '/bilans/:year/chiffres.csv',
  summary: 'Les chiffres du bilan, en CSV pour un tableur français, ou ouvert (virgule, point) avec ouvert=1',
  params: ofYear,
  query: z.object({ ouvert: z.stringbool().default(false) }),
  read: async ({ tx, registry, actor, params, query }) => {
    const document = await loadReport(tx, registry, actor.operator, params.year, { recordsOnly: false });
    const render = query.ouvert ? renderFiguresCsv : renderFrenchFiguresCsv;
    return async () => ({
      name: `chiffres-${actor.operator}-${params.year}.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: render(document, (figure) => evidencePath(figure.origin)),
    });
  },
});

const findings = documentRoute({
  path: '/bilans/:year/controles.csv',
  summary: 'Ce que le contrôle trouve dans le bilan publié, en CSV ouvert',
  params: ofYear,
  query: nothing,
  read: async ({ tx, registry, actor, params }) => {
    const found = await findFaults(tx, registry, actor.operator, params.year, 'published');
    return async () => ({
      name: `controles-${actor.operator}-${params.year}.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: renderFindingsCsv(found),
    });
  },
});

const keptPdf = documentRoute({
  path: '/bilans/:year/publication/:number/bilan.pdf',
  summary: 'Le PDF d’une publication aux adhérents, tel qu’il a été publié',
  params: ofYear.extend({ number: z.coerce.number().int() }),
  query: nothing,
  read: async ({ tx, actor, params: { year, number } }) => {
    const bytes = await findKeptPdf(tx, year, number);
    if (bytes === null)
      throw problem('not-found', 'report.unknown-publication', `Le bilan ${year} n’a pas de publication ${number}.`, {
        year,
        number,
      });
    return async () => ({ name: `bilan-${actor.operator}-${year}-publication-${number}.pdf`, type: 'application/pdf', bytes });
  },
});

const published = {
  fields: {
    number: 'publication n°',
    publishedOn: 'le',
    title: 'titre',
    deliberation: 'délibération',
    note: 'note aux adhérents',
    sha256: 'empreinte du PDF',
    figures: 'chiffres des adhérents',
    reason: 'motif',
  },
  page: (year: string) => ({ path: publicationPath(Number(year)), label: `bilan ${year}` }),
};

const facts: Readonly<Record<string, FactWords>> = {
  'report.published': { label: 'Bilan publié aux adhérents', ...published },
  'report.withdrawn': { label: 'Bilan retiré aux adhérents', ...published },
  'report.plan-rewritten': {
    label: 'Plan de bilan récrit par une mise à jour',
    fields: { dimension: 'dimension' },
    page: (year) => ({ path: reportPath(Number(year)), label: `bilan ${year}` }),
  },
};

/** What readers across capabilities take from reports. */
export const reportReader: ReaderDoor = {
  api,
  documents: [pdf, figures, findings, keptPdf],
  facts,
  memberDocuments: listMemberDocuments,
  years: listOutlineYears,
};
