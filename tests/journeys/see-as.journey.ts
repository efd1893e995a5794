import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
const password = 'la girafe descend en ville';
const banner = 'Vue en lecture seule';

beforeAll(async () => {
  site = await startSite();
  return () => site.stop();
});
beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

/** Gentilly's IT director, signed in by themselves; the administrator has invited them. */
async function director(administrator: Page, name: string, email: string): Promise<Page> {
  await administrator.goto('/administration/invitations');
  await administrator.getByLabel('Prénom et nom').fill(name);
  await administrator.getByLabel('Adresse électronique').fill(email);
  await administrator.locator('select[name=role]').selectOption('member-it-director');
  await administrator.locator('select[name=portee]').selectOption('member:gentilly');
  await administrator.getByRole('button', { name: 'Inviter', exact: true }).click();
  const link = await administrator.getByRole('region', { name: 'Lien d’invitation' }).locator('output').textContent();
  const page = await openPage(browser, site.address);
  await page.goto(new URL(link ?? '').pathname);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.locator('#contenu h1').first().waitFor();
  return page;
}

async function openPerson(administrator: Page, name: string): Promise<string> {
  await administrator.goto('/administration/personnes');
  const path = await administrator.getByRole('link', { name, exact: true }).getAttribute('href');
  await administrator.goto(path ?? '');
  return path ?? '';
}

async function see(administrator: Page, name: string, reason: string): Promise<void> {
  await openPerson(administrator, name);
  await administrator.getByText(`Voir Bièvre comme ${name}…`).click();
  await administrator.getByLabel('Pourquoi').fill(reason);
  await administrator.getByRole('button', { name: `Voir comme ${name}`, exact: true }).click();
  await administrator.getByRole('complementary', { name: banner }).waitFor();
}

/** Every address of the site and of its API, filled with what a member might ask for; what is one's own or ends a session is left out. */
function addresses(): string[] {
  const map = readFileSync(join(import.meta.dirname, '../site-map.txt'), 'utf8');
  const paths = [...map.matchAll(/^(?:GET )?(\/\S*)/gm)].map((match) => match[1] ?? '');
  return paths
    .filter((path) => !/^\/(connexion|deconnexion|place|voir-comme|compte)/.test(path))
    .flatMap((path) =>
      ['gentilly', 'arcueil'].map((body) =>
        path.replace(':year', '2020').replace(':edition', 'siim94-2020').replace(/:\w+/, body),
      ),
    );
}

/** What a reader is answered: the status, where to, and the page's own part of it. */
async function answerTo(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  const text = await answer.text();
  return `${answer.status()} ${answer.headers()['location'] ?? ''} ${/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text}`;
}

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

const railOf = (page: Page) => page.locator('nav[aria-label="Rubriques"] a').allTextContents();

describe.each([1280, 390])('an administrator who sees as Gentilly’s IT director, on a screen %i wide', (width) => {
  it('finds what they find and nothing else, is refused a change, returns, and the person reads of it', async () => {
    const [name, reason] = [`Gentiane ${width}`, `Ne trouve pas ses logiciels sur ${width}`];
    const administrator = await openPage(browser, site.address, { width, height: 900 });
    await signIn(administrator, site.account);
    const gentiane = await director(administrator, name, `gentiane-${width}@gentilly.example`);
    const complaints = collectComplaints(administrator);
    const path = await openPerson(administrator, name);
    await fits(administrator);
    await see(administrator, name, reason);
    await fits(administrator);
    const said = await administrator.getByRole('complementary', { name: banner }).textContent();
    expect(said).toMatch(new RegExp(`Vous voyez Bièvre comme ${name}, en lecture seule, jusqu’à \\d\\d:\\d\\d`));

    expect(await railOf(administrator)).toEqual(await railOf(gentiane));
    const told: string[] = [];
    for (const address of addresses()) {
      const [seen, theirs] = [await answerTo(administrator, address), await answerTo(gentiane, address)];
      if (seen !== theirs) told.push(`${address}: ${seen.slice(0, 200)} ≠ ${theirs.slice(0, 200)}`);
    }
    expect(told).toEqual([]);
    expect(await answerTo(administrator, '/adherents/gentilly')).toMatch(/^200 .*394\u202f055/s);
    for (const own of ['/compte', '/compte/jetons']) {
      expect((await administrator.goto(own))?.status()).toBe(403);
      await administrator.getByRole('complementary', { name: banner }).waitFor();
      expect(await administrator.locator('#contenu').textContent()).toContain('n’est qu’à cette personne');
    }
    complaints.length = 0;

    await administrator.goto(path);
    await administrator.locator('select[name=role]').selectOption('member-reader');
    await administrator.getByRole('button', { name: 'Donner ce rôle' }).click();
    await administrator.getByRole('heading', { name: 'Accès refusé' }).waitFor();
    expect(await administrator.locator('#contenu').textContent()).toContain('en lecture seule : rien n’a été changé');
    await administrator.getByRole('complementary', { name: banner }).waitFor();
    await fits(administrator);
    // A browser says in its console what was refused.
    expect(complaints.filter((line) => !line.includes('403'))).toEqual([]);

    await administrator.getByRole('button', { name: 'Revenir à mon compte' }).click();
    await administrator.getByRole('complementary', { name: banner }).waitFor({ state: 'detached' });
    await administrator.goto(`/journal?fait=accounts.seen-as-ended&objet=${encodeURIComponent(path.split('/').at(-1) ?? '')}`);
    const line = administrator.getByRole('row', { name: /Fin de la vue comme cette personne/ });
    expect(await line.textContent()).toContain(`(vu comme ${name})`);

    await gentiane.setViewportSize({ width, height: 900 });
    await gentiane.goto('/administration/personnes');
    const notice = gentiane.getByRole('complementary', { name: 'Vu comme vous' });
    await fits(gentiane);
    await notice.getByRole('link').click();
    await gentiane.getByRole('heading', { name: 'Vu comme vous' }).waitFor();
    expect(await gentiane.getByRole('row', { name: reason }).textContent()).toMatch(/\d+\smin/);
    await fits(gentiane);
    await gentiane.goto('/administration/personnes');
    expect(await notice.count()).toBe(0);
  });
});

describe('without any script', () => {
  it('a view begins, is told of on every page, refuses a change in words, and ends', async () => {
    const administrator = await openPage(browser, site.address);
    await signIn(administrator, site.account);
    await director(administrator, 'Gaspard Sans-Script', 'gaspard@gentilly.example');
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await context.newPage();
    await signIn(page, site.account);
    await see(page, 'Gaspard Sans-Script', 'Sans script');
    await openPerson(page, 'Gaspard Sans-Script');
    await page.locator('select[name=role]').selectOption('member-reader');
    await page.getByRole('button', { name: 'Donner ce rôle' }).click();
    expect(await page.locator('main').textContent()).toContain('en lecture seule : rien n’a été changé');
    await page.goto('/adherents/arcueil');
    await page.getByRole('button', { name: 'Revenir à mon compte' }).click();
    expect(await page.locator('nav[aria-label="Rubriques"]').textContent()).toContain('Journal');
  });
});

it.each([1280, 390])(
  'an API token is found by its owner’s name, revoked with a reason, and its owner told, %i wide',
  async (width) => {
    const administrator = await openPage(browser, site.address, { width, height: 900 });
    await signIn(administrator, site.account);
    const name = `Jeanne ${width}`;
    const owner = await director(administrator, name, `jeanne-${width}@gentilly.example`);
    await owner.goto('/compte/jetons');
    await owner.getByLabel('Nom, pour le reconnaître').fill(`Tableau de bord ${width}`);
    await owner.getByRole('button', { name: 'Faire le jeton' }).click();
    const token = await owner.getByLabel('Jeton', { exact: true }).inputValue();
    const call = () => fetch(`${site.address}/api/measures`, { headers: { authorization: `Bearer ${token}` } });
    expect((await call()).status).toBe(200);

    await administrator.goto(`/administration/jetons?q=${encodeURIComponent(name)}`);
    const line = administrator.getByRole('row', { name: `Tableau de bord ${width}` });
    expect(await line.textContent()).toContain('Gentilly');
    await fits(administrator);
    const file = await administrator.request.get('/administration/jetons.csv');
    expect(await file.text()).toContain(`Tableau de bord ${width};${name};Gentilly;lire`);
    await line.getByText('Révoquer…').click();
    await line.getByLabel('Pourquoi').fill('Vu dans un dépôt public');
    await fits(administrator);
    await line.getByRole('button', { name: 'Révoquer ce jeton' }).click();
    await administrator.getByText('Jeton révoqué').waitFor();
    expect((await call()).status).toBe(401);

    await owner.goto('/compte/jetons');
    expect(await owner.getByRole('row', { name: `Tableau de bord ${width}` }).textContent()).toContain('Vu dans un dépôt public');
    await owner.setViewportSize({ width, height: 900 });
    await fits(owner);
  },
);
