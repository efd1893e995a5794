import { accountsPrivilegesOf, deletionPolicyName, policyName, privilegesOf, rulesOf, schemaOf } from './access-statements.ts';
import type { OwnerLine } from './engine.ts';
import type { TableEntry } from './migration.ts';

/** `structure`: the tables themselves; `access`: policies and grants, which `migrate` puts right by itself. */
export type Fault = { readonly kind: 'structure' | 'access'; readonly table: string; readonly what: string };

type Found = {
  readonly table: string;
  readonly relkind: 'r' | 'p' | 'v' | 'm' | 'f';
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly invoker: boolean;
  readonly policies: readonly { name: string; rule: string; check: string; every: boolean; deletion: boolean }[];
  readonly application: readonly string[];
  readonly accounts: readonly string[];
  readonly use_application: boolean;
  readonly use_accounts: boolean;
  readonly key_starts_with_operator: boolean;
  readonly keys_without_operator: readonly string[];
  readonly references_without_operator: readonly string[];
  readonly guards: readonly string[];
};

const foundStatement = `
with privilege (name) as (values ('select'), ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger'))
select n.nspname || '.' || c.relname as "table", c.relkind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
  coalesce('security_invoker=true' = any (c.reloptions), false) as invoker,
  coalesce((select jsonb_agg(jsonb_build_object('name', p.polname, 'rule', pg_get_expr(p.polqual, c.oid), 'check',
      pg_get_expr(p.polwithcheck, c.oid), 'every', p.polpermissive and p.polcmd = '*' and p.polroles = '{0}',
      'deletion', not p.polpermissive and p.polcmd = 'd' and p.polroles = '{0}'))
    from pg_policy p where p.polrelid = c.oid), '[]') as policies,
  to_jsonb(array(select name from privilege where has_table_privilege('bievre_app', c.oid, name))) as application,
  to_jsonb(array(select name from privilege where has_table_privilege('bievre_accounts', c.oid, name))) as accounts,
  has_schema_privilege('bievre_app', n.oid, 'usage') as use_application,
  has_schema_privilege('bievre_accounts', n.oid, 'usage') as use_accounts,
  exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attname = 'operator'
    where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum) as key_starts_with_operator,
  to_jsonb(array(select x.relname from pg_index i join pg_class x on x.oid = i.indexrelid
    where i.indrelid = c.oid and i.indisunique and not exists (select from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'operator' and a.attnum = any (i.indkey::int2[])))) as keys_without_operator,
  to_jsonb(array(select k.conname from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and not exists
    (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'operator' and a.attnum = any (k.conkey)))) as references_without_operator,
  -- before each row, inserted or updated, whatever it holds, and not switched off
  to_jsonb(array(select t.tgfoid::regprocedure::text from pg_trigger t where t.tgrelid = c.oid and t.tgtype = 1 + 2 + 4 + 16
    and t.tgqual is null and t.tgattr = '' and t.tgenabled in ('O', 'A'))) as guards
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1`;

/** Functions of ours that would run with their owner's rights; extensions bring theirs. */
const elevatedFunctions = `
select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
order by 1`;

/** Functions that the application may call and that change the session's settings: they could stand on another side than their caller. */
const standingFunctions = `
select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and (has_function_privilege('bievre_app', p.oid, 'execute') or has_function_privilege('bievre_accounts', p.oid, 'execute'))
  and (p.prosrc ~* 'set_config|\\mset\\s+(local|session)\\M|\\mreset\\M' or exists (
    select from unnest(p.proconfig) as setting where setting ~ '^(bievre[.]|role=|row_security=)'))
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
order by 1`;

function same(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

function structureFaults(entry: TableEntry, found: Found): string[] {
  if (found.relkind === 'v')
    return found.invoker ? [] : ['vue sans security_invoker : elle montrerait les lignes de tous les opérateurs'];
  if (found.relkind === 'm' || found.relkind === 'f')
    return ['ni vue matérialisée ni table distante : aucune ne connaît l’isolation par ligne'];
  if (entry.isolation === 'library') return [];
  return [
    ...(found.key_starts_with_operator ? [] : ['la clé primaire ne commence pas par la colonne operator']),
    ...found.keys_without_operator.map((name) => `unicité « ${name} » sans la colonne operator`),
    ...found.references_without_operator.map((name) => `référence « ${name} » sans la colonne operator`),
  ];
}

/** PostgreSQL prints a sub-query on several lines. */
function onOneLine(rule: string): string {
  return rule.replace(/\s+/g, ' ');
}

function isolationFaults(entry: TableEntry, found: Found): string[] {
  if (entry.isolation === 'library' || found.relkind === 'v') return [];
  const { using, check, deletion } = rulesOf(entry);
  const policy = found.policies.find(({ name }) => name === policyName);
  const forDeletion = found.policies.find(({ name }) => name === deletionPolicyName);
  const others = found.policies.filter((one) => one !== policy && (deletion === null || one !== forDeletion));
  return [
    ...(found.enabled ? [] : ['isolation par ligne non activée']),
    ...(found.forced ? [] : ['isolation par ligne non imposée au propriétaire']),
    ...(policy && onOneLine(policy.rule) === using && policy.check === check && policy.every
      ? []
      : ['sans la règle d’isolation par opérateur et par adhérent']),
    ...(deletion === null || (forDeletion?.rule === deletion && forDeletion.deletion)
      ? []
      : ['sans la règle qui réserve les suppressions à l’opérateur']),
    ...others.map((other) => `règle de trop « ${other.name} »`),
  ];
}

/** A table that members' people write has, in force, the trigger that keeps them to their columns. */
function guardFaults({ members }: TableEntry, found: Found): string[] {
  if (typeof members === 'string' || !('writes' in members) || members.writes === undefined) return [];
  const { guard } = members.writes;
  return found.guards.includes(guard) ? [] : [`sans le déclencheur « ${guard} » qui garde les colonnes de l’opérateur`];
}

function grantFaults(entry: TableEntry, found: Found, reached: ReadonlySet<string>, byAccounts: ReadonlySet<string>): string[] {
  const schemaIsReached = reached.has(schemaOf(entry.table));
  const accounts = byAccounts.has(schemaOf(entry.table));
  return [
    ...(same(found.application, privilegesOf[entry.grants])
      ? []
      : [`droits de bievre_app : ${found.application.join(', ') || 'aucun'} au lieu de « ${entry.grants} »`]),
    ...(same(found.accounts, accountsPrivilegesOf(entry))
      ? []
      : [`droits de bievre_accounts : ${found.accounts.join(', ') || 'aucun'}`]),
    ...(found.use_application === schemaIsReached ? [] : [`schéma ${schemaIsReached ? 'fermé' : 'ouvert'} à bievre_app`]),
    ...(found.use_accounts === accounts ? [] : [`schéma ${accounts ? 'fermé' : 'ouvert'} à bievre_accounts`]),
  ];
}

/** The views among the tables of the database: they take grants, no policy. */
export async function findViews(owner: OwnerLine): Promise<ReadonlySet<string>> {
  const rows = await owner.rows(
    "select n.nspname || '.' || c.relname as view from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v'",
  );
  return new Set(rows.map((row) => String(row['view'])));
}

/** Every difference between the catalogue and the database; none means that no table escapes its policy. */
export async function compareTables(owner: OwnerLine, entries: readonly TableEntry[]): Promise<readonly Fault[]> {
  const found = (await owner.rows(foundStatement)) as unknown as readonly Found[]; // the columns of the statement above
  const byName = new Map(found.map((table) => [table.table, table]));
  const declared = new Set(entries.map((entry) => entry.table));
  const reached = new Set(entries.filter((entry) => entry.grants !== 'none').map((entry) => schemaOf(entry.table)));
  const byAccounts = new Set(
    entries.filter((entry) => accountsPrivilegesOf(entry).length > 0).map((entry) => schemaOf(entry.table)),
  );
  const undeclared = found
    .filter((table) => !declared.has(table.table))
    .map((table): Fault => ({ kind: 'structure', table: table.table, what: 'table absente du catalogue' }));
  const faults = entries.flatMap((entry): Fault[] => {
    const table = byName.get(entry.table);
    if (!table) return [{ kind: 'structure', table: entry.table, what: 'table déclarée mais absente de la base' }];
    const say = (kind: Fault['kind'], whats: readonly string[]) => whats.map((what) => ({ kind, table: entry.table, what }));
    return [
      ...say('structure', structureFaults(entry, table)),
      ...say('structure', guardFaults(entry, table)),
      ...say('access', isolationFaults(entry, table)),
      ...say('access', grantFaults(entry, table, reached, byAccounts)),
    ];
  });
  return [...undeclared, ...(await functionFaults(owner, entries)), ...faults];
}

async function functionFaults(owner: OwnerLine, entries: readonly TableEntry[]): Promise<Fault[]> {
  const say = (names: readonly string[], what: string) => names.map((table): Fault => ({ kind: 'structure', table, what }));
  const namesOf = async (statement: string) => (await owner.rows(statement)).map((row) => String(row['name']));
  const known = new Set(entries.flatMap(({ standing = [] }) => standing));
  const ownerCalls = new Set(entries.flatMap((entry) => entry.ownerCalls ?? []));
  const callable = await namesOf(standingFunctions);
  const found = callable.filter((name) => !ownerCalls.has(name));
  const open = callable.filter((name) => ownerCalls.has(name));
  return [
    ...open.map((table): Fault => ({ kind: 'access', table, what: 'fonction du propriétaire, que l’application peut appeler' })),
    ...say(await namesOf(elevatedFunctions), 'fonction security definer : elle échapperait à l’isolation'),
    ...say(
      found.filter((name) => !known.has(name)),
      'fonction qui change de côté sans être au catalogue : elle échapperait à l’isolation',
    ),
    ...say(
      [...known].filter((name) => !found.includes(name)),
      'fonction du catalogue absente de la base',
    ),
  ];
}
