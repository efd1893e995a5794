import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/day.ts';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { firstDay, type HouseOfRoles, openHouseOfRoles, type PersonOfRole } from '../support/people-of-roles.ts';

let site: HouseOfRoles;
let browser: Browser;
let head: PersonOfRole;
const directors = new Map<string, PersonOfRole>();
const complaints: string[] = [];
const sessionDay = day('2026-12-08');
const title = 'Tableur des régies';

async function newPage(width: number): Promise<Page> {
  const page = await openPage(browser, site.address, { width, height: 900 });
  const own = collectComplaints(page);
  page.on('close', () => complaints.push(...own));
  return page;
}

beforeAll(async () => {
  site = await openHouseOfRoles('embedded');
  browser = await openBrowser();
  head = await site.admit('responsable', { role: 'team-head', scope: { kind: 'team', code: 'pole-support-utilisateurs' } });
  for (const code of ['gentilly', 'arcueil'])
    directors.set(code, await site.admit(code, { role: 'member-it-director', scope: { kind: 'member', code } }));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement);

/** Goes there by the Tab key alone, from wherever the page stands. */
async function reach(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await isFocused(control)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${control}`);
}

async function press(page: Page, control: Locator): Promise<void> {
  await reach(page, control);
  await page.keyboard.press('Enter');
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

async function enter(town: string, width: number, path = '/formation/inscriptions'): Promise<Page> {
  const person = directors.get(town);
  if (!person) throw new Error(`nobody is of ${town}`);
  const page = await newPage(width);
  await signIn(page, person, path);
  return page;
}

const openForMembers = `/formation/inscriptions/ouvertes/tableur-des-regies-${sessionDay}`;
const forOperator = `/formation/sessions/tableur-des-regies-${sessionDay}`;
const rowOf = (page: Page, agent: string) => page.getByRole('row').filter({ hasText: agent });

describe('a member’s IT director', () => {
  it('finds nothing open, then what the operator opens, with its seats', async () => {
    const before = await enter('gentilly', 390, '/formation/inscriptions/ouvertes');
    await before.getByText('Aucune session n’est ouverte').waitFor();
    await fits(before);
    await before.context().close();
    const page = await newPage(1280);
    await signIn(page, head, '/formation/catalogue/nouvelle');
    await page.getByLabel('Nom', { exact: true }).fill(title);
    await page.getByLabel('Catégorie').selectOption('office');
    await page.getByRole('button', { name: 'Ajouter la formation' }).click();
    await told(page, 'Formation ajoutée');
    await page.getByRole('link', { name: 'Ouvrir une session' }).click();
    await page.getByLabel('Premier jour', { exact: true }).fill(sessionDay);
    await page.getByLabel('Moment du premier jour').selectOption('matin');
    await page.getByLabel('Nombre de places').fill('2');
    expect(await page.getByLabel('Les adhérents y inscrivent leurs agents').isChecked()).toBe(true);
    await page.getByLabel('Jusqu’au, facultatif').fill(sessionDay);
    await page.getByRole('button', { name: 'Ouvrir la session' }).click();
    await page.getByText('Les adhérents inscrivent avant le premier jour de la session').waitFor();
    await page.getByLabel('Jusqu’au, facultatif').fill('2026-12-01');
    await page.getByRole('button', { name: 'Ouvrir la session' }).click();
    await told(page, 'Session ouverte');
    expect(await page.locator('#contenu').textContent()).toContain('oui, jusqu’au 1er décembre 2026');
    await fits(page);
    await page.context().close();
  });

  it.each([1280, 390])(
    'enrols, is told who waits, and cancels, by keyboard alone, %i wide',
    async (width) => {
      const [one, two, three] = width === 1280 ? ['8007', '8008', '8009'] : ['9907', '9908', '9909'];
      const page = await enter(width === 1280 ? 'gentilly' : 'arcueil', width);
      await fits(page);
      await press(page, page.getByRole('link', { name: 'Inscrire des agents' }));
      await page.getByRole('heading', { name: 'Sessions ouvertes à vos agents' }).waitFor();
      await fits(page);
      await press(page, page.getByRole('link', { name: title }));
      await page.getByRole('heading', { name: 'Inscrire vos agents' }).waitFor();
      await press(page, page.getByRole('button', { name: 'Inscrire', exact: true }));
      await page.getByText('Donnez le nom ou le numéro d’un agent au moins.').waitFor();
      await fits(page);
      await type(page, 'Premier agent : nom ou numéro', one);
      await type(page, 'Agent 2, facultatif', two);
      await type(page, 'Agent 3, facultatif', three);
      await press(page, page.getByRole('button', { name: 'Inscrire', exact: true }));
      // The seats are two, and the first member has them.
      if (width === 1280)
        await told(page, `${one} et ${two} sont inscrits. Plus de place : ${three} est sur la liste d’attente, au rang 1.`);
      else
        await told(
          page,
          `Plus de place : ${one} est sur la liste d’attente, au rang 1 ; ${two}, au rang 2 ; ${three}, au rang 3.`,
        );
      await fits(page);
      await press(page, page.getByRole('button', { name: `Annuler l’inscription de ${width === 1280 ? three : two}` }));
      await told(page, 'annulée');
      await press(page, page.getByRole('link', { name: 'Formation de vos agents' }).first());
      await rowOf(page, one).waitFor();
      const text = (await page.locator('#contenu').textContent()) ?? '';
      expect(width === 1280 ? /99\d\d/.test(text) : /80\d\d/.test(text), 'another member’s agent is shown').toBe(false);
      const file = await (await page.request.get('/formation/inscriptions.csv')).text();
      expect(file).toContain(`${one};${title};`);
      await fits(page);
      await page.context().close();
    },
    360_000,
  );

  it('does the same without a script, and is refused the same agent twice', async () => {
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(openForMembers);
    await page.getByLabel('Adresse électronique').fill(directors.get('gentilly')?.email ?? '');
    await page.getByLabel('Mot de passe').fill(directors.get('gentilly')?.password ?? '');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByLabel('Premier agent').fill('8007');
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await page.getByText('8007 est déjà inscrit à cette session.').waitFor();
    await page.getByLabel('Premier agent').fill('8010');
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await told(page, '8010 est sur la liste d’attente');
    await page.getByRole('button', { name: 'Annuler l’inscription de 8010' }).click();
    await told(page, 'Inscription de 8010 annulée.');
    await context.close();
  });
});

describe('the operator', () => {
  it('sees who asked, and refuses one with a word that the member reads; who waits is let in', async () => {
    const page = await newPage(1280);
    await signIn(page, head, forOperator);
    expect(await rowOf(page, '8007').first().textContent()).toContain('par l’adhérent (Personne gentilly)');
    await page.getByText('Refuser une inscription faite par un adhérent…').click();
    await page.getByLabel('Inscription', { exact: true }).selectOption({ label: '8008, Gentilly' });
    await page.getByLabel('Pourquoi').fill('Réservée aux régies');
    await page.getByRole('button', { name: 'Refuser l’inscription' }).click();
    await told(page, 'Inscription de 8008 refusée. Aucun serveur de messagerie n’est réglé');
    await fits(page);
    await page.context().close();
    const director = await enter('gentilly', 390);
    expect(await rowOf(director, '8008').textContent()).toContain('«\u00a0Réservée aux régies\u00a0»');
    await director.context().close();
    const other = await enter('arcueil', 390);
    expect(await rowOf(other, '9907').textContent()).toContain('inscrit');
    await other.context().close();
  });

  it('types in who came; the member sees it and takes the certificate home, and nobody else’s', async () => {
    site.setToday(day('2026-12-02'));
    const late = await enter('gentilly', 390, openForMembers);
    await late.getByText('Les inscriptions étaient ouvertes jusqu’au 1er décembre 2026').waitFor();
    await fits(late);
    await late.context().close();
    site.setToday(day('2026-12-09'));
    const page = await newPage(1280);
    await signIn(page, head, '/');
    await page.getByRole('link', { name: '1 feuille de présence à saisir' }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByLabel('9907', { exact: true }).selectOption('absent');
    await page.getByRole('button', { name: 'Enregistrer les présences' }).click();
    await told(page, 'présences enregistrées');
    await page.goto('/');
    await page.getByRole('heading', { name: 'Par où commencer' }).waitFor();
    expect(await page.getByText('feuille de présence').count()).toBe(0);
    await page.context().close();
    for (const width of [1280, 390]) {
      const director = await enter('gentilly', width, '/formation/inscriptions?q=regies');
      await fits(director);
      const link = director.getByRole('link', { name: 'Attestation de 8007' });
      await reach(director, link);
      const [file] = await Promise.all([director.waitForEvent('download'), director.keyboard.press('Enter')]);
      expect(file.suggestedFilename()).toMatch(/^attestation-tableur-des-regies/);
      const path = (await link.getAttribute('href')) ?? '';
      expect((await director.request.get(path)).status()).toBe(200);
      const other = await enter('arcueil', width);
      expect(await rowOf(other, '9907').textContent()).toContain('absent');
      expect((await other.request.get(path)).status()).toBe(404);
      await other.goto(openForMembers);
      await other.getByText('La session a commencé').waitFor();
      await fits(other);
      await other.context().close();
      await director.context().close();
    }
    site.setToday(firstDay);
  });
});

it('nothing was said in the console but what was refused', () => {
  expect(complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
});
