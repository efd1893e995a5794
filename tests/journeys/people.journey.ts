import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
const password = 'la girafe descend en ville';

beforeAll(async () => {
  site = await startSite();
  return () => site.stop();
});

beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

/** A page without any script, as before they have loaded. */
async function plainPage(): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
  return context.newPage();
}

async function invite(page: Page, name: string, email: string, role: string, scope: string): Promise<string> {
  await page.goto('/administration/invitations');
  await page.getByLabel('Prénom et nom').fill(name);
  await page.getByLabel('Adresse électronique').fill(email);
  await page.locator('select[name=role]').selectOption(role);
  await page.locator('select[name=portee]').selectOption(scope);
  await page.getByRole('button', { name: 'Inviter', exact: true }).click();
  const link = page.getByRole('region', { name: 'Lien d’invitation' }).locator('output');
  return new URL((await link.textContent()) ?? '').pathname;
}

async function openAccount(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.locator('#contenu h1').first().waitFor();
}

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

describe('inviting a person', () => {
  it('goes from the form to their first page without any script, by a link that works once', async () => {
    const administrator = await plainPage();
    await signIn(administrator, site.account);
    const refused = await plainPage();
    await refused.goto('/invitation/nothing-of-that-name');
    expect(await refused.getByRole('heading', { level: 1 }).textContent()).toBe('Introuvable');

    const link = await invite(
      administrator,
      'Camille Référente',
      'camille@gentilly.example',
      'member-referent',
      'member:gentilly',
    );
    const guest = await plainPage();
    await guest.goto(link);
    await guest.getByLabel('Choisissez un mot de passe').fill('qwerty123456');
    await guest.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    expect(await guest.getByRole('alert').textContent()).toContain('figure dans des listes connues');
    await openAccount(guest, link);
    expect(await guest.locator('nav[aria-label="Rubriques"]').textContent()).not.toContain('Personnes');
    await guest.goto('/administration/personnes');
    expect(await guest.locator('h1').first().textContent()).toBe('Accès refusé');

    await refused.goto(link);
    expect(await refused.getByRole('heading', { level: 1 }).textContent()).toBe('Introuvable');
    await administrator.goto('/administration/personnes?q=camille');
    expect(await administrator.getByRole('row', { name: /Camille Référente/ }).textContent()).toContain('Gentilly');
  });

  it('is refused in words when the role is not held there', async () => {
    const page = await plainPage();
    await signIn(page, site.account, '/administration/invitations');
    await page.getByLabel('Prénom et nom').fill('Dominique');
    await page.getByLabel('Adresse électronique').fill('dominique@siim94.example');
    await page.locator('select[name=role]').selectOption('auditor');
    await page.getByRole('button', { name: 'Inviter', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('dites jusqu’à quand');
  });
});

describe('one’s own account', () => {
  it('shows where one is signed in, ends the other sessions, and changes the password, without any script', async () => {
    const administrator = await plainPage();
    await signIn(administrator, site.account);
    const link = await invite(administrator, 'Lou Lectrice', 'lou@siim94.example', 'reader', 'operator');
    const [desk, elsewhere] = [await plainPage(), await plainPage()];
    await openAccount(desk, link);
    await signIn(elsewhere, { email: 'lou@siim94.example', password });
    await desk.goto('/compte');
    expect(await desk.getByRole('row', { name: /Chrome/ }).count()).toBe(2);
    await desk.getByRole('button', { name: 'Terminer toutes les autres' }).click();
    expect(await desk.getByRole('status').first().textContent()).toBe('1 session terminée.');
    await elsewhere.goto('/adherents');
    expect(new URL(elsewhere.url()).pathname).toBe('/connexion');
    await desk.getByLabel('Mot de passe actuel').fill('ce n’est pas celui-là');
    await desk.getByLabel('Nouveau mot de passe').fill('un zèbre monte à la gare');
    await desk.getByRole('button', { name: 'Changer le mot de passe' }).click();
    expect(await desk.getByRole('alert').textContent()).toContain('rien n’a été changé');
    await desk.getByLabel('Mot de passe actuel').fill(password);
    await desk.getByLabel('Nouveau mot de passe').fill('un zèbre monte à la gare');
    await desk.getByRole('button', { name: 'Changer le mot de passe' }).click();
    expect(await desk.getByRole('status').first().textContent()).toContain('Mot de passe changé');
  });
});

describe('a person', () => {
  it('is given a role, loses it, and is out at once when their account is closed', async () => {
    const administrator = await openPage(browser, site.address);
    await signIn(administrator, site.account);
    const link = await invite(administrator, 'Sacha Agent', 'sacha@siim94.example', 'agent', 'operator');
    const sacha = await openPage(browser, site.address);
    await openAccount(sacha, link);
    await administrator.goto('/administration/personnes');
    await administrator.getByRole('link', { name: 'Sacha Agent' }).click();
    await administrator.locator('select[name=role]').selectOption('finance');
    await administrator.getByRole('button', { name: 'Donner ce rôle' }).click();
    await administrator.getByRole('status').filter({ hasText: 'Rôle donné' }).waitFor();
    await administrator
      .getByRole('row', { name: /finances/ })
      .getByText('Finir…')
      .click();
    await administrator
      .getByRole('row', { name: /finances/ })
      .getByRole('button', { name: 'Finir ce rôle' })
      .click();
    await administrator.getByRole('status').filter({ hasText: 'Fin du rôle' }).waitFor();
    await administrator.getByText('Fermer ce compte…').click();
    await administrator.getByRole('button', { name: 'Fermer le compte' }).click();
    await administrator.getByRole('status').filter({ hasText: 'Compte fermé' }).waitFor();
    await sacha.goto('/adherents');
    expect(new URL(sacha.url()).pathname).toBe('/connexion');
  });
});

it.each([1280, 390])('the pages of the administration are accessible and fit a screen %i wide', async (width) => {
  const page = await openPage(browser, site.address, { width, height: 900 });
  await signIn(page, site.account);
  const complaints = collectComplaints(page);
  const link = await invite(page, `Largeur ${width}`, `largeur-${width}@siim94.example`, 'reader', 'operator');
  await fits(page);
  await page.goto('/administration/personnes');
  await fits(page);
  await page.locator('#contenu a[href*="/administration/personnes/"]').first().click();
  await page.getByRole('heading', { name: 'Donner un rôle' }).waitFor();
  await fits(page);
  await page.goto('/compte');
  await fits(page);
  const guest = await openPage(browser, site.address, { width, height: 900 });
  await guest.goto(link);
  await fits(guest);
  expect(complaints).toEqual([]);
});
