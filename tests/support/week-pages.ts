import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, openPage, signIn } from './browser.ts';
import { typeInto } from './keyboard.ts';
import type { WeekHouse, Worker } from './week-house.ts';

/** A page hears its keys once its scripts have run. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#contenu h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

export async function enter(
  { browser, house }: { readonly browser: Browser; readonly house: WeekHouse },
  who: Worker,
  path: string,
  width = 1280,
): Promise<Page> {
  const page = await openPage(browser, house.address, { width, height: 900 });
  await signIn(page, who, path);
  await settled(page);
  return page;
}

/** The same without a mouse, from the page that asks who they are. */
export async function enterByKeyboard(
  { browser, house }: { readonly browser: Browser; readonly house: WeekHouse },
  who: Worker,
  path: string,
  width: number,
): Promise<Page> {
  const page = await openPage(browser, house.address, { width, height: 900 });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await typeInto(page, page.getByLabel('Adresse électronique'), who.email);
  await typeInto(page, page.getByLabel('Mot de passe'), who.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  await settled(page);
  return page;
}

export const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
export const answer = (page: Page) => page.locator('#contenu h1 + p').first();
export const told = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
export const alerted = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words }).waitFor();

/** The page fits the screen that it stands on, without a fault of accessibility. */
export async function expectSound(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

/** Chooses by typing keys that a keyboard has, as somebody without a mouse does in a list. */
async function choose(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed);
  await page.keyboard.press('Tab');
}

/** From a cell, or from the list of kinds, adds a row without touching anything but the keyboard. */
export async function addRow(page: Page, kind: string, about: string, beneficiary: string): Promise<void> {
  await choose(page, kind);
  await choose(page, about);
  await choose(page, beneficiary);
  // In the last field, which says more and may stay empty: Enter adds the row from there, and saves nothing yet.
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('name')?.startsWith('j-') ?? false);
}
