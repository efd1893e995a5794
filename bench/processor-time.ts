import { readFileSync } from 'node:fs';
import type pg from 'pg';

export type ProcessorTimes = ReadonlyMap<number, number>;

/** Processor time spent so far by this process (0) and by each of the server's sessions on this database, in ms. */
export async function processorTimes(client: pg.Client): Promise<ProcessorTimes> {
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where datname = current_database()');
  const { user, system } = process.cpuUsage();
  const sessions = rows.map(({ pid }): [number, number] => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return [pid, 10 * (Number(fields[11]) + Number(fields[12]))];
    } catch {
      return [pid, 0]; // a server elsewhere: only this process is counted
    }
  });
  return new Map([[0, (user + system) / 1000], ...sessions]);
}

/** Sessions that ended meanwhile were idle: the pool closes them. */
export function spentSince(start: ProcessorTimes, end: ProcessorTimes): number {
  return [...end].reduce((total, [id, time]) => total + time - (start.get(id) ?? 0), 0);
}
