import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Debian's Chromium, found or installed by the gate; nothing of it calls home. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['BIEVRE_CHROMIUM'];
  if (!executablePath) throw new Error('BIEVRE_CHROMIUM names no browser: run the journeys with `npm test -- --only journeys`');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page as one reader in France sees it, in a context of its own: nobody's cookies but theirs. */
export async function openPage(browser: Browser, address: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  return await context.newPage();
}

/** Signs in as a person does, and waits for the page that was asked for: its heading, not only its address. */
export async function signIn(
  page: Page,
  account: { readonly email: string; readonly password: string },
  path = '/',
): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Adresse électronique').fill(account.email);
  await page.getByLabel('Mot de passe').fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  await page.locator('#contenu h1').first().waitFor();
}

/** What the browser complains of while a page is used: errors of its scripts, requests that fail, rules of content broken. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  return complaints;
}

declare global {
  interface Window {
    /** There once the checker was brought to the page. */
    axe?: typeof axe;
  }
}

const checker = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** `no-passes`: of what keeps the rules, thousands of elements, nothing is reported. */
const checking: axe.RunOptions = {
  runOnly: { type: 'tag', values: ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
  reporter: 'no-passes',
};

/** Fails with each rule broken and where, as a person would report it. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that is still coming shows that it is, outside of any landmark.
  await page.getByRole('progressbar', { name: 'Chargement de la page' }).waitFor({ state: 'detached' });
  // Checked inside the page (none has frames), which gives back the faults alone; and brought once per document: the checker is large.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(checker);
  const broken = await page.evaluate(async (options) => (await window.axe?.run(document, options))?.violations, checking);
  if (broken === undefined) throw new Error('the checker did not come to the page');
  const faults = broken.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help} (${node.target.join(' ')})`));
  expect(faults, `accessibility of ${page.url()}`).toEqual([]);
}
