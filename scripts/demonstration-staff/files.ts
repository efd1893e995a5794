import { frenchEndCause, frenchStartCause } from '../../src/capabilities/staff/register/cause.ts';
import { frenchStatus } from '../../src/capabilities/staff/status.ts';
import { addDays, day } from '../../src/kernel/day.ts';
import { absenceRow, absencesOfAll } from './absences.ts';
import { lastDayOf, type Person } from './careers.ts';
import { pick } from './chance.ts';
import { ageBands, frameworks, grades, streams } from './grades.ts';
import { historyOf } from './history.ts';
import { projectLoad, runLoad } from './load.ts';
import { payIn, stepsFrom, yearlyCost } from './pay.ts';
import { posts } from './posts.ts';
import { skillsOn } from './skills.ts';
import { solvedDays } from './solve.ts';
import { weekOf } from './workdays.ts';

type Rows = readonly (readonly (string | number)[])[];

/** The last day that the register tells as past; what comes after is announced. */
const lastDay = '2020-12-31';

const months = (years: readonly number[]) =>
  years.flatMap((year) => Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`));

/** Every row is marked as made up, in its last column. */
function csv(headings: string, rows: Rows): string {
  const cell = (value: string | number) =>
    /[;"\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return [`${headings};synthetique`, ...rows.map((row) => [...row, 'oui'].map(cell).join(';')), ''].join('\n');
}

function birthDay(code: string, { birthYear }: Person): string {
  return addDays(day(`${birthYear}-01-01`), pick(0, 364, code, 'birth'));
}

function personFiles(codes: readonly string[], history: readonly Person[]): Readonly<Record<string, string>> {
  const perPerson = (rowsOf: (code: string, one: Person) => Rows) =>
    history.flatMap((one, index) => rowsOf(codes[index] ?? '', one));
  return {
    personnel: csv(
      'matricule;sexe;naissance',
      perPerson((code, one) => [[code, one.sex === 'female' ? 'femme' : 'homme', birthDay(code, one)]]),
    ),
    occupations: csv(
      'personne;poste;statut;taux;du;au;cause_debut;cause_fin;preavis',
      perPerson((code, { stays }) =>
        stays.map((held) => [
          code,
          held.post ?? '',
          frenchStatus[held.status],
          held.rate,
          held.from,
          lastDayOf(held),
          held.start === undefined ? '' : frenchStartCause[held.start],
          held.end === undefined ? '' : frenchEndCause[held.end],
          held.notice ?? '',
        ]),
      ),
    ),
    affectations: csv(
      'personne;equipe;part;responsable;role;du;au',
      perPerson((code, { assignments }) =>
        assignments.map((one) => [
          code,
          one.team,
          one.share,
          one.manager === true ? 'oui' : 'non',
          one.role ?? '',
          one.from,
          lastDayOf(one),
        ]),
      ),
    ),
    'demi-journees-travaillees': csv(
      'personne;semaine;du;au',
      perPerson((code, { stays }) =>
        stays.flatMap((held) => (held.rate === 100 ? [] : [[code, weekOf(held.rate), held.from, lastDayOf(held)]])),
      ),
    ),
    absences: csv(
      'personne;nature;du;debut;au;fin',
      absencesOfAll(codes, history).flatMap((absences, index) => absences.map((one) => absenceRow(codes[index] ?? '', one))),
    ),
    competences: csv('personne;logiciel;sujet;niveau', skillsOn(lastDay, codes, history)),
    remunerations: csv(
      'personne;mois;cout_charge',
      perPerson((code, one) => payIn(months([2019, 2020]), code, one)),
    ),
    echelons: csv(
      'personne;echelon;du;au',
      perPerson((code, one) => stepsFrom([2018, 2019, 2020, 2021], code, one)),
    ),
  };
}

const bandCode = (name: string) => name.toLowerCase().replaceAll(' ', '-').replace('-à-', '-');

function referenceFiles(): Readonly<Record<string, string>> {
  return {
    'equipes-synthetiques': csv('code;nom', [['direction-administration', 'Direction et administration']]),
    filieres: csv('code;nom;autres_noms', streams),
    'cadres-emplois': csv('code;nom;filiere;categorie;au', frameworks),
    grades: csv(
      'code;nom;cadre_emplois;au',
      grades.map(([code, name, framework, last]) => [code, name, framework, last]),
    ),
    'tranches-age': csv(
      'code;nom;a_partir_de;moins_de',
      ageBands.map(([name, from, to]) => [bandCode(name), name, from, to]),
    ),
    postes: csv(
      'code;intitule;grade;quotite;equipe;budgete;deliberation;du;au',
      posts.map((one) => [
        one.code,
        one.title,
        one.grade,
        one.quota ?? 100,
        one.team,
        'oui',
        one.from === undefined ? '' : `${Number(one.from.slice(0, 4)) - 1}-D${pick(10, 40, one.code)}`,
        one.from ?? '',
        one.to ?? '',
      ]),
    ),
    'couts-par-grade': csv(
      'grade;echelon;cout_annuel;du',
      grades
        .filter(([, , , last]) => last === '')
        .flatMap(([code]) =>
          Array.from({ length: 10 }, (_, index) => [
            code,
            index + 1,
            (yearlyCost(code, index + 1) / 100).toFixed(2).replace('.', ','),
            '2017-01-01',
          ]),
        ),
    ),
  };
}

/** The files of the demonstration's staff, by their names without ending. */
export function staffFiles(): Readonly<Record<string, string>> {
  const history = historyOf(solvedDays());
  const codes = history.map((_, index) => String(index + 1).padStart(4, '0'));
  return {
    ...referenceFiles(),
    ...personFiles(codes, history),
    'charge-exploitation': csv('equipe;mois;competence;jours', runLoad(months([2019, 2020]), history)),
    'charge-projets': csv('projet;equipe;mois;competence;jours', projectLoad()),
  };
}
