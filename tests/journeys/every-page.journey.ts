import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const figure = new URLSearchParams({ mesure: 'contributions.amount', periode: '2020', 'd.body': 'gentilly' });

/** One address for each page of the site, besides the chapters of a report, which are found in its contents. */
const addresses = [
  '/',
  '/recherche?q=gen',
  `/chiffres?${figure}`,
  '/bilans',
  '/controles',
  '/bilans/2018',
  '/bilans/2020/controles',
  '/bilans/2020/comparaison',
  '/bilans/2020/publication',
  '/adherents',
  '/adherents/gentilly',
  `/adherents/gentilly?${new URLSearchParams({ preuve: `/chiffres?${figure}` })}`,
  '/catalogue',
  '/catalogue?par=editeur',
  '/catalogue/logiciels',
  '/catalogue/agora',
  '/budget',
  '/cotisations?annee=2018',
  '/indicateurs',
  '/indicateurs/mandats-emis',
  '/temps/reglages/types',
  '/temps/reglages/types/si-mco',
  '/temps/reglages/projets',
  '/temps/reglages/partage',
  '/temps/reglages/journee',
  '/imports',
  '/imports/modeles',
  '/journal',
  '/journal?personne=nobody',
  '/journal/conservation?annees=3',
  '/journal/conservation?annees=abc',
  '/compte',
  '/administration/personnes',
  '/administration/invitations',
  '/administration/jetons',
  '/compte/jetons',
  '/compte/second-facteur',
  '/compte/second-facteur/application',
  '/compte/second-facteur/cle',
  '/administration/connexion',
  '/nulle-part',
];

async function chaptersOf(page: Page, report: string): Promise<string[]> {
  await page.goto(report);
  // On a phone the contents are folded: their addresses are there all the same.
  const links = page.locator('nav[aria-label="Sommaire du bilan"] a');
  const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(paths.filter((path) => path.startsWith(`${report}/`)))];
}

async function expectNothingBeside(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** Long tables take the checker several seconds each, and thrice that on a machine that is shared: what never ends is to be found, not what is slow. */
const patience = 1_200_000;

async function visit(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expectNothingBeside(page);
    await expectAccessible(page);
  }
}

/** Where the navigation leads, that no page added to it is left out of this journey. */
async function navigation(page: Page): Promise<string[]> {
  await page.goto('/');
  const links = page.locator('nav[aria-label="Rubriques"] a');
  await links.first().waitFor({ state: 'attached' });
  return await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
}

// Both at once: the checker keeps one core busy for each.
describe.concurrent.each([
  ['on a desk', 1280],
  ['on a phone', 390],
])('%s', (_where, width) => {
  it(
    'every page is accessible, fits the screen, and makes the browser complain of nothing',
    async () => {
      const page = await openPage(browser, site.address, { width, height: 900 });
      await page.goto('/connexion');
      await expectAccessible(page);
      await signIn(page, site.account);
      const complaints = collectComplaints(page);
      const shown = await navigation(page);
      expect(shown.length).toBeGreaterThan(5);
      await visit(page, [...new Set([...addresses, ...shown])]);
      // The page that does not exist answers 404, which the browser reports as it should.
      expect(complaints.filter((complaint) => !complaint.includes('/nulle-part'))).toEqual([]);
      await page.context().close();
    },
    patience,
  );

  it(
    'so is every chapter of a report',
    async () => {
      const page = await openPage(browser, site.address, { width, height: 900 });
      await signIn(page, site.account);
      const chapters = await chaptersOf(page, '/bilans/2020');
      expect(chapters.length).toBeGreaterThan(8);
      await visit(page, chapters);
      await page.context().close();
    },
    patience,
  );
});
