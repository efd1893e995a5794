import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { filesOf } from '../../../import/import.samples.ts';
import { importMigrations, importTables } from '../../../import/import.tables.ts';
import type { ImportOutcome } from '../../../import/outcome.ts';
import { runImport } from '../../../import/run-import.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';

export const formats = [...directory.formats, ...catalogue.formats, ...registration.formats];

export const reference = {
  'equipes.csv': 'code;nom\nsupport;Support\nsi;Systèmes d’information\n',
  'filieres.csv': 'code;nom;autres_noms\ntech;Technique;TECH\n',
  'cadres-emplois.csv': 'code;nom;filiere;categorie\ntechniciens;Techniciens territoriaux;Tech;B\n',
  'grades.csv':
    'code;nom;autres_noms;cadre_emplois;au\ntechnicien;Technicien;;techniciens;\ncontroleur;Contrôleur de travaux;Contrôleur;techniciens;30/11/2010\n',
  'postes.csv':
    'code;intitule;grade;quotite;equipe;du;au\nP1;Technicien;Technicien;;support;01/01/2010;\nP2;Mi-temps;Technicien;50;support;01/01/2015;31/12/2019\n',
  'personnel.csv': 'matricule;sexe\nA1;femme\nA2;homme\nA3;\n',
};

/** A house where files of staff can be loaded. */
export async function openStaffFiles() {
  const opened: TestDatabase = await openTestDatabase({
    capabilities: [{ migrations: importMigrations, tables: importTables }, directory, catalogue, registration],
  });
  let operators = 0;
  const load = (actor: Actor, texts: Readonly<Record<string, string>>, dryRun = false): Promise<ImportOutcome> =>
    runImport(opened.database, actor, filesOf(texts), formats, { dryRun });
  return {
    database: opened.database,
    close: opened.close,
    load,
    /** HR, or other roles, of an operator where nobody works yet, with two posts and three persons. */
    newcomer: async (...roles: readonly Role[]): Promise<Actor> => {
      operators += 1;
      const actor = testActor(`personnel-${operators}`, roles.length === 0 ? ['hr'] : roles);
      await load({ ...actor, roles: ['administrator'] }, reference);
      return actor;
    },
  };
}
