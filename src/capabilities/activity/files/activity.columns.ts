import type { Column } from '../../../import/format.ts';
import { frenchScope } from '../beneficiary.ts';

export function kindColumn(own: Partial<Column> = {}): Column {
  return {
    name: 'type',
    also: ['kind', 'type_activite', 'activite'],
    field: 'kind',
    value: { kind: 'reference', to: 'kind' },
    required: true,
    description: 'Code ou nom du type d’activité.',
    example: 'Suivi d’application',
    ...own,
  };
}

export function projectColumn(own: Partial<Column> = {}): Column {
  return {
    name: 'projet',
    also: ['project'],
    field: 'project',
    value: { kind: 'reference', to: 'project' },
    required: false,
    description: 'Code ou nom du projet.',
    example: '',
    ...own,
  };
}

/** Why days of locked months go to other figures; it stays in the file, which the import keeps. @param what « le logiciel d’un projet » */
export function reasonColumn(what: string): Column {
  return {
    name: 'raison',
    also: ['reason'],
    field: 'reason',
    value: { kind: 'text' },
    required: false,
    stored: false,
    description: `Pourquoi ; demandée si la ligne change ${what} dont des lignes de temps sont dans des mois verrouillés.`,
    example: '',
  };
}

/** MULTI or INTERNE where no single member benefits; goes with `checkBeneficiary`. */
export const scopeColumn: Column = {
  name: 'partage',
  also: ['scope', 'portee'],
  field: 'scope',
  value: { kind: 'choice', choices: { [frenchScope.shared]: 'shared', [frenchScope.internal]: 'internal' } },
  required: false,
  key: true,
  description:
    'MULTI si la ligne est partagée par les utilisateurs du service, INTERNE si elle est pour l’opérateur ; vide si un adhérent est donné.',
  example: '',
};

/** A line is for one member, or for MULTI, or for INTERNE. */
export function checkBeneficiary({ body, scope }: Readonly<Record<string, unknown>>) {
  if ((typeof body === 'string') !== (typeof scope === 'string')) return null;
  const message =
    typeof body === 'string'
      ? 'Un adhérent et un partage sont donnés ensemble : gardez l’adhérent, ou MULTI, ou INTERNE.'
      : 'Pour qui est cette ligne ? Donnez un adhérent, ou MULTI ou INTERNE dans la colonne « partage ».';
  return { field: typeof body === 'string' ? 'partage' : 'adherent', rule: 'one-beneficiary', message };
}
