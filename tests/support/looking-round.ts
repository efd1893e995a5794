import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './browser.ts';

/** The entries of the rail: as it stands on a desk, or in the menu of a phone. */
export const railOf = async (page: Page, label: 'Rubriques' | 'Menu') =>
  (await page.locator(`nav[aria-label="${label}"] a`).allTextContents()).join(', ');
export const heading = async (page: Page) => (await page.locator('#contenu h1').first().textContent()) ?? '';

/** The page as it stands fits a desk and a phone, without a fault of accessibility on either. */
export async function expectFitting(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(beside, `${page.url()} is wider than ${width}`).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
}

/** From a page that is in no rail, clicks on each entry: a page with its title and a heading of its own, which refuses nothing. */
export async function walkRail(page: Page): Promise<void> {
  for (const entry of await page.locator('nav[aria-label="Rubriques"] a').all()) {
    const path = (await entry.getAttribute('href')) ?? '';
    const from = await page.title();
    // Without the pointer's way to it, on which the page would be fetched ahead once more.
    await entry.dispatchEvent('click');
    await page.waitForURL((url) => url.pathname === path);
    await page.waitForFunction((former) => document.title !== former, from);
    expect(await page.title()).toMatch(/^.+ · Bièvre$/);
    expect(await heading(page)).not.toMatch(/^(Accès refusé|Introuvable|Page introuvable|Erreur.*|)$/);
  }
}

/** Follows a link that brings a file: a table in French, with more than its heading. */
export async function expectTable(page: Page): Promise<void> {
  const path = (await page.getByRole('link', { name: /^CSV/ }).first().getAttribute('href')) ?? '';
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^CSV/ }).first().click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const answer = await page.request.get(path);
  expect((await answer.text()).trim().split('\n').length, `${path} has rows`).toBeGreaterThan(1);
}

/** From a figure of the home page to its evidence, from there to the records, and to their file. */
export async function openFigure(page: Page): Promise<void> {
  await page.locator('#contenu [data-figure]').nth(1).click();
  await page.getByRole('link', { name: /^Ouvrir (les|en pleine page)/ }).click();
  await page.waitForURL((url) => url.pathname === '/chiffres');
  await page.getByRole('heading', { name: /enregistrements? derrière ce chiffre/ }).waitFor();
  await expectTable(page);
}

export async function expectRefusalPage(page: Page, path: string, status: number, title: string, why: string): Promise<void> {
  expect((await page.goto(path))?.status(), path).toBe(status);
  expect(await page.title()).toBe(`${title} · Bièvre`);
  expect(await heading(page)).toBe(title);
  expect(await page.getByRole('navigation', { name: 'Fil d’Ariane' }).textContent()).toBe(title);
  expect(await page.locator('#contenu').textContent()).toContain(why);
}

/** The sign-in page asks again, and says why. */
export async function expectNotLetIn(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
  why: string,
): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('alert').filter({ hasText: why }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/connexion');
}
