import { holidaysBetween } from '../src/capabilities/staff/holidays.ts';
import { addDays, type Day, day, dayOf } from '../src/kernel/day.ts';

/**
 * Ten years of working time of an operator, made from a formula: no chance, no clock, no person. Agents of four teams work every
 * working day but thirty-five a year, each day in one to four parts of a quarter-day at least, on applications that members use.
 */
export const members = 40;
export const applications = 110;
export const domains = 12;
export const agents = 50;
export const firstYear = 2011;
export const years = 10;
/** Exactly, the last ones being left out. */
export const lines = 265_000;

/** Numbers that look like chance and are the same on every run (a linear congruence, Numerical Recipes' constants). */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export function csv(rows: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${rows.join('\n')}\n`);
}

export const teams = ['si', 'infra', 'support', 'postes'] as const;
const kindsOf: Readonly<Record<(typeof teams)[number], readonly string[]>> = {
  si: [
    'mco',
    'mco-suivi',
    'mco-assistance',
    'mco-formation',
    'projet',
    'projet-conseil',
    'projet-conception',
    'interne',
    'domaine',
  ],
  infra: ['mco', 'mco-adherent', 'mco-logiciels', 'mco-reseaux', 'projet', 'administration', 'logistique'],
  support: ['assistance', 'preparation', 'formation', 'reunion', 'projet', 'administratif'],
  postes: ['mission', 'site', 'assistance', 'interne'],
};

function teamOf(agent: number): (typeof teams)[number] {
  return teams[agent % 4] ?? 'si';
}

const personCode = (agent: number) => `A${String(agent + 1).padStart(3, '0')}`;
const bodyName = (index: number) => `Ville numéro ${index + 1}`;
const applicationName = (index: number) => `Logiciel numéro ${index + 1}`;

/** Everything that lines refer to, as files. */
export function makeHouse(operator: string): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const file = (name: string, rows: readonly string[]) => ({ name: `${name}.csv`, bytes: csv(rows) });
  return [
    file('operateur', ['code;nom;adresse', `${operator};Syndicat de mesure;1 place de la Mairie, 77000 Melun`]),
    file('adherents', [
      'nom;qualite;categorie',
      ...numbered(members, (at) => `${bodyName(at)};adhérent;${at % 8 === 7 ? 'OPH' : 'ville'}`),
    ]),
    file('equipes', ['code;nom', ...teams.map((team) => `${team};Équipe ${team}`)]),
    file('domaines', [
      'code;nom;domaine_parent',
      ...numbered(domains, (at) => `d${at};Domaine ${at};`),
      ...numbered(domains * 2, (at) => `d${at % domains}-${at};Sous-domaine ${at};d${at % domains}`),
    ]),
    file('logiciels', [
      'code;nom;domaine',
      ...numbered(applications, (at) => `l${at};${applicationName(at)};d${at % domains}-${at % (domains * 2)}`),
    ]),
    file('fonctions', ['code;nom;logiciel', ...numbered(applications, (at) => `f${at};Fonction ${at};l${at}`)]),
    file('deploiements', [
      'fonction;adherent;du',
      ...numbered(applications, (at) => numbered(members, (body) => `f${at};${bodyName(body)};01/01/2005`)).flat(),
    ]),
    file('postes', ['code;intitule;equipe', ...numbered(agents, (at) => `P${at};Poste ${at};${teamOf(at)}`)]),
    file('personnel', ['matricule', ...numbered(agents, personCode)]),
    file('occupations', [
      'personne;poste;statut;du',
      ...numbered(agents, (at) => `${personCode(at)};P${at};titulaire;01/01/2005`),
    ]),
    file('types-activite', [
      'code;nom;type_parent;equipe;nature',
      ...teams.flatMap((team) =>
        kindsOf[team].map((kind) => {
          const [root] = kind.split('-');
          return `${team}-${kind};${team} ${kind};${root === kind ? '' : `${team}-${root}`};${team};autre`;
        }),
      ),
    ]),
    file('cles-de-partage', ['logiciel;annee;cle', `;${firstYear};à parts égales`]),
    file('projets', ['code;nom;logiciel', ...numbered(60, (at) => `p${at};Projet numéro ${at + 1};l${at}`)]),
  ];
}

/** Seven weeks of leave a year for everybody, each on weeks of their own. */
export function makeAbsences(): { readonly name: string; readonly bytes: Uint8Array } {
  const rows = numbered(agents, (agent) =>
    numbered(years * 7, (week) => {
      const first = addDays(dayOf(firstYear + Math.floor(week / 7), 1, 1), (week % 7) * 50 + (agent % 40));
      return `${personCode(agent)};congés annuels;${first};${addDays(first, 6)}`;
    }),
  ).flat();
  return { name: 'absences.csv', bytes: csv(['matricule;nature;du;au', ...rows]) };
}

/** Monday to Friday, public holidays left out. */
function workingDays(): Day[] {
  const off = new Set<string>(holidaysBetween(firstYear, firstYear + years - 1, 'france').map((holiday) => holiday.day));
  const found: Day[] = [];
  for (let date = dayOf(firstYear, 1, 1); date < dayOf(firstYear + years, 1, 1); date = addDays(date, 1)) {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !off.has(date)) found.push(day(date));
  }
  return found;
}

/** How a day is cut, two to three parts most often. */
const cuts = ['1', '0,5 0,5', '0,5 0,5', '0,75 0,25', '0,5 0,25 0,25', '0,25 0,25 0,5', '0,25 0,5 0,25', '0,25 0,25 0,25 0,25'];

/** For whom and on what: half for a member, three in ten shared, the rest for the operator itself, on a project or in a domain. */
function targetOf(first: number, part: number, next: (below: number) => number): string {
  const whom = next(10);
  const application = applicationName((first + part) % applications);
  if (whom < 5) return `${bodyName(next(members))};;${application};;`;
  if (whom < 8) return `;MULTI;${application};;`;
  return whom === 8 ? `;INTERNE;;p${(first + part) % 60};` : `;INTERNE;;;d${part}`;
}

/** What an agent did of a day; no two of these lines are alike. */
function linesOfDay(agent: number, date: Day, next: (below: number) => number): string[] {
  const kinds = kindsOf[teamOf(agent)];
  const first = next(applications);
  return (cuts[next(cuts.length)] ?? '1').split(' ').map((days, part) => {
    const kind = `${teamOf(agent)}-${kinds[next(kinds.length)]}`;
    return `${personCode(agent)};${date};${kind};${days};${targetOf(first, part, next)}`;
  });
}

/** The lines of time, agent by agent within a day, in the order of the days. */
export function makeLines(): readonly string[] {
  const next = sequence(5);
  const found: string[] = [];
  for (const [index, date] of workingDays().entries()) {
    for (let agent = 0; agent < agents; agent += 1) {
      // Away a day in seven, each on days of their own.
      if ((index * 5 + agent * 11) % 7 !== 0) found.push(...linesOfDay(agent, date, next));
    }
  }
  if (found.length < lines) throw new Error(`the formula makes ${found.length} lines, ${lines} are wanted`);
  return found.slice(0, lines);
}

export const lineHeadings = 'personne;jour;type;jours;adherent;partage;logiciel;projet;domaine';
