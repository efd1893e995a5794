import type { Browser } from 'playwright-core';
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
