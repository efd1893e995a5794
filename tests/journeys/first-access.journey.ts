import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { bievre } from '../support/command.ts';
import { startEmptySite } from '../support/site.ts';

let browser: Browser;
const password = 'la girafe descend en ville';

beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

async function fill(page: Page, what: { readonly code: string; readonly password: string }): Promise<void> {
  await page.getByLabel('Nom', { exact: true }).fill('Syndicat du Val-d’Orge');
  await page.getByLabel('Code').fill(what.code);
  await page.getByLabel('Prénom et nom').fill('Camille Première');
  await page.getByLabel('Adresse électronique').fill('camille@valdo.example');
  await page.getByLabel('Mot de passe').fill(what.password);
  await page.getByRole('button', { name: 'Ouvrir le site' }).click();
}

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

describe('the first start without the demonstration', () => {
  it.each([
    [1280, true],
    [390, false],
  ])('leads from the printed link to the first page, on a screen %i wide (scripts: %s)', async (width, javaScriptEnabled) => {
    const site = await startEmptySite();
    const context = await browser.newContext({
      baseURL: site.address,
      viewport: { width, height: 900 },
      locale: 'fr-FR',
      javaScriptEnabled,
    });
    const page = await context.newPage();
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/connexion');
    const complaints = collectComplaints(page);
    await page.goto(site.link);
    await page.getByRole('heading', { name: 'Premier accès' }).waitFor();
    if (javaScriptEnabled) await fits(page);
    await fill(page, { code: 'valdo', password: 'qwerty123456' });
    expect(await page.getByRole('alert').textContent()).toContain('figure dans des listes connues');
    expect(await page.getByLabel('Code').inputValue()).toBe('valdo');
    await fill(page, { code: 'valdo', password });
    await page.getByRole('heading', { name: 'Syndicat du Val-d’Orge' }).waitFor();
    expect(await page.locator('#contenu').textContent()).toContain('Importer vos fichiers');
    expect(await page.locator('body').textContent()).not.toContain('démonstration');
    if (javaScriptEnabled) await fits(page);
    await page.getByRole('link', { name: 'Inviter vos collègues' }).click();
    await page.getByRole('heading', { name: 'Inviter une personne' }).waitFor();
    // A form that is refused answers 422, which the browser reports as it should.
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);

    const late = await openPage(browser, site.address);
    await late.goto(site.link);
    expect(await late.getByRole('heading', { level: 1 }).textContent()).toBe('Introuvable');
    expect(await late.locator('main').textContent()).toContain('premier accès');
    await context.close();
    await site.stop();
  });

  it('prints another link at each start until it is used, and serves an operator that files made', async () => {
    const BIEVRE_DATA = mkdtempSync(join(tmpdir(), 'bievre-first-'));
    const files = join(import.meta.dirname, '../../demonstration/siim94');
    const first = await startEmptySite({ BIEVRE_DATA });
    await first.stop();
    const second = await startEmptySite({ BIEVRE_DATA });
    const page = await openPage(browser, second.address);
    await page.goto(first.link);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Introuvable');
    const imported = await bievre(BIEVRE_DATA, ['import', files]);
    const [, printed = ''] = /https?:\/\/[^/]+(\/ouverture\/\S+)\n/.exec(imported.err) ?? [];
    await page.goto(second.link);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Introuvable');
    await page.goto(printed);
    expect(await page.getByText('Vous ouvrez le compte d’administration de SIIM94').count()).toBe(1);
    await second.stop();

    const third = await startEmptySite({ BIEVRE_DATA });
    const guest = await openPage(browser, third.address, { width: 390, height: 900 });
    await guest.goto(third.link);
    await guest.getByLabel('Prénom et nom').fill('Camille Première');
    await guest.getByLabel('Adresse électronique').fill('camille@siim94.example');
    await guest.getByLabel('Mot de passe').fill(password);
    await fits(guest);
    await guest.getByRole('button', { name: 'Ouvrir le site' }).click();
    await guest.locator('#contenu h1').first().waitFor();
    expect(await guest.locator('#contenu').textContent()).toContain('SIIM94 sert');
    const other = await openPage(browser, third.address);
    await signIn(other, { email: 'camille@siim94.example', password }, '/administration/personnes');
    expect(await other.getByRole('row', { name: /Camille Première/ }).textContent()).toContain('administration');
    await third.stop();
    rmSync(BIEVRE_DATA, { recursive: true, force: true });
  });
});
