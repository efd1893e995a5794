import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { openPlannedHouse, type PlannedHouse } from '../support/planned-house.ts';

let house: PlannedHouse;
let browser: Browser;

beforeAll(async () => {
  house = await openPlannedHouse();
  return () => house.close();
});

beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

const narrow = { width: 390, height: 844 };
const wide = { width: 1280, height: 900 };
const text = async (page: Page) => ((await page.locator('#contenu').textContent()) ?? '').replace(/\s+/g, ' ');

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

/** A month of a table, cell by cell. */
async function monthIn(page: Page, region: string, month: string): Promise<readonly string[]> {
  const row = page.getByRole('region', { name: region }).getByRole('row').filter({ hasText: month });
  return (await row.getByRole('cell').allTextContents()).map((cell) => cell.trim());
}

async function take(page: Page, link: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: link, exact: true }).first().click();
  const file = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of file) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

describe('a head of team', () => {
  it('sees the teams that they answer for, not the others, and the next year of one of them', async () => {
    const page = await openPage(browser, house.address, wide);
    await signIn(page, house.head, '/');
    await page.getByRole('link', { name: 'Capacité des équipes' }).first().click();
    await page.getByRole('heading', { name: 'Jours qui restent, par équipe et par mois' }).waitFor();
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['Pôle', 'Infrastructures', 'Support']);
    await fits(page);
    await page.getByRole('link', { name: 'Infrastructures', exact: true }).click();
    await page.getByRole('heading', { name: 'Mois par mois, en jours' }).waitFor();
    expect(await text(page)).toContain(
      'Aucune surcharge sur les dix-huit mois à venir. Compétences qui manquent : Paie et carrières',
    );
    // 19 days of May 2027: two full posts, three days of four of a pattern without Wednesdays, two fifths of another's.
    expect((await monthIn(page, 'Jours par mois', 'mai 2027')).slice(0, 2)).toEqual(['60,6', '0']);
    expect(await text(page)).toContain('0002dernier jour le 30 juin 2027');
    await fits(page);
    const elsewhere = await page.goto('/capacite/si');
    const nowhere = await page.goto('/capacite/nulle-part');
    expect([elsewhere?.status(), nowhere?.status()]).toEqual([404, 404]);
  });

  it('makes a what-if, which stands in the address, is laid beside what is known, and is stored nowhere', async () => {
    const page = await openPage(browser, house.address, narrow);
    await signIn(page, house.head, '/capacite/infra');
    await page.getByText('Faire une hypothèse').click();
    await page.getByLabel(/^Âge de départ/).fill('64');
    await page.getByRole('button', { name: 'Comparer' }).click();
    const told = page.getByRole('region', { name: 'Ce que l’hypothèse change' });
    await told.waitFor();
    expect(new URL(page.url()).search).toBe('?si=depart%7E64');
    expect(await told.textContent()).toContain('Une surcharge commencerait en mai 2027, alors qu’aucune ne se voit aujourd’hui.');
    const may = await monthIn(page, 'Jours par mois', 'mai 2027');
    expect(may.at(-1)).toMatch(/^−.*surcharge$/);
    expect(may[6]).toMatch(/^\+.*tendu$/);
    await fits(page);
    await page.getByText('Ajouter une hypothèse').click();
    await page.locator('select[name="projet"]').selectOption('Refonte du portail');
    await page.locator('[name="projet-quoi"]').selectOption('abandon');
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.getByText('projet « Refonte du portail » abandonné').waitFor();
    expect(await take(page, 'CSV : Mois par mois, en jours')).toMatch(/infra;Infrastructures;hypothèse;2027-05;/);
    await page.getByRole('link', { name: /^Retirer l’hypothèse\s: départ/ }).click();
    await page.waitForURL((url) => !url.search.includes('depart'));
    await page.goto('/capacite/infra');
    expect(await page.getByRole('region', { name: 'Ce que l’hypothèse change' }).count()).toBe(0);
  });

  it('enters a planned project, is told what is wrong with it first, corrects it and removes it', async () => {
    const page = await openPage(browser, house.address, wide);
    await signIn(page, house.head, '/capacite/infra');
    await page.getByRole('link', { name: 'Projets prévus' }).click();
    await page.getByLabel('Projet', { exact: true }).fill('Bascule du courrier');
    await page.getByLabel('Premier mois').fill('2027-06');
    await page.getByLabel('Dernier mois, facultatif').fill('2027-05');
    await page.getByLabel('Jours par mois').fill('30');
    await page.getByLabel('Compétence, facultatif').fill('Gestion du courrier');
    await page.getByRole('button', { name: 'Prévoir' }).click();
    await page.getByText('Le dernier mois est avant le premier').waitFor();
    expect(await page.getByLabel('Projet', { exact: true }).inputValue()).toBe('Bascule du courrier');
    await fits(page);
    await page.getByLabel('Dernier mois, facultatif').fill('2027-07');
    await page.getByRole('button', { name: 'Prévoir' }).click();
    await page.getByText('Jours de projet prévus sur 2 mois.').waitFor();
    await page.goto('/capacite/infra');
    expect(await text(page)).toContain('La surcharge commence en juin 2027.');
    expect(await text(page)).toContain('Gestion du courrier (juin 2027)');
    await page.goto('/capacite/infra/projets');
    for (const month of ['juin', 'juillet']) {
      await page.getByRole('link', { name: `Corriger ou retirer Bascule du courrier, ${month} 2027` }).click();
      await page.getByText('Retirer ces jours…').click();
      await page.getByRole('form', { name: 'Retirer ces jours…' }).getByLabel('Raison').fill('essai');
      await page.getByRole('button', { name: 'Retirer ces jours' }).click();
      await page.getByText('Jours retirés').waitFor();
    }
    await page.context().close();
  });

  it('records the run of a month that is over', async () => {
    const page = await openPage(browser, house.address, narrow);
    await signIn(page, house.head, '/capacite/support/exploitation');
    await page.getByLabel('Mois', { exact: true }).fill('2026-12');
    await page.getByLabel('Jours', { exact: true }).fill('12,5');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Ce mois n’a pas commencé').waitFor();
    await page.getByLabel('Mois', { exact: true }).fill('2026-11');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Jours d’exploitation enregistrés.').waitFor();
    await fits(page);
    await page.context().close();
  });
});

describe('a director', () => {
  it('compares all the teams, as known and as supposed, and sees who alone can do what', async () => {
    const page = await openPage(browser, house.address, wide);
    await signIn(page, house.director, '/capacite?si=depart~64');
    expect(await text(page)).toContain('Infrastructures. Une surcharge commencerait en mai 2027');
    expect(await page.getByRole('columnheader', { name: 'Surcharge, hypothèse' }).count()).toBe(1);
    // Nothing of the past of that team is recorded: nothing is said to be 0.
    const others = page.getByRole('row').filter({ hasText: 'Systèmes d’information' });
    expect((await others.getByRole('cell').allTextContents()).at(-1)?.trim()).toBe('inconnu');
    await fits(page);
    await page.goto('/competences');
    expect(await text(page)).toContain('1 n’a personne pour y travailler seul');
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    expect(await row('Paie et carrières').textContent()).toMatch(
      /une seule personne, qui part.*0002, dernier jour le 30 juin 2027/,
    );
    expect(await row('Gestion du courrier').textContent()).toContain('personne');
    expect(await row('Réseau').textContent()).toContain('couvert');
    await fits(page);
    await page.context().close();
  });
});

describe('an agent', () => {
  it('is refused the capacity and the skills of others, in words', async () => {
    const page = await openPage(browser, house.address, narrow);
    await signIn(page, house.agent, '/');
    expect(await page.getByRole('link', { name: 'Capacité des équipes' }).count()).toBe(0);
    for (const path of ['/capacite', '/capacite/infra', '/capacite/infra/projets', '/competences']) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(403);
      expect(await text(page)).toMatch(/ne sont montrées qu’/);
    }
    for (const path of ['/capacite.csv', '/capacite/infra/mois.csv', '/competences.csv'])
      expect((await page.request.get(path)).status()).toBe(403);
    await page.context().close();
  });
});
