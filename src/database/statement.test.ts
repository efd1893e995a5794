import { describe, expect, it } from 'vitest';
import { demandStoreStatement } from './statement.ts';

describe('a store’s statement', () => {
  it.each([
    'set role bievre_accounts',
    'SET LOCAL ROLE none',
    ' /* why */ reset role',
    '-- quietly\nset session authorization postgres',
    'reset all',
    'discard all',
    "set bievre.operator = 'beta'",
    "do $$ begin execute 'reset role'; end $$",
    'commit',
    'rollback',
    'begin',
    'prepare a as select 1',
    "copy t from '/etc/passwd'",
    'create table public.t (a int)',
    'create function f() returns int language sql as $$ select 1 $$',
    'grant bievre_accounts to bievre_app',
    "select set_config('role', 'none', true)",
    `select pg_catalog."set_config" ('role', 'none', true)`,
    "select pg_catalog.set_config/* */('bievre.operator', 'beta', true)",
    `select U&"set\\005fconfig"('role', 'none', true)`,
    `select E'\\'', set_config('role', 'none', true), ''`,
    "select pg_read_file('/etc/passwd')",
    "with x as (select query_to_xml('reset role', true, true, '')) select * from x",
  ])('is refused when it could step out of its role or its transaction: %s', (statement) => {
    expect(() => demandStoreStatement(statement)).toThrow('a store may not');
  });

  it.each([
    'select 1',
    'with a as (select 1) select * from a',
    'insert into budget.line (label) values ($1)',
    "select 'set role to x; reset role' as text",
    '/* the towns */ -- in order\nselect 1 -- reset role',
    'create temporary table stage (a int) on commit drop',
    'CREATE TEMP TABLE stage AS select 1',
    'set constraints all immediate',
    'delete from import.file',
    'analyze stage',
  ])('goes through when it reads or writes: %s', (statement) => {
    expect(() => demandStoreStatement(statement)).not.toThrow();
  });
});
