import type { ChapterInput } from '../outline.ts';
import type { DraftFacts } from './facts.ts';

type DraftBlock = NonNullable<ChapterInput['blocks']>[number];
type DraftRow = Extract<DraftBlock, { type: 'table' }>['rows'][number];

const directions = { revenue: 'Recettes', expenditure: 'Dépenses' } as const;

/** « de fonctionnement », « d’investissement ». */
function ofSection(section: 'operating' | 'investment'): string {
  return section === 'operating' ? 'de fonctionnement' : 'd’investissement';
}

export function membersChapter(facts: DraftFacts): ChapterInput | null {
  if (facts.bodies.length === 0) return null;
  const title = 'Les adhérents';
  const day = `${facts.year}-12-31`;
  const columns = [
    ...(facts.populations ? [{ label: 'Habitants', measure: 'directory.population', unit: 'inhabitants', period: day }] : []),
    ...(facts.domains.length > 0 ? [{ label: 'Logiciels', measure: 'catalogue.applications', unit: 'count', period: day }] : []),
    ...(facts.contributors.length > 0 ? [{ label: 'Contribution', measure: 'contributions.amount', unit: 'EUR' }] : []),
  ];
  const text: DraftBlock = {
    type: 'text',
    text: `Au 31 décembre ${facts.year}, ${facts.operatorName} compte **{adherents}** adhérents et sert **{organismes}** organismes en tout.`,
    figures: {
      adherents: { measure: 'directory.bodies', at: { status: 'member' }, period: day, label: 'Adhérents' },
      organismes: { measure: 'directory.bodies', period: day, label: 'Organismes servis' },
    },
  };
  const table: DraftBlock = {
    type: 'table',
    id: 'adherents',
    caption: 'Les organismes servis',
    section: title,
    table: 'members',
    rowHeading: 'Organisme',
    columns,
    rows: facts.bodies.map(({ code, name }) => ({ label: name, at: { body: code } })),
  };
  return { title, blocks: columns.length > 0 ? [text, table] : [text] };
}

export function budgetChapter(facts: DraftFacts): ChapterInput | null {
  if (facts.budget.length === 0) return null;
  const perimeter = facts.otherPerimeters ? { perimeter: 'own' } : {};
  const note = facts.otherPerimeters ? 'Hors centrale d’achat et prestations refacturées.' : undefined;
  const chapters = facts.budget.map(({ section, direction, chapters: lines, carriedOver }): ChapterInput => {
    const title = `${directions[direction]} ${ofSection(section)}`;
    const at = { section, direction, ...perimeter };
    const id = `budget-${section}-${direction}`;
    const rate = carriedOver ? 'budget.rate_with_carried_over' : 'budget.rate';
    const columns = [
      { label: 'Prévisions', measure: 'budget.forecast', unit: 'EUR', at },
      { label: 'Réalisations', measure: 'budget.realised', unit: 'EUR', at, absence: 'aucune réalisation' },
      ...(carriedOver
        ? [
            { label: 'Reports', measure: 'budget.carried_over', unit: 'EUR', at, absence: 'aucun report' },
            { label: 'Total avec reports', measure: 'budget.realised_with_carried_over', unit: 'EUR', at },
          ]
        : []),
      { label: carriedOver ? 'Taux avec reports' : 'Taux de réalisation', measure: rate, unit: 'percent', at },
    ];
    const rows: DraftRow[] = [
      ...lines.map(({ chapter, label }) => ({ label: `${chapter} ${label}`, at: { chapter } })),
      { label: 'Total', kind: 'total' as const },
    ];
    return {
      title,
      blocks: [
        {
          type: 'text',
          text: `Les ${directions[direction].toLowerCase()} ${ofSection(section)} réalisées s’élèvent à **{realise}**${carriedOver ? ', {total} avec les reports,' : ''} pour {prevu} prévus : un taux de ${carriedOver ? '{taux}, reports compris' : 'réalisation de {taux}'}.`,
          figures: {
            realise: { measure: 'budget.realised', at, unit: 'EUR', label: `${title}, réalisé` },
            ...(carriedOver
              ? {
                  total: { measure: 'budget.realised_with_carried_over', at, unit: 'EUR', label: `${title}, réalisé et reports` },
                }
              : {}),
            prevu: { measure: 'budget.forecast', at, unit: 'EUR', label: `${title}, prévu` },
            taux: { measure: rate, at, unit: 'percent', label: `${title}, taux de réalisation` },
          },
        },
        {
          type: 'table',
          id,
          caption: `${title} ${facts.year} par chapitre`,
          section: title,
          table: `${section}-${direction}-by-chapter`,
          rowHeading: 'Chapitre',
          columns,
          rows,
          ...(note ? { note } : {}),
        },
        {
          type: 'chart',
          of: id,
          kind: 'grouped-bar',
          title: `${title} : prévu et réalisé`,
          columns: ['Prévisions', 'Réalisations'],
          alternative: `Montants prévus et réalisés par chapitre des ${directions[direction].toLowerCase()} ${ofSection(section)}.`,
        },
      ],
    };
  });
  return { title: 'Le bilan financier', chapters };
}

export function contributionsChapter(facts: DraftFacts): ChapterInput | null {
  if (facts.contributors.length === 0) return null;
  const title = 'Les contributions des adhérents';
  const total = { label: 'Total', measure: 'contributions.amount', unit: 'EUR' };
  const columns = [
    ...(facts.kinds.length > 1
      ? facts.kinds.map(({ code, name }) => ({ label: name, measure: 'contributions.amount', unit: 'EUR', at: { kind: code } }))
      : []),
    total,
    { label: 'Part', measure: 'contributions.share', unit: 'percent' },
  ];
  const rows: DraftRow[] = [
    ...facts.contributors.map(({ code, name }) => ({ label: name, at: { body: code } })),
    { label: 'Total', kind: 'total' as const, cells: { Part: null } },
  ];
  return {
    title,
    blocks: [
      {
        type: 'text',
        text: 'Les contributions appelées s’élèvent à **{total}**.',
        figures: { total: { measure: 'contributions.amount', unit: 'EUR', label: 'Total des contributions' } },
      },
      {
        type: 'table',
        id: 'contributions',
        caption: `Contributions ${facts.year} par organisme`,
        section: title,
        table: 'contributions-by-member',
        rowHeading: 'Organisme',
        columns,
        rows,
      },
      {
        type: 'chart',
        of: 'contributions',
        kind: 'bar',
        title: `Contributions ${facts.year}`,
        columns: ['Total'],
        alternative: 'Montant total versé par chaque organisme.',
      },
    ],
  };
}

export function volumesChapter(facts: DraftFacts): ChapterInput | null {
  if (facts.volumes.length === 0) return null;
  const title = 'Les volumes d’activité';
  const blocks = facts.volumes.map(({ domain, indicators }): DraftBlock => {
    const columns = facts.volumeYears.map((year) => ({
      label: String(year),
      measure: 'indicators.value',
      unit: 'count',
      period: String(year),
    }));
    const rows = indicators.map(({ code, name, measure, unit }): DraftRow => {
      const cells = Object.fromEntries(
        facts.volumeYears.map((year) => [String(year), { measure, at: { indicator: code }, period: String(year), unit }]),
      );
      return { label: name, at: { indicator: code }, cells: measure === 'indicators.value' ? {} : cells };
    });
    return { type: 'table', caption: domain, section: title, table: 'domain-volumes', rowHeading: 'Indicateur', columns, rows };
  });
  return { title, blocks };
}

export function catalogueChapter(facts: DraftFacts): ChapterInput | null {
  if (facts.domains.length === 0) return null;
  const title = 'Les logiciels et leurs usages';
  const day = `${facts.year}-12-31`;
  const byDomain: DraftBlock = {
    type: 'table',
    id: 'logiciels-par-domaine',
    caption: `Logiciels et déploiements par domaine au 31 décembre ${facts.year}`,
    section: title,
    table: 'applications-by-domain',
    rowHeading: 'Domaine',
    columns: [
      { label: 'Logiciels', measure: 'catalogue.applications', unit: 'count', period: day },
      { label: 'Déploiements', measure: 'catalogue.deployments', unit: 'count', period: day },
    ],
    rows: [
      ...facts.domains.flatMap(({ code, name }) => (code === null ? [] : [{ label: name, at: { domain: code } }])),
      { label: 'Total', kind: 'total' },
    ],
  };
  const text: DraftBlock = {
    type: 'text',
    text: 'Les adhérents utilisent **{logiciels}** logiciels, pour {deploiements} déploiements.',
    figures: {
      logiciels: { measure: 'catalogue.applications', period: day, label: 'Logiciels déployés' },
      deploiements: { measure: 'catalogue.deployments', period: day, label: 'Déploiements' },
    },
  };
  const chart: DraftBlock = {
    type: 'chart',
    of: 'logiciels-par-domaine',
    kind: 'bar',
    title: 'Logiciels par domaine',
    columns: ['Logiciels'],
    alternative: 'Nombre de logiciels déployés dans chaque domaine.',
  };
  return { title, blocks: [text, byDomain, chart] };
}

export function deploymentsAnnex(facts: DraftFacts): ChapterInput | null {
  if (facts.domains.length === 0 || facts.users.length === 0) return null;
  const title = `Logiciels et usages par adhérent au 31 décembre ${facts.year}`;
  const columns = facts.users.map(({ code, name }) => ({
    label: name,
    measure: 'catalogue.deployments',
    unit: 'count',
    at: { body: code },
    period: `${facts.year}-12-31`,
  }));
  const blocks = facts.domains.map(
    ({ code, name, functions }): DraftBlock => ({
      type: 'table',
      id: `deploiements-${code ?? 'sans-domaine'}`,
      caption: name,
      section: title,
      table: 'application-deployments',
      rowHeading: 'Usage',
      display: 'matrix',
      columns,
      rows: functions.map((one) => ({
        label: `${one.name} | ${one.application}`,
        shown: one.name === one.application ? one.name : `${one.name} (${one.application})`,
        at: { function: one.code },
      })),
    }),
  );
  return { title, annex: true, blocks };
}

/** An annex that prints a list of the catalogue as it stands on the last day of the year, one row an entry. */
function entriesAnnex(
  facts: DraftFacts,
  title: string,
  table: string,
  entries: DraftFacts['core'],
  columns: readonly { readonly label: string; readonly measure: string }[],
): ChapterInput | null {
  if (entries.length === 0) return null;
  return {
    title,
    annex: true,
    blocks: [
      {
        type: 'table',
        caption: title,
        section: title,
        table,
        rowHeading: 'Logiciel',
        columns: columns.map((column) => ({ ...column, unit: 'text', period: `${facts.year}-12-31` })),
        rows: entries.map((entry) => ({ label: entry.title, at: { entry: entry.code } })),
      },
    ],
  };
}

export function coreAnnex(facts: DraftFacts): ChapterInput | null {
  return entriesAnnex(facts, 'Logiciels du socle', 'application-core-set', facts.core, [
    { label: 'Domaine', measure: 'catalogue.core_domain' },
    { label: 'Sous-domaine', measure: 'catalogue.core_subdomain' },
    { label: 'Fournisseur', measure: 'catalogue.core_vendor' },
  ]);
}

export function glossaryAnnex(facts: DraftFacts): ChapterInput | null {
  return entriesAnnex(facts, 'Glossaire des logiciels', 'application-glossary', facts.glossary, [
    { label: 'Fonctionnalités', measure: 'catalogue.glossary_functions' },
    { label: 'Fournisseur', measure: 'catalogue.glossary_vendor' },
  ]);
}
