import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type RunningProvider, startOpenIdProvider, strongLevel, weakLevel } from '../support/openid-provider.ts';
import { freePort, type Site, startSite } from '../support/site.ts';

let site: Site;
let provider: RunningProvider;
let browser: Browser;
const button = 'Se connecter avec ProConnect d’essai';

beforeAll(async () => {
  const port = await freePort();
  provider = await startOpenIdProvider('proconnect', `http://127.0.0.1:${port}`);
  site = await startSite({
    PORT: String(port),
    BIEVRE_OIDC_ISSUER: provider.issuer,
    BIEVRE_OIDC_CLIENT_ID: provider.clientId,
    BIEVRE_OIDC_CLIENT_SECRET: provider.clientSecret,
    BIEVRE_OIDC_NAME: 'ProConnect d’essai',
    BIEVRE_OIDC_KIND: 'proconnect',
  });
  return () => site.stop().then(() => provider.stop());
});

beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

async function invite(name: string, email: string): Promise<string> {
  const page = await openPage(browser, site.address);
  await signIn(page, site.account, '/administration/invitations');
  await page.getByLabel('Prénom et nom').fill(name);
  await page.getByLabel('Adresse électronique').fill(email);
  await page.locator('select[name=role]').selectOption('member-reader');
  await page.locator('select[name=portee]').selectOption('member:gentilly');
  await page.getByRole('button', { name: 'Inviter', exact: true }).click();
  const link = await page.getByRole('region', { name: 'Lien d’invitation' }).locator('output').textContent();
  await page.context().close();
  return new URL(link ?? '').pathname;
}

async function identify(page: Page, login: string): Promise<void> {
  await page.getByRole('heading', { name: 'Fournisseur d’essai' }).waitFor();
  await page.getByLabel('Identifiant').fill(login);
  await page.getByRole('button', { name: 'Continuer' }).click();
}

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

/** An establishment of Gentilly, as ProConnect says it. */
const siret = '21940037100015';

it.each([1280, 390])('somebody invited comes in by the provider on a screen %i wide, and leaves both', async (width) => {
  const email = `camille-${width}@siim94.example`;
  const link = await invite('Camille Invitée', email);
  provider.people.set(email, { sub: email, email, siret, acr: weakLevel });
  const page = await openPage(browser, site.address, { width, height: 900 });
  const complaints = collectComplaints(page);
  await page.goto(link);
  await fits(page);
  await page.goto('/compte');
  await fits(page);
  await page.getByRole('link', { name: button }).click();
  await identify(page, email);
  await page.waitForURL(`${site.address}/compte`);
  await page.getByText('C’est votre seul moyen d’entrer').waitFor();
  await fits(page);
  await page.getByRole('link', { name: 'Voir ou délier…' }).click();
  await page.getByText('ne peut donc pas être défait').waitFor();
  await fits(page);

  await page.goto('/');
  await page.locator('summary', { hasText: 'Camille Invitée' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Tout quitter' }).click();
  await page.waitForURL((url) => url.pathname === '/connexion');
  await page.getByRole('link', { name: button }).click();
  await page.getByRole('heading', { name: 'Fournisseur d’essai' }).waitFor();
  expect(complaints.filter((complaint) => complaint.startsWith(site.address))).toEqual([]);
});

it.each([1280, 390])(
  'an administrator takes away an identity that is no longer its owner’s, on a screen %i wide',
  async (width) => {
    const email = `deliee-${width}@siim94.example`;
    await invite('Dana Déliée', email);
    provider.people.set(email, { sub: email, email, siret });
    const page = await openPage(browser, site.address);
    await page.goto('/connexion');
    await page.getByRole('link', { name: button }).click();
    await identify(page, email);
    await page.locator('#contenu h1').first().waitFor();

    const administrator = await openPage(browser, site.address, { width, height: 900 });
    await signIn(administrator, site.account, '/administration/personnes');
    await administrator.locator('tr', { hasText: email }).getByRole('link').first().click();
    await administrator.getByText('Lié à une identité depuis le').waitFor();
    await administrator.getByText('Cette identité n’est pas, ou n’est plus, la sienne').click();
    await fits(administrator);
    const part = administrator.getByRole('region', { name: 'Connexion par ProConnect d’essai' });
    await part.getByLabel('Raison').fill('partie, son adresse a été donnée à une autre');
    await part.getByRole('button', { name: 'Délier cette identité' }).click();
    await administrator.getByRole('status').filter({ hasText: 'Identité déliée' }).waitFor();
    await administrator.getByText('Ce compte n’est lié à aucune identité').waitFor();
    await administrator.getByText('Identité déliée du compte par un administrateur').first().waitFor();
    await fits(administrator);
    await page.goto('/compte');
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
  },
);

describe('without any script', () => {
  it('somebody whom nobody invited is refused in words, and leads back to the sign-in page', async () => {
    provider.people.set('inconnu', { sub: 'inconnu', email: 'inconnu@siim94.example', siret });
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await context.newPage();
    await page.goto('/connexion');
    await page.getByRole('link', { name: button }).click();
    await identify(page, 'inconnu');
    expect(await page.getByRole('alert').textContent()).toContain('cette identité n’ouvre rien ici');
    await page.reload();
    expect(await page.getByRole('alert').textContent()).toContain('a déjà servi');
    await page.getByRole('link', { name: 'Revenir à la page de connexion' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Connexion');
  });

  it('another site cannot send somebody to the provider: they come to the sign-in page first', async () => {
    const from = async (place: string) => {
      const answer = await fetch(`${site.address}/connexion/openid?retour=%2Fbudget`, {
        redirect: 'manual',
        headers: { 'sec-fetch-site': place },
      });
      return answer.headers.get('location');
    };
    expect(await from('cross-site')).toBe('/connexion?retour=%2Fbudget');
    expect(await from('same-origin')).toContain(`${provider.issuer}/authorize?`);
  });

  it('the good-bye page leads on to the provider by itself', async () => {
    const email = 'dominique@siim94.example';
    await invite('Dominique', email);
    provider.people.set(email, { sub: email, email, siret });
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await context.newPage();
    await page.goto('/connexion');
    await page.getByRole('link', { name: button }).click();
    await identify(page, email);
    await page.locator('#contenu h1').first().waitFor();
    const [goodBye] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).pathname === '/connexion/fin'),
      page
        .locator('form[action="/deconnexion"]')
        .first()
        .evaluate((form) => (form as HTMLFormElement).submit()),
    ]);
    expect([goodBye.status(), goodBye.headers()['refresh']]).toEqual([200, expect.stringContaining(provider.issuer)]);
    await page.getByRole('button', { name: 'Tout quitter' }).click();
    await page.waitForURL((url) => url.pathname === '/connexion');
  });
});

describe('a second factor that the operator asks of everybody', () => {
  it('is asked of the provider, refused when missing, and let in when it is there', async () => {
    const administrator = await openPage(browser, site.address);
    await signIn(administrator, site.account, '/compte/identite');
    await administrator.getByLabel('Mot de passe de votre compte Bièvre').fill(site.account.password);
    await administrator.getByRole('button', { name: 'Continuer' }).click();
    await administrator.getByRole('link', { name: 'Continuer chez ProConnect d’essai' }).waitFor();
    await expectAccessible(administrator);
    provider.people.set('admin', { sub: 'admin', acr: weakLevel });
    await administrator.getByRole('link', { name: 'Continuer chez ProConnect d’essai' }).click();
    await identify(administrator, 'admin');
    await administrator.getByText('Votre compte est lié à ProConnect d’essai').waitFor();
    await expectAccessible(administrator);
    await administrator.goto('/administration/connexion');
    await administrator.locator('input[value=everybody]').check();
    await administrator.getByRole('button', { name: 'Enregistrer' }).click();
    await administrator.waitForLoadState('networkidle');

    const page = await openPage(browser, site.address);
    await page.goto('/connexion');
    await page.getByRole('link', { name: button }).click();
    await identify(page, 'admin');
    await identify(page, 'admin');
    expect(await page.getByRole('alert').textContent()).toContain('Un second facteur vous est demandé ici');
    await expectAccessible(page);
    provider.people.set('admin', { sub: 'admin', acr: weakLevel, strongerAcr: strongLevel });
    await page.getByRole('link', { name: 'Recommencer avec ProConnect d’essai' }).click();
    await identify(page, 'admin');
    await page.locator('#contenu h1').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});

it('whoever comes back too often is told to wait', async () => {
  const answers: Response[] = [];
  while (answers.length < 70 && answers.at(-1)?.status !== 429)
    answers.push(await fetch(`${site.address}/connexion/retour?state=x&code=y`, { headers: { accept: 'text/html' } }));
  expect(await answers.at(0)?.text()).toContain('recommencez');
  expect([answers.at(0)?.status, answers.at(-1)?.status]).toEqual([401, 429]);
});
