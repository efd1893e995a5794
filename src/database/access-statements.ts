import type { Role } from '../kernel/actor.ts';
import { literal, qualified, quoted } from './engine.ts';
import type { TableEntry } from './migration.ts';

/** Name of the one policy that opens a table of ours, and of the one that keeps members' people from deleting what they see. */
export const policyName = 'operator_isolation';
export const deletionPolicyName = 'operator_side_deletes';

/** The rules of a table's policy, as PostgreSQL prints them back: `using` for the rows seen, `check` for the rows written. */
export type Rules = {
  readonly using: string;
  readonly check: string;
  /** A deletion knows no `check`: where members see rows, a rule of its own. Null where `using` says it already. */
  readonly deletion: string | null;
};

/** Read once a statement, as a subquery is, and not once a row. */
function setting(name: string): string {
  return `( SELECT current_setting('${name}'::text, true) AS current_setting)`;
}

const ofOperator = `(operator = ${setting('bievre.operator')})`;
// Never set is null, and null shows nothing: only a transaction that says on whose side it stands sees a row.
const onOperatorSide = `(${setting('bievre.member')} = ''::text)`;

/** Holds when the transaction's actor holds one of these roles; the names are those of the code, plain words with hyphens. */
function holding(readers: readonly Role[]): string {
  const list = literal(`{${readers.join(',')}}`);
  return `(string_to_array(${setting('bievre.roles')}, ','::text) && ${list}::text[])`;
}

/** Holds for a row that names no role in this column, or one that the transaction's actor holds. */
function holdingOneOf(column: string): string {
  return `((${column} IS NULL) OR (string_to_array(${setting('bievre.roles')}, ','::text) && ${column}))`;
}

function ofReaders(readers: NonNullable<TableEntry['readers']>): string {
  return 'namedIn' in readers ? holdingOneOf(readers.namedIn) : holding(readers);
}

/** Holds for a row about the person to whom the account of the transaction's actor is tied. */
function aboutOneself({ person, tied }: NonNullable<TableEntry['ownRows']>): string {
  const table = tied.slice(tied.indexOf('.') + 1);
  return `(${person} IN ( SELECT ${table}.person FROM ${tied} WHERE (${table}.account = ${setting('bievre.actor')})))`;
}

/** What a transaction sees and writes of a table, by its operator, the member that it stands for, and the roles of its actor. */
export function rulesOf({ members, readers, ownRows }: Pick<TableEntry, 'members' | 'readers' | 'ownRows'>): Rules {
  const byRole = readers === undefined ? '' : ` AND ${ofReaders(readers)}`;
  const check = `(${ofOperator} AND ${onOperatorSide}${byRole})`;
  if (readers !== undefined && ownRows !== undefined) {
    const seen = `(${ofReaders(readers)} OR ${aboutOneself(ownRows)})`;
    return { using: `(${ofOperator} AND ${onOperatorSide} AND ${seen})`, check, deletion: ofReaders(readers) };
  }
  // What is private to roles of the operator is no member's, whatever else the entry says.
  if (members === 'nothing' || readers !== undefined) return { using: check, check, deletion: null };
  if (members === 'everything') return { using: ofOperator, check, deletion: onOperatorSide };
  if ('adds' in members) {
    const byThemselves = `(${members.adds} = ${setting('bievre.actor')})`;
    return { using: check, check: `(${ofOperator} AND (${onOperatorSide} OR ${byThemselves}))`, deletion: null };
  }
  const own = `(${members.own} = ${setting('bievre.member')})`;
  const using = `(${ofOperator} AND (${onOperatorSide} OR ${own}))`;
  if (members.writes === undefined) return { using, check, deletion: onOperatorSide };
  const written = `(${own} AND ${holding(members.writes.by)})`;
  return { using, check: `(${ofOperator} AND (${onOperatorSide} OR ${written}))`, deletion: onOperatorSide };
}

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

/** The accounts' role: all of its own tables, and the journal to add to, so that a change of an account is written with it. */
export function accountsPrivilegesOf({ table }: Pick<TableEntry, 'table'>): readonly string[] {
  if (schemaOf(table) === accountsSchema) return privilegesOf['read-write'];
  return table === 'journal.entry' ? privilegesOf.append : [];
}

function isolation(table: string, { using, check, deletion }: Rules): string {
  return `
alter table ${table} enable row level security;
alter table ${table} force row level security;
drop policy if exists ${policyName} on ${table};
create policy ${policyName} on ${table} using ${using} with check ${check};
drop policy if exists ${deletionPolicyName} on ${table};
${deletion === null ? '' : `create policy ${deletionPolicyName} on ${table} as restrictive for delete using ${deletion};`}`;
}

function grants(entry: TableEntry): string {
  const table = qualified(entry.table);
  const privileges = privilegesOf[entry.grants];
  const accounts = accountsPrivilegesOf(entry);
  return `
revoke all on ${table} from public, bievre_app, bievre_accounts;
${privileges.length > 0 ? `grant ${privileges.join(', ')} on ${table} to bievre_app;` : ''}
${accounts.length > 0 ? `grant ${accounts.join(', ')} on ${table} to bievre_accounts;` : ''}
${(entry.ownerCalls ?? []).map((call) => `revoke all on function ${call} from public, bievre_app, bievre_accounts;`).join('\n')}`;
}

function schemaUse(schema: string, entries: readonly TableEntry[]): string {
  const reached = entries.some((entry) => schemaOf(entry.table) === schema && entry.grants !== 'none');
  const accounts = entries.some((entry) => schemaOf(entry.table) === schema && accountsPrivilegesOf(entry).length > 0);
  return `
revoke all on schema ${quoted(schema)} from public, bievre_app, bievre_accounts;
${reached ? `grant usage on schema ${quoted(schema)} to bievre_app;` : ''}
${accounts ? `grant usage on schema ${quoted(schema)} to bievre_accounts;` : ''}`;
}

/**
 * Policies and grants of every table of the catalogue, deny by default: all is revoked, then what the entry says is granted.
 * `views` are given grants only; they show what their reader may see (`security_invoker`, checked by the catalogue).
 */
export function accessStatements(entries: readonly TableEntry[], views: ReadonlySet<string>): string {
  const schemas = [...new Set(entries.map((entry) => schemaOf(entry.table)))].sort();
  const tables = entries.map((entry) => {
    const isolated = entry.isolation === 'operator' && !views.has(entry.table);
    return `${isolated ? isolation(qualified(entry.table), rulesOf(entry)) : ''}${grants(entry)}`;
  });
  return [...schemas.map((schema) => schemaUse(schema, entries)), ...tables]
    .join('\n')
    .split('\n')
    .filter((line) => line !== '')
    .join('\n');
}
