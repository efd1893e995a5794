import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../../database/perform.ts';
import { undoImport } from '../../../import/undo.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { cancelEnrolment, enrol } from '../enrol.ts';
import { listEnrolments, setInvited } from '../enrolment.store.ts';
import { formats, openTrainingFiles } from './training-files.samples.ts';

const today = day('2026-11-20');

let test: Awaited<ReturnType<typeof openTrainingFiles>>;
beforeAll(async () => {
  test = await openTrainingFiles();
});
afterAll(() => test.close());

const lines = (...of: readonly string[]) => ({ 'inscriptions-formation.csv': ['session;participant;etat', ...of].join('\n') });
const seats = (capacity: string) => ({
  'sessions-formation.csv': `code;formation;du;jours;capacite\nT1;Tableur;01/12/2026;0,5;${capacity}\n`,
});

/** An operator with a session T1 of two seats on 1 December 2026, and what its files and its screens do to it. */
async function open() {
  const course = { 'formations.csv': 'code;nom;categorie\ntableur;Tableur;bureautique\n' };
  const actor = await test.newcomer({ ...course, ...seats('2') }, 'direction');
  const load = (texts: Readonly<Record<string, string>>, at: Parameters<typeof test.load>[2] = { today }) =>
    test.load(actor, texts, at);
  const all = () => test.database.read(actor, (tx) => listEnrolments(tx, 'T1'));
  const standing = async () => (await all()).map(({ participant, state }) => `${participant} ${state}`);
  const ask = (participant: string) => perform(test.database, actor, enrol, { session: 'T1', participant });
  const cancel = async (name: string) => {
    const inscription = (await all()).find(({ participant }) => participant === name)?.id;
    await perform(test.database, actor, cancelEnrolment, { session: 'T1', today, inscription });
  };
  /** Loads a file, and does something else once the file was checked, before it is loaded. */
  const loadMeanwhile = (texts: Readonly<Record<string, string>>, meanwhile: () => Promise<unknown>) =>
    load(texts, {
      today,
      on: {
        ...test.database,
        transaction: async (who, run) => {
          await meanwhile();
          return test.database.transaction(who, run);
        },
      },
    });
  return { actor, load, all, standing, ask, cancel, loadMeanwhile };
}

const two = lines('T1;P1;inscrit', 'T1;P2;inscrit', 'T1;P3;liste d’attente', 'T1;P4;liste d’attente');

describe('the seats of a session', () => {
  it('are not given twice, by two files at once or by a screen while a file is read', async () => {
    const files = await open();
    const meanwhile = () => files.load(lines('T1;P3;inscrit', 'T1;P4;inscrit'));
    await expect(files.loadMeanwhile(lines('T1;P1;inscrit', 'T1;P2;inscrit'), meanwhile)).rejects.toMatchObject({
      code: 'training.beyond-capacity',
      message: expect.stringContaining('la session T1 aurait 4 inscrits pour 2 places'),
    });
    expect(await files.standing()).toEqual(['P3 enrolled', 'P4 enrolled']);
    const screen = await open();
    const beside = async () => {
      await screen.ask('P8');
      await screen.ask('P9');
    };
    await expect(screen.loadMeanwhile(seats('1'), beside)).rejects.toMatchObject({ code: 'training.beyond-capacity' });
    expect(await screen.standing()).toEqual(['P8 enrolled', 'P9 enrolled']);
  });

  it('are held while both happen side by side', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { load, standing, ask, cancel } = await open();
      await load(lines('T1;P1;inscrit'));
      await Promise.allSettled([load(lines('T1;P1;annulé', 'T1;P2;inscrit')), cancel('P1'), ask('P3'), ask('P4'), ask('P5')]);
      expect((await standing()).filter((one) => one.endsWith(' enrolled')).length).toBeLessThanOrEqual(2);
    }
  });

  it('that a file frees are for those who wait, until the session begins', async () => {
    const { load, standing } = await open();
    await load(two);
    expect(await standing()).toEqual(['P1 enrolled', 'P2 enrolled', 'P3 waiting', 'P4 waiting']);
    await load(lines('T1;P1;annulé'));
    expect(await standing()).toEqual(['P1 cancelled', 'P2 enrolled', 'P3 enrolled', 'P4 waiting']);
    await load(lines('T1;P2;annulé'), { today: day('2026-12-01') });
    await load(lines('T1;P3;annulé'), {});
    expect(await standing()).toEqual(['P1 cancelled', 'P2 cancelled', 'P3 cancelled', 'P4 waiting']);
    await load(seats('3'));
    expect((await standing()).at(-1)).toBe('P4 enrolled');
  });

  it('stay as a file says while it frees none, and come out the same when it is loaded again', async () => {
    const { load, standing } = await open();
    const told = lines('T1;P1;inscrit', 'T1;P2;liste d’attente');
    await load(told);
    expect(await standing()).toEqual(['P1 enrolled', 'P2 waiting']);
    await load(lines('T1;P3;inscrit'));
    await load(lines('T1;P3;annulé'));
    expect(await standing()).toEqual(['P1 enrolled', 'P2 enrolled', 'P3 cancelled']);
    await load(told);
    expect(await standing()).toEqual(['P1 enrolled', 'P2 enrolled', 'P3 cancelled']);
  });
});

describe('whoever cancelled', () => {
  it('and comes back by a file comes after those who wait, and is to be invited again', async () => {
    const { actor, load, all, standing, cancel } = await open();
    await load(two);
    const [first] = await all();
    await test.database.transaction(actor, (tx) => setInvited(tx, first?.id ?? '', new Date('2026-11-20T10:00:00Z')));
    await cancel('P3');
    await cancel('P1');
    expect(await standing()).toEqual(['P1 cancelled', 'P2 enrolled', 'P3 cancelled', 'P4 enrolled']);
    await load(lines('T1;P5;liste d’attente', 'T1;P3;liste d’attente', 'T1;P1;liste d’attente'));
    expect(await standing()).toEqual(['P2 enrolled', 'P4 enrolled', 'P5 waiting', 'P1 waiting', 'P3 waiting']);
    expect((await all()).map(({ invitedAt }) => invitedAt)).toEqual([null, null, null, null, null]);
  });
});

describe('an import that is taken back', () => {
  const undo = (actor: Actor, importId: string | null) => undoImport(test.database, actor, importId ?? '', formats, { today });

  it('is not while somebody else has the seat that it freed', async () => {
    const { actor, load, standing, cancel } = await open();
    await load(two);
    const { importId } = await load(lines('T1;P1;annulé'));
    await expect(undo(actor, importId)).rejects.toMatchObject({ code: 'training.beyond-capacity' });
    await cancel('P4');
    await cancel('P3');
    await undo(actor, importId);
    expect(await standing()).toEqual(['P1 enrolled', 'P2 enrolled', 'P3 cancelled', 'P4 cancelled']);
  });

  it('lets in those who wait for the seats that it had taken', async () => {
    const { actor, load, standing, ask } = await open();
    const { importId } = await load(lines('T1;P1;inscrit', 'T1;P2;inscrit'));
    await ask('P3');
    await undo(actor, importId);
    expect(await standing()).toEqual(['P3 enrolled']);
  });
});
