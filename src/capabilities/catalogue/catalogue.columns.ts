import type { Column } from '../../import/format.ts';

/** The application that a row of any file is about, by its code or any of its names; `own` says what differs in that file. */
export function applicationColumn(example: string, own: Partial<Column> = {}): Column {
  return {
    name: 'logiciel',
    also: ['application'],
    field: 'application',
    value: { kind: 'reference', to: 'application' },
    required: false,
    description: 'Code ou nom du logiciel.',
    example,
    ...own,
  };
}

/** The domain under which a row stands; each file says what that means there. */
export function domainColumn(description: string, example = 'Affaires civiles'): Column {
  return {
    name: 'domaine',
    also: ['domain'],
    field: 'domain',
    value: { kind: 'reference', to: 'domain' },
    required: false,
    description,
    example,
  };
}

export function vendorColumn(description: string): Column {
  return {
    name: 'editeur',
    also: ['vendor', 'fournisseur'],
    field: 'vendor',
    value: { kind: 'reference', to: 'vendor' },
    required: false,
    description,
    example: 'Arpège',
  };
}

/** What an application does, as people look for it; the glossary tells it again in the words of the printed report. */
export function functionsColumn(example: string): Column {
  return {
    name: 'fonctionnalites',
    also: ['functions'],
    field: 'functions',
    value: { kind: 'text' },
    required: false,
    description: 'Ce que le logiciel permet de faire.',
    example,
  };
}
