import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite();
  return () => site.stop();
});

beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

async function take(page: Page, link: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: link, exact: true }).first().click();
  return (await download).suggestedFilename();
}

describe('the journal', () => {
  it('tells which files were taken out, from a page or a document, its own among them', async () => {
    const page = await openPage(browser, site.address);
    await signIn(page, site.account, '/adherents?q=gen');
    expect(await take(page, 'CSV')).toMatch(/^vue-adherents-\d{4}\.csv$/);
    await page.goto('/journal');
    expect(await take(page, 'CSV')).toBe('vue-journal.csv');
    await page.goto('/journal?fait=export.made');
    const facts = page.getByRole('region', { name: 'Faits enregistrés' }).getByRole('row');
    expect(await facts.nth(1).textContent()).toContain('/journal.csv');
    const members = (await facts.nth(2).textContent()) ?? '';
    expect(members).toContain('Fichier exporté/adherents.csv');
    expect(members).toContain('127.0.0.1');
    expect(members).not.toContain('gen');
  });

  it('is kept for as long as an administrator says, who is told before what goes, on a phone and without any script', async () => {
    const context = await browser.newContext({
      baseURL: site.address,
      javaScriptEnabled: false,
      locale: 'fr-FR',
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await signIn(page, site.account, '/journal');
    await page.getByRole('link', { name: 'Conservation du journal' }).click();
    expect(await page.locator('#contenu').textContent()).toContain('Le journal est gardé pour toujours');
    await page.getByLabel('Années').fill('3');
    await page.getByRole('button', { name: 'Voir ce que cela retire' }).click();
    expect(await page.locator('#contenu').textContent()).toContain('Aucun fait n’est assez ancien aujourd’hui');
    await page.getByRole('button', { name: 'Garder 3 ans' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Le journal est gardé 3 ans');
    await page.goto('/journal?fait=journal.retention-set');
    expect(await page.locator('#contenu').textContent()).toContain('pour toujours → 3');
    await context.close();
  });

  it('is told on the page of the thing that it is about', async () => {
    const page = await openPage(browser, site.address);
    await signIn(page, site.account, '/administration/personnes');
    await page.locator('tbody a').first().click();
    await page.getByRole('heading', { name: 'Connexions' }).waitFor();
    expect(await page.getByRole('region', { name: 'Histoire' }).textContent()).toContain('Compte ouvert');
    expect(await page.getByRole('region', { name: 'Connexions' }).textContent()).toContain('127.0.0.1');
    await fits(page);
    await page.goto('/imports');
    await page.locator('tbody a').first().click();
    expect(await page.getByRole('region', { name: 'Histoire' }).textContent()).toContain('Import chargé');
    await page.goto('/indicateurs/mandats-emis');
    expect(await page.getByRole('region', { name: 'Histoire' }).textContent()).toContain('ligne');
  });
});
