import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
const password = 'la girafe descend en ville';

beforeAll(async () => {
  // Browsers make passkeys for a name, not for a number.
  site = await startSite({ BIEVRE_HOST: 'localhost' });
  return () => site.stop();
});

beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

async function openAs(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.address, locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
  return context.newPage();
}

/** A page without any script, as before they have loaded. */
const plainPage = () => openAs({ javaScriptEnabled: false });

/**
 * An application of codes, whose clock is a quarter of a minute late: a code that it shows is still taken when it is sent in the next
 * half minute. It never shows the same code twice here, since one serves once.
 */
function application(typed: string): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
  const period = 30_000;
  let step = 0;
  return () => {
    step = Math.max(step + 1, Math.floor(Date.now() / period - 0.5));
    return totp.generate({ timestamp: step * period });
  };
}

async function setUpApplication(page: Page): Promise<{ code: () => string; recovery: string[] }> {
  await page.goto('/compte/second-facteur/application');
  const code = application((await page.locator('[class*=secret]').textContent()) ?? '');
  await page.getByLabel('Code à six chiffres').fill(code());
  await page.getByRole('button', { name: 'Mettre en service' }).click();
  const codes = page.getByRole('region', { name: 'Vos codes de secours' }).getByRole('listitem');
  await codes.first().waitFor();
  return { code, recovery: await codes.allTextContents() };
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/compte');
  await page.locator('details[class*=account] summary').click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL('**/connexion');
}

/** Gives the password, and waits for the page that asks for more. */
async function givePassword(page: Page, account: { email: string; password: string }, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Adresse électronique').fill(account.email);
  await page.getByLabel('Mot de passe').fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL('**/connexion/second-facteur**');
  await page.getByRole('heading', { name: 'Second facteur' }).waitFor();
}

/** Somebody invited by the administrator, signed in. */
async function newcomer(
  administrator: Page,
  page: Page,
  name: string,
  role = 'reader',
): Promise<{ email: string; password: string }> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@siim94.example`;
  await administrator.goto('/administration/invitations');
  await administrator.getByLabel('Prénom et nom').fill(name);
  await administrator.getByLabel('Adresse électronique').fill(email);
  await administrator.locator('select[name=role]').selectOption(role);
  await administrator.getByRole('button', { name: 'Inviter', exact: true }).click();
  const link = await administrator.getByRole('region', { name: 'Lien d’invitation' }).locator('output').textContent();
  await page.goto(new URL(link ?? '').pathname);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.locator('#contenu h1').first().waitFor();
  return { email, password };
}

/** A passkey in the browser itself, as a security key or a fingerprint reader would be. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

describe('an application of codes', () => {
  it('is set up, then asked for after the password, without any script; a recovery code stands in for it', async () => {
    const administrator = await plainPage();
    await signIn(administrator, site.account);
    const page = await plainPage();
    const account = await newcomer(administrator, page, 'Alex Codes');
    await page.goto('/compte/second-facteur/application');
    await page.getByLabel('Code à six chiffres').fill('12');
    await page.getByRole('button', { name: 'Mettre en service' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Ce code n’est pas celui');
    const { code, recovery } = await setUpApplication(page);
    expect(recovery).toHaveLength(10);
    await signOut(page);

    await givePassword(page, account, '/adherents');
    await page.getByLabel('Code de l’application').fill('abcdef');
    await page.getByRole('button', { name: 'Valider' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Ce code n’est pas le bon');
    await page.goto('/adherents');
    expect(new URL(page.url()).pathname).toBe('/connexion');
    await page.goto('/connexion/second-facteur?retour=/adherents');
    await page.getByLabel('Code de l’application').fill(code());
    await page.getByRole('button', { name: 'Valider' }).click();
    await page.waitForURL('**/adherents');
    await signOut(page);

    await givePassword(page, account, '/budget');
    await page.getByText('Utiliser un code de secours').click();
    await page.getByLabel('Code de secours', { exact: true }).fill(recovery[0] ?? '');
    await page.getByRole('button', { name: 'Entrer par ce code' }).click();
    await page.getByRole('status').filter({ hasText: 'il en reste 9' }).waitFor();
    await page.getByRole('link', { name: 'Continuer' }).click();
    await page.waitForURL('**/budget');
  });

  it('leads back to the password after five wrong codes, and says so', async () => {
    const administrator = await plainPage();
    await signIn(administrator, site.account);
    const page = await plainPage();
    const account = await newcomer(administrator, page, 'Noa Faux');
    await setUpApplication(page);
    await signOut(page);
    await givePassword(page, account);
    for (let time = 0; time < 5; time += 1) {
      await page.getByLabel('Code de l’application').fill('rien');
      await page.getByRole('button', { name: 'Valider' }).click();
    }
    expect(new URL(page.url()).pathname).toBe('/connexion');
    expect(await page.getByRole('alert').textContent()).toContain('Trop de seconds facteurs faux');
    await page.goto('/connexion/second-facteur');
    expect(await page.getByRole('alert').textContent()).toContain('Le temps de donner le second facteur est passé');
  });
});

describe('a passkey', () => {
  it('is made by the browser, signs after the password, and can be removed', async () => {
    const administrator = await openAs();
    await signIn(administrator, site.account);
    const page = await openAs();
    const complaints = collectComplaints(page);
    await withAuthenticator(page);
    const account = await newcomer(administrator, page, 'Sam Clef');
    await page.goto('/compte/second-facteur');
    await page.getByRole('link', { name: 'Ajouter une clé d’accès' }).click();
    await page.getByLabel(/^Nom/).fill('ordinateur du bureau');
    await page.getByRole('button', { name: 'Ajouter la clé' }).click();
    await page.getByRole('region', { name: 'Vos codes de secours' }).waitFor();
    await page.getByRole('link', { name: 'J’ai mes codes, continuer' }).click();
    const line = page.getByRole('row', { name: /ordinateur du bureau/ });
    expect(await line.textContent()).toContain('jamais');
    await signOut(page);

    await givePassword(page, account, '/adherents');
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await page.waitForURL('**/adherents');
    await page.locator('#contenu h1').first().waitFor();
    await page.goto('/compte/second-facteur');
    expect(await line.textContent()).not.toContain('jamais');

    // Another browser has the password and not the key.
    const elsewhere = await openAs();
    await givePassword(elsewhere, account);
    await elsewhere.goto('/adherents');
    expect(new URL(elsewhere.url()).pathname).toBe('/connexion');

    await line.getByText('Retirer…').click();
    await line.getByRole('button', { name: 'Retirer « ordinateur du bureau »' }).click();
    await page.getByRole('status').filter({ hasText: 'Clé d’accès retirée' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('a second factor that the operator asks for', () => {
  it('leads everybody to set one up at their next page, and to nothing else until then', async () => {
    const own = await startSite({ BIEVRE_HOST: 'localhost' });
    try {
      const at = { baseURL: own.address };
      const administrator = await openAs(at);
      await signIn(administrator, own.account);
      const page = await openAs(at);
      await newcomer(administrator, page, 'Dany Demande');
      await page.goto('/adherents');
      await setUpApplication(administrator);
      await administrator.goto('/administration/connexion');
      await administrator.getByLabel(/À tout le monde/).check();
      await administrator.getByRole('button', { name: 'Enregistrer' }).click();
      await administrator.getByRole('status').filter({ hasText: 'Réglage enregistré' }).waitFor();

      await page.getByRole('link', { name: 'Budget' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Second facteur' }).waitFor();
      await page.locator('nav[aria-label="Rubriques"] a').first().waitFor({ state: 'detached' });
      for (const path of ['/', '/adherents', '/compte', '/adherents.csv']) {
        await page.goto(path);
        expect(new URL(page.url()).pathname, path).toBe('/compte/second-facteur');
      }
      const refused = await page.request.get('/api/members');
      expect([refused.status(), (await refused.json()).code]).toEqual([403, 'session.lacks-factor']);
      expect((await page.request.get('/compte/second-facteur?preuve=%2Fchiffres%3Fmesure%3Dcontributions.amount')).status()).toBe(
        200,
      );
      await fits(page);

      await setUpApplication(page);
      await page.getByRole('link', { name: 'J’ai mes codes, continuer' }).click();
      await page.goto('/adherents');
      expect(new URL(page.url()).pathname).toBe('/adherents');

      await administrator.goto('/administration/personnes');
      await administrator.getByRole('link', { name: 'Dany Demande' }).click();
      await administrator.getByText('Cette personne a tout perdu').click();
      await administrator.getByLabel('Raison, que le journal garde').fill('téléphone perdu, vue au guichet');
      await administrator.getByRole('button', { name: 'Retirer ses seconds facteurs' }).click();
      await administrator.getByRole('status').filter({ hasText: 'Seconds facteurs retirés' }).waitFor();
      await page.goto('/adherents');
      expect(new URL(page.url()).pathname).toBe('/connexion');
      await signIn(page, { email: 'dany.demande@siim94.example', password });
      expect(new URL(page.url()).pathname).toBe('/compte/second-facteur');
      await page.locator('details[class*=account] summary').click();
      await page.getByRole('button', { name: 'Se déconnecter' }).click();
      await page.waitForURL('**/connexion');
    } finally {
      await own.stop();
    }
  });
});

it.each([1280, 390])('the pages of the second factor are accessible and fit a screen %i wide', async (width) => {
  const viewport = { width, height: 900 };
  const administrator = await openAs({ viewport });
  await signIn(administrator, site.account);
  const page = await openAs({ viewport });
  await withAuthenticator(page);
  const account = await newcomer(administrator, page, `Largeur ${width}`);
  await page.goto('/compte/second-facteur/application');
  await fits(page);
  await setUpApplication(page);
  await fits(page);
  await page.goto('/compte/second-facteur/cle');
  await page.getByLabel(/^Nom/).fill('une clé');
  await fits(page);
  await page.getByRole('button', { name: 'Ajouter la clé' }).click();
  await page.getByRole('status').filter({ hasText: 'Clé d’accès ajoutée' }).waitFor();
  await page.goto('/compte/second-facteur');
  for (const summary of await page.locator('#contenu summary').all()) await summary.click();
  await fits(page);
  await page.goto('/compte');
  await fits(page);
  await signOut(page);
  await givePassword(page, account);
  await page.getByText('Utiliser un code de secours').click();
  await fits(page);
  await administrator.goto('/administration/connexion');
  await fits(administrator);
  await administrator.goto('/administration/personnes');
  await administrator.getByRole('link', { name: `Largeur ${width}` }).click();
  await administrator.getByText('Cette personne a tout perdu').click();
  await fits(administrator);
});
