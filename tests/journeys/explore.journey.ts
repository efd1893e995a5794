import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, openBrowser, openPage, signIn } from '../support/browser.ts';
import { expectFitting } from '../support/looking-round.ts';
import { type HouseOfRoles, openHouseOfRoles } from '../support/people-of-roles.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ');

/** The cells of a line of the page's first table, as they are read. */
async function line(page: Page, label: string): Promise<readonly string[]> {
  const table = page.getByRole('table').first();
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
  return (await row.getByRole('cell').allTextContents()).map(plain);
}

describe('whoever explores the figures', () => {
  let site: HouseOfRoles;
  beforeAll(async () => {
    site = await openHouseOfRoles('embedded');
    return () => site.close();
  });

  it('chooses what is counted, opens a cell, keeps the view, takes it away and shares it', async () => {
    const director = await site.admit('directeur', { role: 'direction' });
    const page = await openPage(browser, site.address, { width: 1280, height: 900 });
    await signIn(page, director, '/');
    const complaints = collectComplaints(page);
    await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Explorer' }).click();
    await page.locator('select[name=mesure]').selectOption({ label: 'Cotisations' });
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByRole('heading', { level: 2, name: 'Cotisations' }).waitFor();
    await page.locator('select[name=lignes]').selectOption({ label: 'adhérent' });
    await page.locator('select[name=de]').selectOption('2018');
    await page.locator('select[name=a]').selectOption('2018');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL(({ searchParams }) => searchParams.get('a') === '2018');
    await page.getByText('Cotisations en 2018').waitFor();
    expect(await line(page, 'Arcueil')).toEqual(['411 422,00 €']);
    await expectFitting(page);

    await page
      .getByRole('row', { name: /^Arcueil/ })
      .first()
      .locator('[data-figure]')
      .first()
      .click();
    const evidence = page.getByRole('complementary').filter({ hasText: 'Définition' });
    await evidence.getByText('4 enregistrements').waitFor();
    await page.keyboard.press('Escape');

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
    expect(Buffer.concat(parts).toString('utf8')).toContain('arcueil;Arcueil;411422');

    await page.getByText('Garder cette vue…').click();
    await page.getByLabel('Nom', { exact: true }).fill('Cotisations 2018');
    await page.getByLabel('La partager avec tous ceux de l’opérateur').check();
    await page.getByRole('button', { name: 'Garder' }).click();
    await page.getByText('Vue gardée.', { exact: true }).waitFor();

    const reader = await site.admit('lectrice', { role: 'reader' });
    const theirs = await openPage(browser, site.address, { width: 390, height: 844 });
    await signIn(theirs, reader, '/explorer');
    await theirs.getByRole('link', { name: 'Cotisations 2018' }).click();
    await theirs.getByRole('heading', { level: 2, name: 'Cotisations' }).waitFor();
    expect(await line(theirs, 'Arcueil')).toEqual(['411 422,00 €']);
    expect(await theirs.getByRole('button', { name: 'Oublier la vue Cotisations 2018' }).count()).toBe(0);
    await expectFitting(theirs);
    expect(complaints).toEqual([]);
  });

  it('reads some months of a year, and what part of it they are', async () => {
    const director = await site.admit('directrice', { role: 'direction' });
    const page = await openPage(browser, site.address, { width: 390, height: 844 });
    await signIn(page, director, '/explorer?mesure=activity.days&lignes=kind:root&de=2020&a=2020');
    await page.getByText('Limiter à…').click();
    await page.getByLabel('Du mois de').selectOption({ label: 'septembre' });
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByText('Jours d’activité de septembre à décembre 2020').waitFor();
    expect(await page.getByLabel('Au mois de').inputValue()).toBe('12');
    expect(await line(page, 'Projet')).toEqual(['529,5']);
    await expectFitting(page);

    await page.locator('select[name=mesure]').selectOption({ label: 'Part des jours de l’année' });
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByRole('heading', { level: 2, name: 'Part des jours de l’année' }).waitFor();
    expect(await line(page, 'Projet')).toEqual(['48,01 %']);
    await page
      .getByRole('row', { name: /^Projet / })
      .locator('[data-figure]')
      .first()
      .click();
    await page.getByRole('complementary').getByText('Part de l’année de').waitFor();
    await expectFitting(page);
  });
});
