import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { inPieces } from './copy-lines.ts';
import { explained } from './database.problems.ts';
import { beginning, type Engine, type Identity, type Line, type Outcome, type OwnerLine } from './engine.ts';
import { StatementNames } from './statement-names.ts';
import { accountsParsers, arrayOid, oid, type Parse, parsers } from './values.ts';

/** pg's own reader of array texts; its published type describes another function than the one it holds. */
const arrays = pg.types.arrayParser as unknown as { create: (text: string, element: Parse) => { parse: () => unknown[] } };

/** The same parsers as on the embedded engine, for values and for arrays of them; the rest is `pg`'s own. */
function typesWith(named: Readonly<Record<keyof typeof oid, Parse>>): pg.CustomTypesConfig {
  const byOid = new Map<number, Parse>();
  for (const [name, id] of Object.entries(oid)) byOid.set(id, named[name as keyof typeof oid]); // the entries of `oid`
  for (const [name, id] of Object.entries(arrayOid)) {
    const element = named[name as keyof typeof arrayOid]; // the entries of `arrayOid`
    byOid.set(id, (text) => arrays.create(text, element).parse());
  }
  const getTypeParser = (id: number, format?: 'text' | 'binary') => byOid.get(id) ?? pg.types.getTypeParser(id, format);
  // pg declares one overload per format and type; a function of both cannot be written to match them all
  return { getTypeParser } as unknown as pg.CustomTypesConfig;
}

/** Who acts is written out in the message that begins a transaction (`context.ts`): a server where a backslash escapes would read other words. */
const asWritten = 'set standard_conforming_strings = on';

const session = `${asWritten}; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'`;

/**
 * Statements of figures are long texts over thousands of rows: compiling one takes the server up to seconds, and saves milliseconds. It
 * compiles by its estimate of the cost, which row-level security leads far astray.
 */
const uncompiled = 'set jit = off';

/**
 * What the application reads again and again is in memory or on a disk without a head: looking a page up costs hardly more than reading the
 * next. With the server's own setting of 4, made for turning disks, each row of an import has its foreign keys checked by reading tables of
 * a hundred rows whole.
 */
const atHand = 'set random_page_cost = 1.1';

/** Accounts stand in their own role for the whole session; the application takes its role in each transaction. */
const sessionOf = {
  application: `${session}; ${uncompiled}; ${atHand}; set search_path = pg_catalog`,
  accounts: `${session}; set role bievre_accounts; set search_path = accounts`,
} as const;

function poolFor(url: string, identity: Identity): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: identity === 'application' ? 10 : 4,
    pipeline: identity === 'application',
    types: typesWith(identity === 'application' ? parsers : accountsParsers),
    application_name: `bievre ${identity}`,
    onConnect: async (client) => {
      await client.query(sessionOf[identity]);
    },
  });
  // an idle connection that breaks is dropped by the pool; the next query opens another
  pool.on('error', () => {});
  // one that breaks while it is lent fails its statement, which is where it is told
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * A connection that is lent; `keeps` while the statements of its transaction are ones that the server may keep, `beginning` what begins it
 * while nobody has waited for the answer, `failed` once that was an error.
 */
type Held = {
  readonly client: pg.PoolClient;
  readonly names: StatementNames;
  keeps: boolean;
  beginning: Promise<unknown> | null;
  failed: boolean;
  broken: boolean;
};

/**
 * What may be sent behind the message that begins a transaction, before that is answered. Nearly always the server refuses what comes
 * behind a beginning that failed; where it was stopped before its first word, there is no transaction, and a statement runs by itself, under
 * the login's own role and no operator: one that reads sees no row there.
 */
const reads = /^\s*select\b/i;

/** A table of one transaction has other columns in the next: what the server kept of a statement over it would be refused there. */
const makesTable = /^\s*create\b/i;

/** @throws what made the beginning fail, for each statement that is asked for after it, and not that there is no transaction */
async function begun(held: Held): Promise<void> {
  if (held.beginning === null) return;
  await held.beginning;
  held.beginning = null;
}

async function run(held: Held, sql: string, parameters: readonly unknown[] = []): Promise<Outcome> {
  if (makesTable.test(sql)) held.keeps = false;
  // one statement at a time, as on the embedded engine: without parameters, pg would let several through
  const name = held.keeps ? held.names.of(sql) : undefined;
  const asked = { ...(name === undefined ? {} : { name }), text: sql, values: [...parameters], queryMode: 'extended' };
  if (held.beginning !== null && (held.failed || !reads.test(sql))) await begun(held);
  const answer = held.client.query(asked);
  if (held.beginning !== null) {
    await Promise.allSettled([held.beginning, answer]);
    await begun(held);
  }
  const result = await answer;
  return { rows: result.rows, command: result.command, affected: result.rowCount };
}

/**
 * COPY has the connection to itself, and pg lets it on none that sends statements ahead of their answers. `pipeline` says for each
 * statement how it is sent; its published type knows it as set once.
 */
async function oneByOne<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  const sending: { pipeline: boolean } = client;
  sending.pipeline = false;
  try {
    return await work();
  } finally {
    sending.pipeline = true;
  }
}

function lineTo(held: Held): Line {
  /** A connection on which that fails is dropped, and the server rolls back by itself; what is told is the error that led here. */
  const rollback = async () => {
    try {
      await held.client.query('rollback');
    } catch {
      held.broken = true;
    }
  };
  return {
    query: (sql, parameters) => run(held, sql, parameters),
    begin: async (readOnly, context) => {
      held.keeps = !readOnly;
      held.failed = false;
      held.beginning = held.client.query(beginning(readOnly, context));
      if (context === null) return await begun(held);
      // told by what is asked for after it
      held.beginning.catch(() => {
        held.failed = true;
      });
    },
    commit: async (last) => {
      await begun(held); // so that all that follows is sent now, in its order
      // after a statement that failed, the server refuses those that follow, and takes the commit for a rollback
      const closing = last.map(({ sql, parameters }) => run(held, sql, parameters));
      const committing = held.client.query('commit');
      await Promise.allSettled([...closing, committing]);
      for (const statement of closing) await statement;
      return (await committing).command === 'ROLLBACK' ? 'rolled-back' : 'committed';
    },
    rollback,
    copy: async (target, lines) => {
      await begun(held);
      return await oneByOne(held.client, async () => {
        const stream = held.client.query(copyFrom(`copy ${target} from stdin`));
        await pipeline(Readable.from(inPieces(lines)), stream);
        return stream.rowCount;
      });
    },
  };
}

/** Pools of the application login: one for stores, one for the accounts library. Connects once, to fail early and clearly. */
export async function openPostgresql(url: string): Promise<Engine> {
  const pools = { application: poolFor(url, 'application'), accounts: poolFor(url, 'accounts') };
  const heldBy = new WeakMap<Line, Held>();
  const names = new StatementNames();
  const close = async () => {
    await Promise.all([pools.application.end(), pools.accounts.end()]);
  };
  try {
    await explained(() => pools.application.query('select 1'));
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return {
    kind: 'postgresql',
    acquire: async (identity) => {
      const held: Held = {
        client: await pools[identity].connect(),
        names,
        keeps: false,
        beginning: null,
        failed: false,
        broken: false,
      };
      const line = lineTo(held);
      heldBy.set(line, held);
      return line;
    },
    release: async (line) => {
      const held = heldBy.get(line);
      held?.client.release(held.broken);
    },
    close,
  };
}

/** One connection for the length of `work`: migrations as the owner, checks as the application login. */
export async function onOneConnection<T>(url: string, work: (line: OwnerLine) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types: typesWith(parsers), application_name: 'bievre owner' });
  await explained(() => client.connect());
  try {
    await client.query(session);
    return await work({
      run: async (sql) => {
        await client.query(sql);
      },
      rows: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rows,
    });
  } finally {
    await client.end();
  }
}
