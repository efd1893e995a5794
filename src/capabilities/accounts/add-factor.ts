import type { PasskeyCreation } from '../../http/second-step.ts';
import type { Session } from '../../http/session.ts';
import { problem } from '../../kernel/problem.ts';
import { findSetupSecret, putSetupChallenge, putSetupSecret, takeSetupChallenge } from './factor-setup.store.ts';
import { changeFactors, demandRecent, type FactorHouse, recentMinutes, sessionOf } from './own-factors.ts';
import { insertPasskey, listPasskeys } from './passkey.store.ts';
import { hasPasskeys, passkeyToMake, readMadePasskey } from './passkey.ts';
import { putTotp } from './totp.store.ts';
import { matchedStep, newTotpSecret, totpAddress } from './totp.ts';

/** More than anybody carries about. */
const mostPasskeys = 20;

const aboutSetup = (session: string) => `setup ${session}`;

/**
 * The secret of the application that this session sets up: to scan, or to type. The same one until it is confirmed, so that a page
 * shown again does not undo what was scanned. @throws Problem when it is too long since the session proved who is there
 */
export async function beginApplication(
  house: FactorHouse,
  session: Session,
): Promise<{ readonly secret: string; readonly address: string }> {
  await demandRecent(house, session);
  const id = sessionOf(session);
  const { accounts } = house.database;
  const sealed = await findSetupSecret(accounts, id);
  const known = sealed === null ? null : house.sealing.unseal(sealed, aboutSetup(id));
  const secret = known ?? newTotpSecret();
  if (known === null) await putSetupSecret(accounts, id, house.sealing.seal(secret, aboutSetup(id)));
  return { secret, address: totpAddress(secret, session.email) };
}

/**
 * Puts the application into use, in place of a former one, once it shows a right code; that code does not serve again.
 * @returns the recovery codes with the first factor @throws Problem
 */
export async function confirmApplication(house: FactorHouse, session: Session, code: string): Promise<readonly string[] | null> {
  const [account, id] = [session.actor.id, sessionOf(session)];
  return changeFactors(house, session, async (tx, now) => {
    const sealed = await findSetupSecret(tx, id);
    const secret = sealed === null ? null : house.sealing.unseal(sealed, aboutSetup(id));
    if (secret === null)
      throw problem('conflict', 'accounts.no-setup', 'Cette installation est finie ou perdue : recommencez-la.');
    const step = matchedStep(secret, { code }, now, null);
    if (step === null)
      throw problem(
        'invalid',
        'accounts.wrong-code',
        'Ce code n’est pas celui que l’application doit afficher : vérifiez l’heure du téléphone, et donnez le suivant.',
      );
    await putTotp(tx, account, { secretSealed: house.sealing.seal(secret, account), madeAt: now, lastStep: step });
    await putSetupSecret(tx, id, null);
    const what = 'Une application de codes a été installée sur votre compte.';
    return { fact: 'accounts.factor-added', before: null, after: { factor: 'totp' }, what };
  });
}

/** What the browser is asked, to make a passkey. @throws Problem */
export async function beginPasskey(house: FactorHouse, session: Session): Promise<PasskeyCreation> {
  await demandRecent(house, session);
  if (!hasPasskeys(house.origin))
    throw problem('conflict', 'accounts.no-passkeys', 'Les clés d’accès demandent un site en https, qui porte un nom.');
  const { accounts } = house.database;
  const { id, name } = session.actor;
  const asked = await passkeyToMake(house.origin, { id, name, email: session.email }, await listPasskeys(accounts, id));
  await putSetupChallenge(accounts, sessionOf(session), asked.challenge, house.now());
  return asked;
}

/** Adds the passkey that the browser made. @returns the recovery codes with the first factor @throws Problem */
export async function addPasskey(
  house: FactorHouse,
  session: Session,
  asked: { readonly name: string; readonly answer: string },
): Promise<readonly string[] | null> {
  const account = session.actor.id;
  const name = asked.name.trim();
  if (name === '' || name.length > 80)
    throw problem('invalid', 'accounts.no-passkey-name', 'Donnez à la clé un nom pour la reconnaître (80 caractères au plus).');
  const since = new Date(house.now().getTime() - recentMinutes * 60_000);
  const challenge = await takeSetupChallenge(house.database.accounts, sessionOf(session), since);
  const made = challenge === null ? null : await readMadePasskey(house.origin, challenge, asked.answer);
  if (!made)
    throw problem(
      'invalid',
      'accounts.bad-passkey',
      'La clé d’accès n’a pas été faite, ou trop tard : rien n’a été changé. Recommencez.',
    );
  return changeFactors(house, session, async (tx, now) => {
    const keys = await listPasskeys(tx, account);
    if (keys.length >= mostPasskeys)
      throw problem('conflict', 'accounts.too-many-passkeys', `Vous avez déjà ${mostPasskeys} clés d’accès : retirez-en une.`);
    if (keys.some((one) => one.name === name))
      throw problem('conflict', 'accounts.same-passkey-name', `Vous avez déjà une clé d’accès appelée « ${name} ».`);
    if (!(await insertPasskey(tx, account, { ...made, name, madeAt: now })))
      throw problem('conflict', 'accounts.known-passkey', 'Cette clé d’accès est déjà enregistrée.');
    const what = `La clé d’accès « ${name} » a été ajoutée à votre compte.`;
    return { fact: 'accounts.factor-added', before: null, after: { factor: 'passkey', name }, what };
  });
}
