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
  '/imports',
  '/nulle-part',
];

async function chaptersOf(page: Page, report: string): Promise<string[]> {
  await page.goto(report);
  const links = page.getByRole('navigation', { name: 'Sommaire du bilan' }).getByRole('link');
  const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(paths.filter((path) => path.startsWith(report)))];
}

async function expectNothingBeside(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function visitAll(page: Page): Promise<void> {
  const chapters = await chaptersOf(page, '/bilans/2020');
  expect(chapters.length).toBeGreaterThan(8);
  for (const address of [...addresses, ...chapters]) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expectNothingBeside(page);
    await expectAccessible(page);
  }
}

describe.each([
  ['on a desk', 1280],
  ['on a phone', 390],
])('every page, %s', (_where, width) => {
  it('is accessible, fits the screen, and makes the browser complain of nothing', async () => {
    const page = await openPage(browser, site.address, { width, height: 900 });
    await page.goto('/connexion');
    await expectAccessible(page);
    await signIn(page, site.account);
    const complaints = collectComplaints(page);
    await visitAll(page);
    // The page that does not exist answers 404, which the browser reports as it should.
    expect(complaints.filter((complaint) => !complaint.includes('/nulle-part'))).toEqual([]);
    await page.context().close();
  });
});
