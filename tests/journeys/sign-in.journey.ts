import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
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

describe('arriving at the site', () => {
  it('leads to the sign-in page, whatever page was asked for', async () => {
    const page = await openPage(browser, site.address);
    await page.goto('/adherents');
    expect(new URL(page.url()).pathname).toBe('/connexion');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Connexion');
    await expectAccessible(page);
  });

  it('is refused with a wrong password, in words, and keeps the address that was typed', async () => {
    const page = await openPage(browser, site.address);
    await page.goto('/');
    await page.getByLabel('Adresse électronique').fill(site.account.email);
    await page.getByLabel('Mot de passe').fill('pas le bon mot de passe');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(site.account.email);
    await expectAccessible(page);
  });

  it('goes on to the page that was asked for, and works before any script has loaded', async () => {
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page, site.account, '/adherents');
    expect(new URL(page.url()).pathname).toBe('/adherents');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  });
});

describe('every page that the navigation shows', () => {
  it.each([
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ])('can be read by anyone, fits in $width pixels, and makes the browser complain of nothing', async (viewport) => {
    const page = await openPage(browser, site.address, viewport);
    const complaints = collectComplaints(page);
    await signIn(page, site.account);
    const links = await page
      .locator('nav a[href^="/"]')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    const paths = [...new Set(links)];
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
      const [width, visible] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(width, `${path} is wider than the window`).toBeLessThanOrEqual(visible ?? 0);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
  });
});
