import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { filesOf } from '../../../import/import.samples.ts';
import { importMigrations, importTables } from '../../../import/import.tables.ts';
import type { ImportOutcome, RejectedRow } from '../../../import/outcome.ts';
import { runImport } from '../../../import/run-import.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { accounts } from '../../accounts/index.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { registration } from '../index.ts';

export const formats = [directory, catalogue, staff, registration].flatMap((capability) => capability.formats);

/** A house with two teams, three agents (A3 left and came back), an apprentice, four applications (one closed, one to come) and their kinds of work. */
export const house: Readonly<Record<string, string>> = {
  'equipes.csv': 'code;nom;equipe_parente\npole;Pôle;\nsi;Systèmes d’information;pole\nsupport;Support;\n',
  'adherents.csv':
    'code;nom;qualite;categorie;autres_noms\nmelun;Mairie de Melun;adhérent;ville;Melun\nvaux;Mairie de Vaux;adhérent;ville;\n',
  'domaines.csv': 'code;nom\nfinances;Finances\n',
  'logiciels.csv':
    'code;nom;domaine;du;au;remplace_par\ncoriolis;CORIOLIS;finances;;;\nancien;ANCIEN;;01/01/2010;31/12/2018;coriolis\nfutur;FUTUR;;01/01/2021;;\nlibre;LIBRE;;;;\n',
  'fonctions.csv': 'code;nom;logiciel\ncompta;Comptabilité;coriolis\n',
  'deploiements.csv': 'fonction;adherent;du\ncompta;melun;01/01/2018\n',
  'postes.csv': 'code;intitule;equipe\nP1;Technicien;si\nP2;Assistant;support\nP3;Chargé;si\n',
  'personnel.csv': 'matricule\nA1\nA2\nA3\nA4\nA5\n',
  'occupations.csv':
    'personne;poste;statut;du;au\nA1;P1;titulaire;01/03/2018;\nA2;P2;titulaire;01/01/2016;30/06/2020\nA3;P3;CDD;01/01/2016;31/12/2017\nA3;P3;CDD;01/01/2020;\nA5;;apprenti;01/09/2019;31/08/2020\n',
  'types-activite.csv':
    'code;nom;type_parent;equipe;nature;autres_noms;du;au\nmco;MCO;;si;MCO;;;\nsuivi;Suivi d’application;mco;;;Suivi applicatif;;\naide;Assistance;;support;assistance;;;\nprojet;Projet;;si;projet;;;\nvieux;Ancien type;;;;;01/01/2010;31/12/2019\nvieux-suivi;Ancien suivi;vieux;;;;;\n',
  'projets.csv':
    'code;nom;logiciel;autres_noms;du;au\nrefonte;Refonte des finances;coriolis;Refonte;;\nacheve;Projet achevé;;;01/01/2018;31/12/2019\n',
};

/** A house where lines of time can be loaded. */
export async function openActivityFiles() {
  const opened: TestDatabase = await openTestDatabase({
    capabilities: [{ migrations: importMigrations, tables: importTables }, accounts, directory, catalogue, staff, registration],
  });
  let operators = 0;
  const load = (actor: Actor, texts: Readonly<Record<string, string>>, dryRun = false): Promise<ImportOutcome> =>
    runImport(opened.database, actor, filesOf(texts), formats, { dryRun });
  return {
    database: opened.database,
    close: opened.close,
    load,
    /** HR of an operator of its own, with the house above and an address. */
    newcomer: async (address = '1 rue du Port, 77000 Melun'): Promise<Actor> => {
      operators += 1;
      const actor = testActor(`activite-${operators}`, ['hr', 'administrator']);
      const operator = `code;nom;adresse\nactivite-${operators};Syndicat d’essai;${address}\n`;
      const outcome = await load(actor, { ...house, 'operateur.csv': operator });
      const rejected = outcome.files.flatMap((file) => file.rejected);
      if (rejected.length > 0) throw new Error(rejected.map(({ message }) => message).join('\n'));
      return actor;
    },
    /** The lines recorded, in order: person, day, hundredths of a day, kind, and for whom or on what. */
    lines: (actor: Actor): Promise<readonly string[]> =>
      opened.database.read(actor, async (tx) => {
        const { rows } = await sql<{ line: string }>`
          select concat_ws(' ', person, to_char(day, 'YYYY-MM-DD'), days_hundredths, kind, application, project, coalesce(body, scope)) as line
          from activity.time_line order by person, day, kind, application, project, body, occurrence`.execute(tx);
        return rows.map(({ line }) => line);
      }),
  };
}

export function timeLines(...lines: readonly string[]): Readonly<Record<string, string>> {
  return { 'lignes-de-temps.csv': ['personne;jour;type;jours;adherent;partage;logiciel;projet', ...lines].join('\n') };
}

/** What was refused or remarked on: line, rule, sentence. */
export function told(
  outcome: ImportOutcome,
  which: 'rejected' | 'warnings',
): readonly (readonly [number | null, string, string])[] {
  const rows = outcome.files.flatMap((file): readonly RejectedRow[] => file[which]);
  return rows.map(({ line, rule, message }) => [line, rule, message] as const);
}
