import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

/** Two streams, three frameworks (one of each category) and their grades, one of them obsolete. */
export async function recordGrades(tx: Tx, actor: Actor): Promise<void> {
  await record(tx, actor, 'staff.stream', [
    { code: 'tech', name: 'Technique' },
    { code: 'adm', name: 'Administrative' },
  ]);
  await record(tx, actor, 'staff.framework', [
    { code: 'ingenieurs', name: 'Ingénieurs territoriaux', stream: 'tech', category: 'A' },
    { code: 'techniciens', name: 'Techniciens territoriaux', stream: 'tech', category: 'B' },
    { code: 'adjoints', name: 'Adjoints administratifs', stream: 'adm', category: 'C' },
  ]);
  await record(tx, actor, 'staff.grade', [
    { code: 'ingenieur', name: 'Ingénieur', framework: 'ingenieurs' },
    { code: 'ingenieur-principal', name: 'Ingénieur principal', framework: 'ingenieurs' },
    { code: 'technicien', name: 'Technicien', framework: 'techniciens' },
    { code: 'controleur', name: 'Contrôleur de travaux', framework: 'techniciens', to_day: '2010-12-01' },
    { code: 'adjoint', name: 'Adjoint administratif', framework: 'adjoints' },
  ]);
}

export function recordTeams(tx: Tx, actor: Actor): Promise<void> {
  return record(tx, actor, 'directory.team', [
    { code: 'pole', name: 'Pôle' },
    { code: 'infra', name: 'Infrastructures', parent: 'pole' },
    { code: 'support', name: 'Support', parent: 'pole' },
    { code: 'si', name: 'Systèmes d’information' },
  ]);
}

export function recordPosts(tx: Tx, actor: Actor, posts: readonly SampleRecord[]): Promise<void> {
  return record(
    tx,
    actor,
    'staff.post',
    posts.map((post) => ({ title: `Poste ${post['code']}`, ...post })),
  );
}

/** Persons, each with the occupations given: a person without any was never there. */
export async function recordPersons(tx: Tx, actor: Actor, persons: readonly SamplePerson[]): Promise<void> {
  for (const { occupations = [], assignments = [], ...person } of persons) {
    await record(tx, actor, 'staff.person', [person]);
    const own = (rows: readonly SampleRecord[]) => rows.map((row) => ({ person: person['code'], ...row }));
    await record(tx, actor, 'staff.occupation', own(occupations.map((one) => ({ status: 'tenured', ...one }))));
    await record(tx, actor, 'staff.team_assignment', own(assignments));
  }
}

export type SamplePerson = SampleRecord & {
  readonly occupations?: readonly SampleRecord[];
  readonly assignments?: readonly SampleRecord[];
};
