import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activityFiles } from '../scripts/demonstration-activity/files.ts';

/** Counted here from the files, line by line, and not by the product: the one is checked against the other. */

const folder = join(import.meta.dirname, '../demonstration/siim94');
const years = [2016, 2017, 2018, 2019, 2020] as const;
const files = activityFiles();

function rowsIn(text: string): Record<string, string>[] {
  const [headings = '', ...rows] = text.trimEnd().split('\n');
  const names = headings.split(';');
  return rows.map((row) => {
    const cells = row.split(';');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

const read = (name: string) => rowsIn(readFileSync(join(folder, `${name}.csv`), 'utf8'));

type Line = {
  readonly person: string;
  readonly day: string;
  readonly kind: string;
  readonly quarters: number;
  readonly beneficiary: string;
  readonly domain: string;
  readonly project: string;
};

const domainOf = new Map(read('logiciels').map((row) => [row['code'], row['domaine'] ?? '']));
const lines: readonly Line[] = years.flatMap((year) =>
  rowsIn(files[`lignes-de-temps-${year}`] ?? '').map((row) => ({
    person: row['personne'] ?? '',
    day: row['jour'] ?? '',
    kind: row['type'] ?? '',
    quarters: Number(row['jours']?.replace(',', '.')) * 4,
    beneficiary: `${row['adherent']}${row['partage']}`,
    domain: row['domaine'] || (domainOf.get(row['logiciel'] ?? '') ?? ''),
    project: row['projet'] ?? '',
  })),
);

function daysOf(year: number, isCounted: (line: Line) => boolean): number {
  const counted = lines.filter((line) => line.day.startsWith(String(year)) && isCounted(line));
  return counted.reduce((sum, { quarters }) => sum + quarters, 0) / 4;
}

const kind =
  (...starts: string[]) =>
  (line: Line) =>
    starts.some((start) => line.kind === start || line.kind.startsWith(`${start}-`));
const isRun = kind('si-suivi', 'si-assistance', 'si-formation');
const isProject = kind('si-amo', 'si-conception', 'si-conduite');
const isSystems = kind('si');
const isSpecific = ({ beneficiary }: Line) => beneficiary !== 'MULTI' && beneficiary !== 'INTERNE';

/** As a report prints it: whole days. */
const printed = (days: number) => Math.floor(days + 0.5);

/** By row, the days of three years as counted and printed. */
function threeYears(rows: Readonly<Record<string, (line: Line) => boolean>>, of: (line: Line) => boolean = isSystems) {
  return Object.fromEntries(
    Object.entries(rows).map(([row, isIn]) => [
      row,
      [2016, 2017, 2018].map((year) => printed(daysOf(year, (line) => of(line) && isIn(line)))),
    ]),
  );
}

const holidays = new Set([
  ...years.flatMap((year) =>
    ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((rest) => `${year}-${rest}`),
  ),
  ...['2016-03-28', '2016-05-05', '2016-05-16', '2017-04-17', '2017-05-25', '2017-06-05', '2018-04-02', '2018-05-10'],
  ...['2018-05-21', '2019-04-22', '2019-05-30', '2019-06-10', '2020-04-13', '2020-05-21', '2020-06-01'],
]);

const holds = ({ du = '', au = '' }: Record<string, string>, date: string) => du <= date && (au === '' || date <= au);

/** What each person owes of each day, in quarters: half-days of the week that they work, less holidays and absences. */
function dueDays(): Map<string, number> {
  const group = (name: string) => Map.groupBy(read(name), (row) => row['personne'] ?? '');
  const [weeks, absences] = [group('demi-journees-travaillees'), group('absences')];
  const found = new Map<string, number>();
  for (const [person, held] of group('occupations')) {
    const stays = held.filter(({ statut }) => !statut?.startsWith('apprenti'));
    for (let at = Date.UTC(2016, 0, 1); at < Date.UTC(2021, 0, 1); at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10);
      const place = (new Date(at).getUTCDay() + 6) % 7;
      if (place > 4 || holidays.has(date) || !stays.some((row) => holds(row, date))) continue;
      const week = weeks.get(person)?.find((row) => holds(row, date))?.['semaine'] ?? '1111111111';
      const away = (absences.get(person) ?? []).filter((row) => holds(row, date));
      const isOff = (afternoon: boolean) =>
        away.some(
          (row) =>
            !(row['du'] === date && row['debut'] === 'midi' && !afternoon) &&
            !(row['au'] === date && row['fin'] === 'midi' && afternoon),
        );
      const due =
        [false, true].filter((afternoon) => week[place * 2 + Number(afternoon)] === '1' && !isOff(afternoon)).length * 2;
      if (due > 0) found.set(`${person} ${date}`, due);
    }
  }
  return found;
}

describe('the made-up time of the demonstration', () => {
  it('is what the files hold (else: node scripts/write-demonstration-activity.mjs), every row marked', () => {
    for (const [name, text] of Object.entries(files)) {
      expect(readFileSync(join(folder, `${name}.csv`), 'utf8') === text, name).toBe(true);
      const [headings, ...rows] = text.trimEnd().split('\n');
      expect([headings?.endsWith(';synthetique'), rows.every((row) => row.endsWith(';oui'))], name).toEqual([true, true]);
    }
  });

  it('fills every half-day that everybody owes, and no day but those, in quarters of a day', () => {
    const filled = new Map<string, number>();
    for (const { person, day, quarters } of lines) {
      const key = `${person} ${day}`;
      filled.set(key, (filled.get(key) ?? 0) + quarters);
    }
    const due = dueDays();
    const wrong = [...new Set([...due.keys(), ...filled.keys()])].filter((key) => due.get(key) !== filled.get(key));
    expect(wrong.map((key) => [key, due.get(key), filled.get(key)])).toEqual([]);
    expect(lines.every(({ quarters }) => [1, 2, 3, 4].includes(quarters))).toBe(true);
    expect(due.size).toBeGreaterThan(40_000);
  });
});

describe('the systems pole', () => {
  it('has the days by type of both reports', () => {
    const types = {
      'maintien condition opérationnelles': isRun,
      Projet: isProject,
      'Interne SIIM94': kind('si-interne'),
      'Gestion Domaine': kind('si-domaine'),
      total: isSystems,
    };
    expect(threeYears(types)).toEqual({
      'maintien condition opérationnelles': [1046, 1136, 1083],
      Projet: [965, 968, 935],
      'Interne SIIM94': [379, 335, 415],
      'Gestion Domaine': [192, 178, 280],
      total: [2582, 2617, 2713],
    });
    expect([2019, 2020].map((year) => Object.values(types).map((isIn) => daysOf(year, isIn)))).toEqual([
      [1404, 1100, 303, 243, 3050],
      [1653, 1103, 354, 81, 3191],
    ]);
  });

  it('has the days by kind of 2018', () => {
    const names = ['si-suivi', 'si-assistance', 'si-formation', 'si-amo', 'si-conception', 'si-conduite'];
    expect(threeYears(Object.fromEntries(names.map((name) => [name, kind(name)])))).toEqual({
      'si-suivi': [948, 1090, 902],
      'si-assistance': [63, 25, 116],
      'si-formation': [35, 22, 65],
      'si-amo': [100, 94, 77],
      'si-conception': [294, 38, 28],
      'si-conduite': [570, 835, 830],
    });
  });

  it('has the days by domain', () => {
    const in_ = (code: string) => (line: Line) =>
      line.domain === code || (code === 'logement' && line.domain === 'services-techniques');
    const codes = [
      'action-sociale',
      'affaires-civiles',
      'famille',
      'dematerialisation',
      'syndicat',
      'finances',
      'logement',
      'oph',
    ];
    const rows = [...codes, 'ressources-humaines', 'sante', 'si-global'];
    expect(threeYears(Object.fromEntries(rows.map((code) => [code, in_(code)])))).toEqual({
      'action-sociale': [81, 118, 114],
      'affaires-civiles': [118, 168, 91],
      famille: [301, 117, 176],
      dematerialisation: [266, 395, 327],
      syndicat: [101, 156, 167],
      finances: [327, 340, 437],
      logement: [67, 40, 40],
      oph: [374, 449, 553],
      'ressources-humaines': [557, 454, 360],
      sante: [191, 134, 147],
      'si-global': [200, 245, 303],
    });
  });

  it('has the days by member, the housing offices by the table of their own', () => {
    const of =
      (...codes: string[]) =>
      (line: Line) =>
        codes.includes(line.beneficiary);
    const project = (code: string) => (line: Line) => line.beneficiary === 'INTERNE' && line.project === code;
    const offices = ['opaly', 'oph-villejuif', 'oph-ivry-sur-seine', 'oph-vitry-sur-seine', 'oph-thiais'];
    expect(
      threeYears({
        '**INTERNE': project('vie-interne'),
        '**MULTI': of('MULTI'),
        Arcueil: of('arcueil'),
        Gentilly: of('gentilly'),
        'Ivry/Seine': of('ivry-sur-seine'),
        Villejuif: of('villejuif'),
        'Vitry/Seine': of('vitry-sur-seine'),
        OPH: of(...offices),
        'Syndicats et Théâtre': of('saf-94', 'sidoresto', 'smbvb', 'theatre-antoine-vitez'),
        Territoire: of('grand-orly-seine-bievre'),
        Champigny: of('champigny-sur-marne'),
        SIIM94: project('siim94'),
        SIIM_Finances: project('siim-finances'),
      }),
    ).toEqual({
      '**INTERNE': [213, 272, 216],
      '**MULTI': [1107, 1228, 1026],
      Arcueil: [60, 77, 71],
      Gentilly: [53, 85, 67],
      'Ivry/Seine': [108, 117, 112],
      Villejuif: [90, 101, 199],
      'Vitry/Seine': [132, 91, 154],
      // 308 is printed in this table for 2018, and 305 in that of the offices.
      OPH: [215, 234, 305],
      'Syndicats et Théâtre': [23, 9, 10],
      Territoire: [76, 42, 32],
      Champigny: [24, 13, 2],
      SIIM94: [482, 349, 335],
      SIIM_Finances: [0, 0, 183],
    });
    expect(threeYears(Object.fromEntries(offices.map((code) => [code, of(code)])))).toEqual({
      opaly: [51, 28, 20],
      'oph-villejuif': [0, 4, 22],
      'oph-ivry-sur-seine': [77, 119, 107],
      'oph-vitry-sur-seine': [87, 82, 65],
      'oph-thiais': [0, 0, 91],
    });
    expect(daysOf(2018, (line) => isSystems(line) && line.domain === 'oph' && line.beneficiary === 'MULTI')).toBe(252);
  });

  it('has 48 % of the project days of 2020 from September on', () => {
    const late = daysOf(2020, (line) => isProject(line) && line.day >= '2020-09-01');
    expect(Math.round((100 * late) / daysOf(2020, isProject))).toBe(48);
  });
});

describe('the infrastructures', () => {
  const types = {
    MCO: kind('infra-mco', 'infra-specifique', 'infra-applications', 'infra-systemes', 'infra-assistance'),
    PROJETS: kind('infra-projet'),
    ADMIN: kind('infra-admin'),
    LOGISTIQUE: kind('infra-logistique'),
    total: kind('infra'),
  };

  it('have the days by type, and those of the run in parts', () => {
    expect([2017, 2018].map((year) => Object.values(types).map((isIn) => daysOf(year, isIn)))).toEqual([
      [2530, 378, 183, 56, 3147],
      [2354, 863, 179, 175, 3571],
    ]);
    const parts = [kind('infra-specifique'), kind('infra-applications'), kind('infra-systemes', 'infra-assistance')];
    expect([2017, 2018].map((year) => parts.map((isIn) => daysOf(year, isIn)))).toEqual([
      [162, 697, 1671],
      [216, 557, 1579],
    ]);
  });

  it('have what the report of 2020 prints', () => {
    expect([2017, 2020].map((year) => daysOf(year, kind('infra-assistance')))).toEqual([430, 540]);
    expect(daysOf(2020, kind('infra-applications'))).toBe(591);
    expect(Math.round((100 * daysOf(2020, types.PROJETS)) / daysOf(2020, types.total))).toBe(24);
  });
});

describe('the support', () => {
  it('has the days by kind of 2018', () => {
    const names = ['assistance', 'preparation', 'formation', 'reunion', 'formation-continue', 'projet', 'administratif', 'nd'];
    const exactly = (name: string) => (line: Line) => line.kind === `support-${name}`;
    expect(names.map((name) => printed(daysOf(2018, exactly(name))))).toEqual([418, 317, 249, 142, 109, 45, 35, 22]);
    expect(daysOf(2018, kind('support'))).toBe(1338);
    expect([2016, 2017].map((year) => daysOf(year, exactly('assistance')))).toEqual([330, 418]);
    const share = (year: number, ...of: string[]) =>
      Math.round((100 * of.reduce((sum, name) => sum + daysOf(year, exactly(name)), 0)) / daysOf(year, kind('support')));
    expect([share(2018, 'formation', 'preparation'), share(2018, 'assistance')]).toEqual([42, 31]);
    expect([share(2019, 'formation', 'preparation'), share(2019, 'assistance'), share(2020, 'assistance')]).toEqual([48, 29, 35]);
  });

  it('has the days of the workstations in 2020, the posted share of 2018 and its 119 days of sick leave', () => {
    const kinds = ['poste-poste', 'poste-site', 'poste-assistance'].map((name) => kind(name));
    expect(kinds.map((isIn) => daysOf(2020, isIn))).toEqual([610.5, 292, 280.5]);
    expect(daysOf(2018, kind('poste-poste')) / daysOf(2018, kind('poste'))).toBeCloseTo(0.7);
    const team = read('postes').filter(({ equipe }) => equipe === 'support-technique');
    const persons = read('occupations').filter(({ poste }) => team.some(({ code }) => code === poste));
    const sick = read('absences').filter(
      (row) =>
        row['nature'] === 'maladie' &&
        row['du']?.startsWith('2018') &&
        persons.some(({ personne }) => personne === row['personne']),
    );
    let halves = 0;
    for (const row of sick) {
      for (let at = Date.parse(row['du'] ?? ''); at <= Date.parse(row['au'] ?? ''); at += 86_400_000) {
        const date = new Date(at).toISOString().slice(0, 10);
        if (new Date(at).getUTCDay() % 6 === 0 || holidays.has(date)) continue;
        halves += 2 - Number(row['debut'] === 'midi') - Number(row['fin'] === 'midi');
      }
    }
    expect(halves / 2).toBe(119);
  });
});

describe('the whole operator', () => {
  it('has the days for members and those for all that are printed', () => {
    const serves = (line: Line) => !line.kind.startsWith('admin-');
    expect([2019, 2020].map((year) => daysOf(year, isSpecific))).toEqual([2994, 2847]);
    expect(daysOf(2020, (line) => serves(line) && !isSpecific(line))).toBe(6006);
  });
});
