import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { testActor } from '../../../database/testing.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { openActivityFiles, timeLines, told } from './activity-files.samples.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

const refusals = async (actor: Actor, ...lines: readonly string[]) =>
  told(await files.load(actor, timeLines(...lines)), 'rejected');
const remarks = async (actor: Actor, ...lines: readonly string[]) => {
  const outcome = await files.load(actor, timeLines(...lines));
  expect(told(outcome, 'rejected')).toEqual([]);
  return told(outcome, 'warnings');
};

describe('lines of time are refused', () => {
  it('beyond one day of a person in all, the lines of the file and those recorded together', async () => {
    const actor = await files.newcomer();
    expect(
      await refusals(
        actor,
        'A1;12/03/2020;suivi;0,75;melun;;coriolis;',
        'A1;12/03/2020;projet;0,5;melun;;;',
        'A1;12/03/2020;mco;0,25;;INTERNE;;',
        'A1;13/03/2020;projet;1;melun;;;',
      ),
    ).toEqual([
      [
        3,
        'more-than-a-day',
        'Le 12 mars 2020, A1 aurait 1,25\u00a0jour avec cette ligne et les autres du jour, celles déjà enregistrées comprises : un jour au plus. Corrigez-en une.',
      ],
    ]);
    expect(await refusals(actor, 'A1;13/03/2020;suivi;0,25;;MULTI;coriolis;')).toMatchObject([[2, 'more-than-a-day', {}]]);
    expect(await refusals(actor, 'A1;13/03/2020;projet;0,75;melun;;;', 'A1;13/03/2020;suivi;0,25;;MULTI;coriolis;')).toEqual([]);
    expect(await files.lines(actor)).toEqual([
      'A1 2020-03-12 25 mco internal',
      'A1 2020-03-12 75 suivi coriolis melun',
      'A1 2020-03-13 75 projet melun',
      'A1 2020-03-13 25 suivi coriolis shared',
    ]);
  });

  it('before an arrival, after a departure and in between', async () => {
    expect(
      await refusals(
        await files.newcomer(),
        'A1;28/02/2018;suivi;1;;MULTI;;',
        'A2;01/07/2020;aide;1;;MULTI;;',
        'A3;04/06/2018;suivi;1;;MULTI;;',
        'A1;01/03/2018;suivi;1;;MULTI;;',
        'A2;30/06/2020;aide;1;;MULTI;;',
      ),
    ).toEqual([
      [2, 'not-in-post', 'A1 n’arrive que le 1er mars 2018 : corrigez le jour ou la personne, ou le début de son occupation.'],
      [
        3,
        'not-in-post',
        'Le dernier jour de A2 est le 30 juin 2020 : corrigez le jour ou la personne, ou la fin de son occupation.',
      ],
      [
        4,
        'not-in-post',
        'A3 n’a aucune occupation entre le 31 décembre 2017 et le 1er janvier 2020 : corrigez le jour ou la personne, ou ses occupations.',
      ],
    ]);
  });

  it('of an apprentice, whose time is not counted on screen either', async () => {
    expect(await refusals(await files.newcomer(), 'A5;12/03/2020;suivi;1;;MULTI;;', 'A5;02/09/2020;suivi;1;;MULTI;;')).toEqual([
      [
        2,
        'not-counted',
        'A5 est apprenti le 12 mars 2020, et le temps d’un apprenti ne se compte pas : retirez la ligne, ou corrigez le statut de son occupation.',
      ],
      [3, 'not-in-post', expect.stringContaining('Le dernier jour de A5 est le 31 août 2020')],
    ]);
  });

  it('on a public holiday of where the operator stands', async () => {
    const boxing = 'A1;26/12/2019;suivi;1;;MULTI;;';
    expect(await refusals(await files.newcomer(), 'A1;14/07/2020;suivi;1;;MULTI;;', boxing)).toEqual([
      [
        2,
        'holiday',
        expect.stringMatching(
          /^Le 14 juillet 2020 est férié \(Fête [Nn]ationale.*\)\s: corrigez le jour, ou retirez la ligne\.$/,
        ),
      ],
    ]);
    expect(await refusals(await files.newcomer('2 quai de l’Ill, 67000 Strasbourg'), boxing)).toMatchObject([[2, 'holiday', {}]]);
  });

  it('on an application or of a kind that serves no more', async () => {
    expect(
      await refusals(
        await files.newcomer(),
        'A1;02/01/2019;suivi;1;;MULTI;ancien;',
        'A1;02/01/2020;vieux;1;;INTERNE;;',
        'A1;31/12/2018;suivi;1;;MULTI;ancien;',
        'A1;03/01/2020;vieux-suivi;1;;INTERNE;;',
        'A1;30/12/2019;vieux-suivi;1;;INTERNE;;',
      ),
    ).toEqual([
      [
        2,
        'application-closed',
        'ANCIEN est fermé, son dernier jour est le 31 décembre 2018 : donnez CORIOLIS, qui le remplace, ou corrigez le jour.',
      ],
      [
        3,
        'kind-closed',
        'Le type « Ancien type » ne sert plus depuis le 1er janvier 2020 : choisissez-en un autre, ou corrigez le jour.',
      ],
      [
        5,
        'kind-closed',
        'Le type « Ancien type », dont « Ancien suivi » fait partie, ne sert plus depuis le 1er janvier 2020 : choisissez-en un autre, ou corrigez le jour.',
      ],
    ]);
  });

  it('on a project before it starts and after it ends', async () => {
    expect(
      await refusals(
        await files.newcomer(),
        'A1;02/01/2020;projet;1;melun;;;acheve',
        'A1;31/12/2019;projet;1;melun;;;acheve',
        'A3;29/12/2017;projet;1;melun;;;acheve',
      ),
    ).toEqual([
      [
        2,
        'project-closed',
        'Le projet « Projet achevé » est fini depuis le 1er janvier 2020 : choisissez-en un autre, ou corrigez le jour ou les dates du projet.',
      ],
      [4, 'project-closed', expect.stringContaining('ne commence que le 1er janvier 2018')],
    ]);
  });

  it('in a locked month, but for those that change nothing', async () => {
    const actor = await files.newcomer();
    const kept = 'A1;12/03/2020;suivi;1;melun;;coriolis;';
    expect(await refusals(actor, kept)).toEqual([]);
    await files.database.transaction(actor, (tx) => record(tx, actor, 'activity.month_lock', [{ month: '2020-03-01' }]));
    expect(
      await refusals(actor, kept, 'A1;13/03/2020;suivi;1;melun;;coriolis;', 'A1;01/04/2020;suivi;1;melun;;coriolis;'),
    ).toEqual([
      [
        3,
        'locked-month',
        'Mars 2020 est verrouillé : aucune ligne n’y est importée. Corrigez à l’écran de la semaine, où une contre-écriture garde la trace de ce qui est repris.',
      ],
    ]);
    expect(await refusals(actor, 'A1;12/03/2020;suivi;0,5;melun;;coriolis;')).toMatchObject([[2, 'locked-month', {}]]);
    expect(await files.lines(actor)).toEqual([
      'A1 2020-03-12 100 suivi coriolis melun',
      'A1 2020-04-01 100 suivi coriolis melun',
    ]);
  });
});

it('a day that was corrected takes no line of a file, though its month is open again', async () => {
  const actor = await files.newcomer();
  const kept = 'A1;12/03/2020;suivi;0,5;melun;;coriolis;';
  expect(await refusals(actor, kept)).toEqual([]);
  await files.database.transaction(actor, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from activity.time_line where person = 'A1'`.execute(tx);
    const line = {
      person: 'A1',
      day: '2020-03-12',
      kind: 'suivi',
      body: 'melun',
      application: 'coriolis',
      corrects: rows[0]?.id,
    };
    await record(tx, actor, 'activity.time_line', [{ ...line, days_hundredths: -50, occurrence: 2 }]);
  });
  expect(await refusals(actor, kept, kept)).toEqual([
    [
      3,
      'corrected-day',
      'Le 12 mars 2020 de A1 a été corrigé à la main : aucune ligne n’y est importée. Corrigez à l’écran de la semaine.',
    ],
  ]);
  expect(await refusals(actor, 'A1;13/03/2020;suivi;0,5;melun;;coriolis;')).toEqual([]);
});

describe('lines of time are let in with a word', () => {
  it('on a weekend, once for a person and a day', async () => {
    expect(
      await remarks(await files.newcomer(), 'A1;14/03/2020;suivi;0,5;;MULTI;;', 'A1;14/03/2020;projet;0,5;;MULTI;;'),
    ).toEqual([[2, 'weekend', 'Le 14 mars 2020 est un samedi : la ligne est reprise, vérifiez le jour.']]);
  });

  it('for a member that does not use the application, unless nobody is known to use it', async () => {
    expect(
      await remarks(
        await files.newcomer(),
        'A1;12/03/2020;suivi;0,5;vaux;;coriolis;',
        'A1;13/03/2020;suivi;0,5;vaux;;coriolis;',
        'A1;12/03/2020;suivi;0,25;melun;;coriolis;',
        'A1;12/03/2020;suivi;0,25;vaux;;libre;',
      ),
    ).toEqual([
      [
        2,
        'not-subscribed',
        'Mairie de Vaux n’utilise pas CORIOLIS le 12 mars 2020, d’après les déploiements : la ligne est reprise, vérifiez l’adhérent et le logiciel. Dit une fois pour les deux.',
      ],
    ]);
  });

  it('of a kind of another team, on an application to come, of somebody without an occupation', async () => {
    expect(
      await remarks(
        await files.newcomer(),
        'A1;12/03/2020;aide;0,5;;MULTI;;',
        'A1;12/03/2020;projet;0,5;;MULTI;futur;',
        'A4;12/03/2020;vieux;1;;MULTI;;'.replace('vieux', 'suivi'),
      ),
    ).toEqual([
      [
        2,
        'other-team',
        '« Assistance » est un type de Support, dont A1 ne fait pas partie le 12 mars 2020 : la ligne est reprise, vérifiez le type. Dit une fois pour les deux.',
      ],
      [
        3,
        'application-not-open',
        'FUTUR n’est en service qu’à partir du 1er janvier 2021 : la ligne est reprise, vérifiez le logiciel et le jour. Dit une fois pour ce logiciel.',
      ],
      [
        4,
        'unknown-stay',
        'Aucune occupation n’est enregistrée pour A4 : son arrivée et son départ ne sont pas vérifiés. Ajoutez-la au fichier des occupations.',
      ],
    ]);
  });

  it('of somebody away, where the day is then more than one; only those who may read absences read it', async () => {
    const actor = await files.newcomer();
    const absences = { 'absences.csv': 'personne;nature;du;debut;au;fin\nA1;maladie;12/03/2020;midi;13/03/2020;soir\n' };
    const lines = timeLines(
      'A1;12/03/2020;suivi;0,5;;MULTI;;',
      'A1;12/03/2020;projet;0,25;;MULTI;;',
      'A1;13/03/2020;suivi;0,25;;MULTI;;',
    );
    const outcome = await files.load(actor, { ...absences, ...lines });
    expect(told(outcome, 'rejected')).toEqual([]);
    expect(told(outcome, 'warnings')).toEqual([
      [
        3,
        'away',
        'Une absence de A1 est enregistrée le 12 mars 2020 à l’après-midi : avec cette ligne, la journée compte 1,25\u00a0jour. La ligne est reprise, vérifiez-la ou corrigez l’absence.',
      ],
      [
        4,
        'away',
        'Une absence de A1 est enregistrée le 13 mars 2020 : avec cette ligne, la journée compte 1,25\u00a0jour. La ligne est reprise, vérifiez-la ou corrigez l’absence.',
      ],
    ]);
    const kept = (who: Actor) =>
      files.database.read(
        who,
        async (tx) => (await sql`select 1 from import.reject where rule = 'away'`.execute(tx)).rows.length,
      );
    expect(await kept(actor)).toBe(2);
    expect(await kept(testActor(actor.operator, ['administrator']))).toBe(0);
  });
});

describe('lines of time imported again', () => {
  it('change nothing and say nothing', async () => {
    const actor = await files.newcomer();
    const lines = timeLines('A1;14/03/2020;suivi;0,5;vaux;;coriolis;', 'A1;14/03/2020;suivi;0,5;vaux;;coriolis;');
    expect(told(await files.load(actor, lines), 'warnings')).toHaveLength(2);
    const again = await files.load(actor, lines);
    expect(again.files).toMatchObject([{ read: 2, added: 0, changed: 0, unchanged: 2, rejected: [], warnings: [] }]);
  });

  it('leave what a refused line would have changed', async () => {
    const actor = await files.newcomer();
    await files.load(actor, timeLines('A1;12/03/2020;suivi;0,5;;MULTI;;', 'A1;12/03/2020;projet;0,5;;MULTI;;'));
    expect(await refusals(actor, 'A1;12/03/2020;suivi;0,75;;MULTI;;', 'A1;12/03/2020;mco;0,25;;MULTI;;')).toMatchObject([
      [2, 'more-than-a-day', {}],
      [3, 'more-than-a-day', {}],
    ]);
  });
});
