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

const call = (token: string, path: string, init: RequestInit = {}) =>
  fetch(`${site.address}${path}`, { ...init, headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });

describe('a token of the API', () => {
  it('is made before any script has loaded, shown once, opens the API and no page, and is refused once revoked', async () => {
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await context.newPage();
    await signIn(page, site.account, '/compte/jetons');
    await page.getByLabel('Nom, pour le reconnaître').fill('Entrepôt de données');
    await page.getByRole('button', { name: 'Faire le jeton' }).click();
    const token = await page.getByLabel('Jeton', { exact: true }).inputValue();
    expect(token).toMatch(/^bievre_[\w-]{43}$/);

    expect((await call(token, '/api/measures')).status).toBe(200);
    expect((await call(token, '/adherents')).status).toBe(302);
    expect((await call(token, '/api/imports', { method: 'POST', body: '{}' })).status).toBe(403);
    expect((await fetch(`${site.address}/api/measures?token=${token}`)).status).toBe(422);

    await page.goto('/compte/jetons');
    expect(await page.content()).not.toContain(token);
    await page.getByText('Révoquer…').click();
    await page.getByRole('button', { name: 'Révoquer ce jeton' }).click();
    await page.getByText('Jeton révoqué.').waitFor();
    expect((await call(token, '/api/measures')).status).toBe(401);
  });

  it.each([1280, 390])(
    'is made and revoked at %i pixels, accessibly, and refused in words under a name that is taken',
    async (width) => {
      const page = await openPage(browser, site.address, { width, height: 900 });
      await signIn(page, site.account, '/compte/jetons');
      const complaints = collectComplaints(page);
      const make = async () => {
        await page.getByLabel('Nom, pour le reconnaître').fill(`Écran ${width}`);
        await page.getByRole('radio', { name: 'Lire et importer des fichiers' }).check();
        await page.getByRole('button', { name: 'Faire le jeton' }).click();
      };
      await make();
      await page.getByRole('heading', { name: `Le jeton « Écran ${width} » est fait` }).waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await make();
      expect(await page.getByRole('alert').textContent()).toContain('choisissez un autre nom');
      await expectAccessible(page);
      const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beside).toBeLessThanOrEqual(0);
    },
  );
});

describe('every answer of the running site', () => {
  const kinds = [
    '/connexion',
    '/adherents',
    '/nulle-part',
    '/adherents.data',
    '/assets/nothing.js',
    '/favicon.svg',
    '/api/measures',
  ];

  it.each(kinds)('%s says what a browser may do with it', async (path) => {
    const { headers } = await fetch(`${site.address}${path}`, { redirect: 'manual' });
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('server')).toBeNull();
    if (path !== '/favicon.svg') expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('lets a page’s inline scripts run by a number used once', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => fetch(`${site.address}/connexion`)));
    const nonceOf = (answer?: Response) => /'nonce-([^']+)'/.exec(answer?.headers.get('content-security-policy') ?? '')?.[1];
    expect(nonceOf(one)).toBeTruthy();
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    const inline = [...((await one?.text()) ?? '').matchAll(/<script(?![^>]*src=)([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(inline.length).toBeGreaterThan(0);
    expect(inline.filter((attributes) => !attributes?.includes(`nonce="${nonceOf(one)}"`))).toEqual([]);
  });
});

describe('signing in', () => {
  const attempt = (email: string, retour = '/', headers: Record<string, string> = { origin: site.address }) =>
    fetch(`${site.address}/connexion`, {
      method: 'POST',
      body: new URLSearchParams({ email, password: 'pas le bon mot de passe', retour }),
      headers,
      redirect: 'manual',
    });

  it('is refused from another site, and from nowhere', async () => {
    expect((await attempt('a@siim94.example', '/', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await attempt('a@siim94.example', '/', {})).status).toBe(403);
  });

  it('never leads to another site afterwards', async () => {
    for (const retour of [
      '//evil.example',
      '/\\evil.example',
      '/%2f%2fevil.example/..//',
      'https://evil.example',
      'javascript:alert(1)',
    ]) {
      const body = new URLSearchParams({ ...site.account, retour });
      const headers = { origin: site.address };
      const answer = await fetch(`${site.address}/connexion`, { method: 'POST', body, headers, redirect: 'manual' });
      expect(answer.status).toBe(302);
      expect(new URL(answer.headers.get('location') ?? '', site.address).origin).toBe(site.address);
    }
  });

  it('is stopped after ten attempts on one account, with the time to wait, and for nobody else', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) statuses.push((await attempt('victime@siim94.example')).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const last = await attempt('victime@siim94.example');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(100);
    expect(await last.text()).toContain('Trop d’essais de connexion');
    expect((await attempt('autre@siim94.example')).status).toBe(401);
  });
});
