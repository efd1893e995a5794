import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActivityFiles, timeLines } from './activity-files.samples.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

/** What is told of the one file of an import: line, column, value and sentence; and the lines that stand once it is done. */
async function load(texts: Readonly<Record<string, string>>) {
  const actor = await files.newcomer();
  const outcome = await files.load(actor, texts);
  const [file] = outcome.files;
  const tell = (rows: NonNullable<typeof file>['rejected'] = []) =>
    rows.map(({ line, field, value, message }) => [line, field, value, message] as const);
  return { refused: tell(file?.rejected), warned: tell(file?.warnings), lines: await files.lines(actor) };
}

const good = 'A1 2020-03-10 50 suivi coriolis melun';

describe('a bad line of time is told by its line, its column, its value and a sentence, and the good one beside it stays', () => {
  it.each([
    ['on a holiday', 'A1;14/07/2020;suivi;1;melun;;coriolis;', 'jour', '2020-07-14', /est férié .*\s: corrigez le jour/],
    ['before an arrival', 'A1;28/02/2018;suivi;1;melun;;coriolis;', 'jour', '2018-02-28', /n’arrive que le 1er mars 2018/],
    ['on no day', 'A1;31/02/2020;suivi;1;melun;;coriolis;', 'jour', '31/02/2020', /février 2020 compte 29 jours/],
    ['longer than a day', 'A1;11/03/2020;suivi;1,5;melun;;coriolis;', 'jours', '1,5', /plus de 0 et au plus 1/],
    ['beyond the day', 'A1;10/03/2020;suivi;0,75;melun;;coriolis;', 'jours', '0,75', /aurait 1,25\u00a0jour .* Corrigez-en une/],
    [
      'on a closed application',
      'A1;02/01/2019;suivi;1;;MULTI;ancien;',
      'logiciel',
      'ancien',
      /ANCIEN est fermé.* donnez CORIOLIS/,
    ],
    ['for nobody', 'A1;11/03/2020;suivi;1;;;coriolis;', 'adherent', '', /Pour qui est cette ligne/],
    ['of nobody', 'A9;11/03/2020;suivi;1;melun;;coriolis;', 'personne', 'A9', /«\sA9\s» n’est pas connu/],
  ])('%s', async (_what, line, field, value, sentence) => {
    const { refused, lines } = await load(timeLines('A1;10/03/2020;suivi;0,5;melun;;coriolis;', line));
    expect(refused).toEqual([[3, field, value, expect.stringMatching(sentence)]]);
    expect(lines).toEqual([good]);
  });
});

describe('a bad entry of Kimai is told by its line and the column of its own file, and the good one beside it stays', () => {
  const entry = (date: string, begin: string, end: string, lasts: string, rest = 'A1,Melun,Coriolis,suivi') =>
    `${date},${begin},${end},"${lasts}",${rest}`;
  const kimai = (...entries: readonly string[]) => ({
    'kimai.csv': ['Datum,Von,Bis,Dauer,Personalnummer,Kunde,Projekt,Tätigkeit', ...entries].join('\n'),
  });
  const morning = entry('10.03.2020', '08:30', '12:00', '3,5');

  it.each([
    ['on a holiday', entry('14.07.2020', '09:00', '12:30', '3,5'), 'date', '2020-07-14', /est férié/],
    ['before an arrival', entry('28.02.2018', '09:00', '12:30', '3,5'), 'date', '2018-02-28', /n’arrive que le 1er mars 2018/],
    ['on no day', entry('2020-02-30', '09:00', '12:30', '3,5'), 'date', '2020-02-30', /février 2020 compte 29 jours/],
    ['at no time', entry('11.03.2020', '9:00 AM', '12:30', '3,5'), 'debut', '9:00 AM', /écrivez 9:30 ou 09:30/],
    ['of no length', entry('11.03.2020', '09:00', '12:30', '3h30'), 'duree', '3h30', /n’est pas une durée/],
    [
      'longer than its hours',
      entry('11.03.2020', '09:00', '12:30', '7,5'),
      'duree',
      '7,5',
      /7\u00a0h\u00a030 pour 3\u00a0h\u00a030/,
    ],
    [
      'beyond any day',
      entry('11.03.2020', '08:00', '19:00', '11'),
      'duree',
      '11\u00a0h\u00a000',
      /plus que les 10\u00a0h\u00a000/,
    ],
    [
      'on a closed application',
      entry('02.01.2019', '09:00', '12:30', '3,5', 'A1,MULTI,ANCIEN,suivi'),
      ...(['projet', 'ancien', /ANCIEN est fermé.* donnez CORIOLIS/] as const),
    ],
    [
      'of a kind that serves no more',
      entry('02.01.2020', '09:00', '12:30', '3,5', 'A1,INTERNE,,Ancien type'),
      ...(['activite', 'vieux', /ne sert plus depuis le 1er janvier 2020/] as const),
    ],
  ])('%s', async (_what, bad, field, value, sentence) => {
    const { refused, lines } = await load(kimai(morning, bad));
    expect(refused).toEqual([[3, field, value, expect.stringMatching(sentence)]]);
    expect(lines).toEqual([good]);
  });

  it('but for a member that does not use the application: it stays too, with a word', async () => {
    const { refused, warned, lines } = await load(
      kimai(morning, entry('11.03.2020', '09:00', '12:30', '3:30', 'A1,Mairie de Vaux,Coriolis,suivi')),
    );
    expect(refused).toEqual([]);
    expect(warned).toEqual([[3, 'client', 'vaux', expect.stringMatching(/^Mairie de Vaux n’utilise pas CORIOLIS/)]]);
    expect(lines).toEqual([good, 'A1 2020-03-11 50 suivi coriolis vaux']);
  });

  it('and for a file that a spreadsheet in English wrote anew: months first, as one of its days says', async () => {
    const days = (...written: readonly string[]) => kimai(...written.map((date) => entry(date, '09:00', '12:30', '3.5')));
    const { refused, warned, lines } = await load(days('3/10/2020', '3/13/2020'));
    expect(refused).toEqual([]);
    expect(warned).toEqual([[2, 'date', '', expect.stringMatching(/^«\s3\/13\/2020\s» met le mois avant le jour/)]]);
    expect(lines).toEqual([good, 'A1 2020-03-13 50 suivi coriolis melun']);
    // One that has a day beyond 12 first too is in the usual order, but for the day that is none.
    expect((await load(days('10/03/2020', '3/13/2020', '25/03/2020'))).refused).toEqual([
      [3, 'date', '3/13/2020', expect.stringMatching(/il n’y a pas de mois 13/)],
    ]);
  });

  it('and for one over midnight into a holiday, which is of the day on which it begins', async () => {
    const { refused, warned, lines } = await load(kimai(morning, entry('13.07.2020', '22:00', '01:30', '3,5')));
    expect([refused, warned]).toEqual([[], [[3, 'fin', '01:30', expect.stringMatching(/comptent le 13 juillet 2020/)]]]);
    expect(lines).toEqual([good, 'A1 2020-07-13 50 suivi coriolis melun']);
  });
});
