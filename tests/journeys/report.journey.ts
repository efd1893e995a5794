import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerDatabase, type ServerDatabase } from '../../src/database/testing.ts';
import { collectComplaints, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let server: ServerDatabase | undefined;
let site: Site;
let browser: Browser;
let page: Page;
let complaints: string[];

/** On the embedded database, or on a new database of the PostgreSQL server that the gate has started. */
async function startOn(engine: string): Promise<Site> {
  if (engine === 'the embedded database') return await startSite();
  const superuser = process.env['BIEVRE_TEST_POSTGRES'];
  if (!superuser) throw new Error('BIEVRE_TEST_POSTGRES names no server: run the journeys with `npm test -- --only journeys`');
  server = await createServerDatabase(superuser);
  return await startSite({ DATABASE_URL: server.url, DATABASE_OWNER_URL: server.ownerUrl });
}

const evidence = () => page.getByRole('complementary');

async function closeEvidence(): Promise<void> {
  if (!(await evidence().isVisible())) return;
  await page.keyboard.press('Escape');
  await evidence().waitFor({ state: 'detached' });
}

/** Goes to a chapter by the contents of the report, as a reader does. */
async function openChapter(name: RegExp): Promise<void> {
  // The evidence takes the room of the contents, which fold: closed, they stand beside the text again.
  await closeEvidence();
  await page.getByRole('navigation', { name: 'Sommaire du bilan' }).getByRole('link', { name }).first().click();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

/** Opens a figure at the side, then its full page, and comes back to the report. */
async function openToItsRows(figure: ReturnType<Page['locator']>): Promise<string> {
  const before = new URL(page.url()).pathname;
  await closeEvidence();
  await figure.first().click();
  await evidence().getByText('Définition').waitFor();
  expect(new URL(page.url()).pathname).toBe(before);
  await evidence()
    .getByRole('link', { name: /Ouvrir (les|en pleine page)/ })
    .click();
  await page.waitForURL(/\/chiffres\?/);
  // The address changes before the page does.
  await page.locator('#lignes, #parts').waitFor();
  const text = (await page.locator('main').textContent()) ?? '';
  await page.goBack();
  await page.waitForURL((url) => url.pathname === before);
  // The page comes back as it was left, evidence open.
  await evidence().waitFor();
  return text;
}

describe.each(['the embedded database', 'PostgreSQL'])('reading the report of 2020 on %s', (engine) => {
  beforeAll(async () => {
    site = await startOn(engine);
    browser = await openBrowser();
    page = await openPage(browser, site.address);
    page.setDefaultTimeout(15_000);
    complaints = collectComplaints(page);
    await signIn(page, site.account);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await server?.drop();
    server = undefined;
  });

  it('starts at home and leads to the first chapter, its title and its contents', async () => {
    await page.getByRole('link', { name: 'Lire le bilan 2020' }).click();
    await page.waitForURL(/\/bilans\/2020$/);
    await page
      .getByRole('navigation', { name: 'Sommaire du bilan' })
      .getByRole('link', { name: /Bilan financier/ })
      .waitFor();
  });

  it('opens a key figure to the rows that it counts', async () => {
    const figure = page.locator('dl [data-figure]', { hasText: '263' });
    expect(await openToItsRows(figure)).toContain('263 enregistrements derrière ce chiffre');
  });

  it('opens a figure of a table to its budget line', async () => {
    await openChapter(/Bilan financier/);
    const row = page.getByRole('row', { name: /dotations/ }).first();
    expect(await openToItsRows(row.locator('[data-figure]'))).toMatch(/1 enregistrement derrière ce chiffre/);
  });

  it('opens a rate to the two figures that it is made of', async () => {
    const rate = page
      .getByRole('row', { name: /dotations/ })
      .first()
      .locator('[data-figure]', { hasText: '%' });
    const text = await openToItsRows(rate);
    expect(text).toContain('Rapport de');
    expect(text).toContain('Prévisions');
  });

  it('opens a figure inside a sentence', async () => {
    expect(await openToItsRows(page.locator('section p [data-figure]', { hasText: /7\s050\s224,13/ }))).toContain(
      'enregistrement',
    );
  });

  it('opens a figure of a chart by its data', async () => {
    const chart = page.locator('figure', { has: page.getByText('Voir les données') }).first();
    await chart.getByText('Voir les données').click();
    expect(await openToItsRows(chart.locator('table [data-figure]'))).toContain('enregistrement');
  });

  it('opens a figure known only from the published report to its place there', async () => {
    await openChapter(/Activité Infrastructures/);
    await page.locator('table [data-figure]').first().click();
    await evidence()
      .getByText('Aucun enregistrement', { exact: false })
      .or(evidence().getByText('aucun enregistrement', { exact: false }))
      .first()
      .waitFor();
    await evidence().getByRole('link', { name: 'Voir la place dans le bilan' }).click();
    await page.waitForURL(/\/chiffres\/publie/);
    await page.getByText('Texte imprimé').waitFor();
    await page.goBack();
    await evidence().waitFor();
    await closeEvidence();
  });

  it('closes the evidence with Escape and gives the focus back to the figure', async () => {
    await page.locator('table [data-figure]').nth(1).click();
    await evidence().waitFor();
    await page.keyboard.press('Escape');
    await evidence().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-figure'))).toBe(true);
  });

  it('gives the same report as PDF, and its figures as CSV', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Télécharger le PDF' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('bilan-siim94-2020.pdf');
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    const csv = await page.request.get('/bilans/2020/chiffres.csv');
    expect((await csv.text()).split('\r\n').length).toBeGreaterThan(500);
  });

  it('never made the browser complain', () => {
    expect(complaints).toEqual([]);
  });

  it('signs in, opens a figure and searches without JavaScript all the same', async () => {
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const plain = await context.newPage();
    await signIn(plain, site.account, '/bilans/2020');
    await plain.locator('dl [data-figure]').first().click();
    await plain.getByRole('complementary').getByText('Définition').waitFor();
    await plain.getByLabel('Rechercher').fill('gentil');
    await plain.getByLabel('Rechercher').press('Enter');
    await plain.getByRole('main').getByRole('link', { name: 'Gentilly' }).first().click();
    await plain.getByRole('heading', { level: 1, name: 'Gentilly' }).waitFor();
    await context.close();
  });
});
