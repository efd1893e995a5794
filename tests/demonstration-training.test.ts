import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activityFiles } from '../scripts/demonstration-activity/files.ts';
import { trainingFiles } from '../scripts/demonstration-activity/training-files.ts';

/** Counted here from the files, line by line, and not by the product: the one is checked against the other. */

type Row = Readonly<Record<string, string>>;

function rowsIn(text = ''): readonly Row[] {
  const [headings = '', ...rows] = text.trimEnd().split('\n');
  const names = headings.split(';');
  return rows.map((row) => {
    const cells = row.split(';');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

const files = trainingFiles();
const sessions = rowsIn(files['sessions-formation']);
const enrolments = Map.groupBy(rowsIn(files['inscriptions-formation']), (row) => row['session'] ?? '');
const trainers = new Map(rowsIn(files['formateurs-formation']).map((row) => [row['session'], row['personne'] ?? '']));
const categoryOf = new Map(rowsIn(files['formations']).map((row) => [row['code'], row['categorie'] ?? '']));
const number = (text = '') => Number(text.replace(',', '.'));

const sessionsOf = (year: number, category: string) =>
  sessions.filter(({ du, formation }) => du?.startsWith(String(year)) && categoryOf.get(formation) === category);

const sum = (rows: readonly Row[], column: string) => rows.reduce((total, row) => total + number(row[column]), 0);

const trainees = (rows: readonly Row[]) =>
  rows.flatMap(({ code = '' }) => enrolments.get(code) ?? []).filter(({ presence }) => presence === 'présent').length;

describe('the made-up training of the demonstration', () => {
  it('is what the files hold (else: node scripts/write-demonstration-activity.mjs), every row marked', () => {
    const folder = join(import.meta.dirname, '../demonstration/siim94');
    for (const [name, text] of Object.entries(files)) {
      expect(readFileSync(join(folder, `${name}.csv`), 'utf8') === text, name).toBe(true);
      expect(
        text
          .trimEnd()
          .split('\n')
          .slice(1)
          .every((row) => row.endsWith(';oui')),
        name,
      ).toBe(true);
    }
  });

  it('has the persons trained and the days given by category that the reports print', () => {
    const counted = [2015, 2016, 2017, 2018, 2019, 2020].map((year) =>
      ['bureautique', 'métier', 'reclassement'].flatMap((category) => {
        const own = sessionsOf(year, category);
        return [trainees(own), sum(own, 'jours')];
      }),
    );
    expect(counted).toEqual([
      [257, 68, 467, 99.5, 36, 26.5],
      [324, 65.5, 406, 81.5, 33, 25.5],
      [577, 101, 367, 81.5, 45, 21],
      [582, 91, 865, 149, 20, 10.5],
      [588, 107, 694, 117, 15, 12],
      [152, 37.5, 280, 52.5, 0, 0],
    ]);
  });

  it('has every course of a business application on one of the catalogue, and every participant of a session once', () => {
    const courses = rowsIn(files['formations']);
    expect(courses.filter(({ categorie, logiciel }) => (categorie === 'métier') !== (logiciel !== ''))).toEqual([]);
    for (const [session, rows] of enrolments)
      expect(new Set(rows.map(({ participant }) => participant)).size, session).toBe(rows.length);
    const full = sessions.filter(
      ({ code = '', capacite }) =>
        (enrolments.get(code) ?? []).filter(({ etat }) => etat === 'inscrit').length > Number(capacite),
    );
    expect(full).toEqual([]);
  });

  it('is given by persons who recorded it: the days of training and of preparation are those of the lines of time', () => {
    const recorded = activityFiles();
    for (const year of [2016, 2017, 2018, 2019, 2020]) {
      const lines = rowsIn(recorded[`lignes-de-temps-${year}`]);
      const given = new Set(
        lines.filter(({ type }) => type?.endsWith('-formation')).map(({ personne, jour }) => `${personne} ${jour}`),
      );
      const own = sessions.filter(({ du }) => du?.startsWith(String(year)));
      expect(own.filter(({ code, du }) => !given.has(`${trainers.get(code)} ${du}`))).toEqual([]);
      const days = (kind: string) =>
        sum(
          lines.filter(({ type }) => type === kind),
          'jours',
        );
      expect(sum(own, 'jours') - days('support-formation'), String(year)).toBe(year === 2018 ? 1.5 : 0);
      expect(sum(own, 'jours_preparation'), String(year)).toBe(days('support-preparation'));
    }
  });
});
