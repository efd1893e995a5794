import { qualified, quoted } from './engine.ts';
import type { TableEntry } from './migration.ts';

/** Name of the one policy of every table of ours. */
export const policyName = 'operator_isolation';

/** What the application's role may do, by the entry's word. */
export const privilegesOf: Readonly<Record<TableEntry['grants'], readonly string[]>> = {
  'read-write': ['select', 'insert', 'update', 'delete'],
  append: ['select', 'insert'],
  read: ['select'],
  none: [],
};

/** The accounts library does what it wants with its own tables. */
export const accountsSchema = 'accounts';

export function schemaOf(table: string): string {
  return table.slice(0, table.indexOf('.'));
}

function isolation(table: string): string {
  const own = "(operator = current_setting('bievre.operator', true))";
  return `
alter table ${table} enable row level security;
alter table ${table} force row level security;
drop policy if exists ${policyName} on ${table};
create policy ${policyName} on ${table} using ${own} with check ${own};`;
}

function grants(entry: TableEntry): string {
  const table = qualified(entry.table);
  const privileges = privilegesOf[entry.grants];
  const accounts = schemaOf(entry.table) === accountsSchema;
  return `
revoke all on ${table} from public, bievre_app, bievre_accounts;
${privileges.length > 0 ? `grant ${privileges.join(', ')} on ${table} to bievre_app;` : ''}
${accounts ? `grant select, insert, update, delete on ${table} to bievre_accounts;` : ''}`;
}

function schemaUse(schema: string, entries: readonly TableEntry[]): string {
  const reached = entries.some((entry) => schemaOf(entry.table) === schema && entry.grants !== 'none');
  return `
revoke all on schema ${quoted(schema)} from public, bievre_app, bievre_accounts;
${reached ? `grant usage on schema ${quoted(schema)} to bievre_app;` : ''}
${schema === accountsSchema ? `grant usage on schema ${quoted(schema)} to bievre_accounts;` : ''}`;
}

/**
 * Policies and grants of every table of the catalogue, deny by default: all is revoked, then what the entry says is granted.
 * `views` are given grants only; they show what their reader may see (`security_invoker`, checked by the catalogue).
 */
export function accessStatements(entries: readonly TableEntry[], views: ReadonlySet<string>): string {
  const schemas = [...new Set(entries.map((entry) => schemaOf(entry.table)))].sort();
  const tables = entries.map((entry) => {
    const isolated = entry.isolation === 'operator' && !views.has(entry.table);
    return `${isolated ? isolation(qualified(entry.table)) : ''}${grants(entry)}`;
  });
  return [...schemas.map((schema) => schemaUse(schema, entries)), ...tables]
    .join('\n')
    .split('\n')
    .filter((line) => line !== '')
    .join('\n');
}
