import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from './app.ts';
import { generatePassword } from './capabilities/accounts/index.ts';
import { lockMonth } from './capabilities/activity/index.ts';
import { tieAccount } from './capabilities/staff/index.ts';
import { commandActor } from './commands.ts';
import { perform } from './database/perform.ts';
import type { House } from './house.ts';
import { runImport } from './import/run-import.ts';
import type { Actor } from './kernel/actor.ts';
import { day } from './kernel/day.ts';
import { month as monthPeriod, periodText } from './kernel/period.ts';
import { problem } from './kernel/problem.ts';

/** The staff number of the head of the team of information systems. */
const ownPerson = '0008';

const folder = join(import.meta.dirname, '../demonstration/siim94');

/** The years of which time is made up: over, approved and locked, as those of a real operator would be. */
const lockedYears = [2016, 2017, 2018, 2019, 2020];

async function lockHistory({ database }: House, actor: Actor): Promise<void> {
  for (const year of lockedYears)
    for (let month = 1; month <= 12; month += 1)
      await perform(database, actor, lockMonth(day('2021-01-01')), {
        mois: periodText(monthPeriod(year, month)),
        // The files say every day that was due: whose weeks are finished is not asked month after month.
        malgre: 'oui',
      });
}

/** Loads the demonstration operator into a house that no one lives in yet; says how to sign in, or null when it was lived in. */
async function loadDemonstration(house: House): Promise<string | null> {
  if ((await house.desk.operators()).length > 0) return null;
  const actor = commandActor('start', 'siim94');
  const outcome = await runImport(house.database, actor, folder, formats, { dryRun: false, strict: true });
  if (!outcome.loaded)
    throw problem(
      'unavailable',
      'start.demonstration',
      'L’opérateur de démonstration n’a pas pu être chargé : ses fichiers sont incomplets.',
    );
  const account = { name: 'Administration', email: 'demonstration@siim94.example', password: generatePassword() };
  const id = await house.desk.create(actor, { ...account, roles: ['administrator', 'direction', 'hr'] });
  // Somebody of the made-up staff, so that whoever looks around has a week to fill.
  await perform(house.database, actor, tieAccount, { matricule: ownPerson, compte: id });
  await lockHistory(house, actor);
  return `Compte de démonstration : ${account.email}\nMot de passe : ${account.password}\n`;
}

/**
 * The demonstration on a first start, and on every start how to sign in to it: the account is kept in the data folder, in a
 * file that its owner alone can read (delete it once real accounts exist). Empty when there is no demonstration account.
 */
export async function openDemonstration(house: House, dataFolder: string): Promise<string> {
  const kept = join(dataFolder, 'compte-de-demonstration.txt');
  const signIn = await loadDemonstration(house);
  if (signIn !== null) {
    writeFileSync(kept, signIn, { mode: 0o600 });
    return signIn;
  }
  return existsSync(kept) ? readFileSync(kept, 'utf8') : '';
}
