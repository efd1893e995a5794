import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../database/face.ts';
import { perform } from '../../../database/perform.ts';
import { record } from '../../../database/records.samples.ts';
import { filesOf } from '../../../import/import.samples.ts';
import { runImport } from '../../../import/run-import.ts';
import { undoImport } from '../../../import/undo.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { begin } from '../begun.samples.ts';
import { saveWeek } from '../week/save-week.ts';
import { weekTyped, workOf } from '../week/weeks.samples.ts';
import { formats, openActivityFiles } from './activity-files.samples.ts';

const monday = day('2020-03-09');

let files: Awaited<ReturnType<typeof openActivityFiles>>;
let keeper: Actor;
let agent: Actor;
beforeAll(async () => {
  files = await openActivityFiles();
});
beforeEach(async () => {
  keeper = await files.newcomer();
  agent = { ...keeper, id: `${keeper.id}-A1`, roles: ['agent'] };
  const tie = { person: 'A1', account: agent.id };
  await files.database.transaction(keeper, (tx) => record(tx, keeper, 'staff.person_account', [tie]));
});
afterAll(() => files.close());

type Ending = (until: string) => Readonly<Record<string, string>>;
const kinds = (...rows: readonly string[]) => ({ 'types-activite.csv': ['code;nom;type_parent;du;au', ...rows].join('\n') });
/** Files after which no line of « suivi », or of the project, may stand on days after the one given. */
const endings: readonly (readonly [what: string, ending: Ending, of: string])[] = [
  ['a kind', (until) => kinds(`suivi;Suivi d’application;mco;;${until}`), 'du type « Suivi d’application »'],
  ['a kind, with those under it', (until) => kinds(`mco;MCO;;;${until}`), 'du type « MCO »'],
  [
    'a project',
    (until) => ({
      'projets.csv': `code;nom;logiciel;autres_noms;du;au\nrefonte;Refonte des finances;coriolis;Refonte;;${until}`,
    }),
    'du projet « Refonte des finances »',
  ],
];

/** On Thursday 12 March. */
const thursday = weekTyped(monday, 0, [[workOf('suivi', { project: 'refonte' }), '', '', '', '1']]);
const save = () => perform(files.database, agent, saveWeek, thursday);
const load = (texts: Readonly<Record<string, string>>, on: Database = files.database) =>
  runImport(on, keeper, filesOf(texts), formats);
/** The week is saved once the file was checked, before it is loaded. */
const onceChecked = (): Database => ({
  ...files.database,
  transaction: async (...asked) => {
    await save();
    return files.database.transaction(...asked);
  },
});
const lines = async () => (await files.lines(keeper)).map((line) => line.slice(0, 17));
const saved = ['A1 2020-03-12 100'];
const usedMeanwhile = (of: string) => ({
  code: 'activity.used-meanwhile',
  message: expect.stringMatching(
    new RegExp(`^Rien n’a été changé : du temps a été enregistré entre-temps. 1 ligne de temps ${of} est `),
  ),
});

describe('a file that ends', () => {
  it.each(endings)('%s is refused where time was given after that while it was read', async (_what, ending, of) => {
    await expect(load(ending('11/03/2020'), onceChecked())).rejects.toMatchObject(usedMeanwhile(of));
    expect(await lines()).toEqual(saved);
    // Nothing of it was kept: time is given there still.
    await perform(files.database, agent, saveWeek, weekTyped(monday, 1, []));
    await load(ending('11/03/2020'));
    expect(await lines()).toEqual([]);
  });

  it.each(endings)('%s longer is not taken back once time was given in between', async (_what, ending, of) => {
    await load(ending('11/03/2020'));
    const { importId } = await load(ending('31/03/2020'));
    await save();
    await expect(undoImport(files.database, keeper, importId ?? '', formats)).rejects.toMatchObject(usedMeanwhile(of));
    expect(await lines()).toEqual(saved);
  });

  it('a kind by putting it under one that has ended is refused the same', async () => {
    const moved = load(kinds('suivi;Suivi d’application;vieux;;'), onceChecked());
    await expect(moved).rejects.toMatchObject(usedMeanwhile('du type « Suivi d’application »'));
  });

  // The embedded database has one connection: a transaction there waits for the one before it.
  it.skipIf(!process.env['BIEVRE_TEST_POSTGRES']).each(endings)(
    '%s waits for those who are saving a week with it',
    async (_what, ending, of) => {
      const saving = await begin(files.database, saveWeek, thursday, agent);
      const refused = expect(load(ending('11/03/2020'))).rejects.toMatchObject(usedMeanwhile(of));
      await saving.endWhenAwaited(refused);
      await refused;
      expect(await lines()).toEqual(saved);
    },
  );

  it.skipIf(!process.env['BIEVRE_TEST_POSTGRES']).each(endings)(
    '%s keeps out those who begin to save after it',
    async (_what, ending) => {
      let over = () => {};
      const told = new Promise<void>((resolve) => {
        over = resolve;
      });
      let reached = () => {};
      const loaded = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const holding: Database = {
        ...files.database,
        transaction: (who, run, ends) =>
          files.database.transaction(
            who,
            async (tx) => {
              const done = await run(tx);
              reached();
              await told;
              return done;
            },
            ends,
          ),
      };
      const importing = load(ending('11/03/2020'), holding);
      await loaded;
      const kept = expect(save()).rejects.toMatchObject({ code: 'activity.refused-week' });
      over();
      await importing;
      await kept;
      expect(await lines()).toEqual([]);
    },
  );
});
