import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Mailbox, openMailbox } from '../support/mailbox.ts';
import { type Site, startSite } from '../support/site.ts';

let mailbox: Mailbox;
let site: Site;
let browser: Browser;
const chosen = 'un zèbre monte à la gare';

beforeAll(async () => {
  mailbox = await openMailbox();
  site = await startSite(mailbox.settings);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await mailbox?.close();
});

const pathIn = (text: string, page: string) => new RegExp(`https?://[^/]+(/${page}/\\S+)`).exec(text)?.[1] ?? '';

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

async function ask(page: Page, email: string): Promise<string> {
  await page.goto('/connexion');
  await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
  // The page before has a field of the same name.
  await page.getByRole('heading', { name: 'Mot de passe oublié' }).waitFor();
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  return (await page.getByRole('status').textContent()) ?? '';
}

async function choose(page: Page, path: string, password: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
}

/** Somebody new, who has opened their account by the invitation that they were mailed. */
async function newcomer(email: string): Promise<void> {
  const page = await openPage(browser, site.address);
  await signIn(page, site.account, '/administration/invitations');
  await page.getByLabel('Prénom et nom').fill('Lou Lectrice');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.locator('select[name=role]').selectOption('reader');
  await page.getByRole('button', { name: 'Inviter', exact: true }).click();
  const guest = await openPage(browser, site.address);
  await guest.goto(pathIn(await mailbox.next(email), 'invitation'));
  await guest.getByLabel('Choisissez un mot de passe').fill('la girafe descend en ville');
  await guest.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await guest.locator('#contenu h1').first().waitFor();
}

describe('a forgotten password', () => {
  it.each([
    [1280, 'large@siim94.example'],
    [390, 'etroit@siim94.example'],
  ])('is chosen again by the link that is mailed, on a screen %i wide', async (width, email) => {
    await newcomer(email);
    const page = await openPage(browser, site.address, { width, height: 900 });
    const complaints = collectComplaints(page);
    await page.goto('/connexion/oubli');
    await fits(page);
    const answer = await ask(page, email);
    await fits(page);
    expect(answer).toContain(`Si un compte existe à l’adresse ${email}`);
    const path = pathIn(await mailbox.next(email), 'mot-de-passe');
    await page.goto(path);
    await fits(page);
    await choose(page, path, 'qwerty123456');
    expect(await page.getByRole('alert').textContent()).toContain('figure dans des listes connues');
    await choose(page, path, chosen);
    await page.getByRole('heading', { name: 'Mot de passe changé' }).waitFor();
    await fits(page);
    await page.goto('/adherents');
    expect(new URL(page.url()).pathname).toBe('/connexion');
    await signIn(page, { email, password: chosen }, '/adherents');
    const late = await openPage(browser, site.address);
    await late.goto(path);
    expect(await late.getByRole('heading', { level: 1 }).textContent()).toBe('Introuvable');
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });

  it('is answered the same to an address without an account, to which nothing goes, and works without any script', async () => {
    const email = 'sans-script@siim94.example';
    await newcomer(email);
    const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await context.newPage();
    const unknown = await ask(page, 'personne@siim94.example');
    expect((await ask(page, email)).replace(email, '')).toBe(unknown.replace('personne@siim94.example', ''));
    await choose(page, pathIn(await mailbox.next(email), 'mot-de-passe'), chosen);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Mot de passe changé');
    expect(mailbox.recipients()).not.toContain('personne@siim94.example');
  });

  it('is refused beyond the attempts that signing in is allowed, with the time to wait', async () => {
    const send = () =>
      fetch(`${site.address}/connexion/oubli`, {
        method: 'POST',
        body: new URLSearchParams({ email: 'trop@siim94.example' }),
        headers: { origin: site.address },
      });
    for (let time = 0; time < 10; time += 1) expect((await send()).status).toBe(200);
    const answer = await send();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).toContain('Trop d’essais');
  });

  it('is helped by an administrator, who sees no link when it was mailed', async () => {
    const email = 'aidee@siim94.example';
    await newcomer(email);
    const page = await openPage(browser, site.address);
    await signIn(page, site.account, `/administration/personnes?q=${encodeURIComponent(email)}`);
    await page.getByRole('row', { name: /aidee/ }).getByRole('link').click();
    await page.getByText('Faire un lien…').click();
    await fits(page);
    await page.getByRole('button', { name: 'Envoyer le lien' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: `Lien envoyé à ${email}` })
      .waitFor();
    expect(await page.getByRole('region', { name: 'Lien de nouveau mot de passe' }).count()).toBe(0);
    const text = await mailbox.next(email);
    expect(text).toContain('vous envoie de quoi choisir un nouveau mot de passe');
    const guest = await openPage(browser, site.address);
    await choose(guest, pathIn(text, 'mot-de-passe'), chosen);
    await guest.getByRole('heading', { name: 'Mot de passe changé' }).waitFor();
    await page.goto('/journal');
    expect(await page.locator('#contenu').textContent()).toContain('Lien de nouveau mot de passe fait');
    expect(await page.locator('#contenu').textContent()).toContain('Mot de passe oublié, choisi de nouveau');
  });
});

describe('without a mail server', () => {
  let plain: Site;
  beforeAll(async () => {
    plain = await startSite();
    return () => plain.stop();
  });

  it('says to ask the administrator, who is shown the link once', async () => {
    const page = await openPage(browser, plain.address, { width: 390, height: 900 });
    await page.goto('/connexion/oubli');
    expect(await page.locator('form').textContent()).toContain('demandez à l’administrateur de votre opérateur');
    expect(await page.getByLabel('Adresse électronique').count()).toBe(0);
    await fits(page);
    await signIn(page, plain.account, '/administration/invitations');
    await page.getByLabel('Prénom et nom').fill('Sacha');
    await page.getByLabel('Adresse électronique').fill('sacha@siim94.example');
    await page.locator('select[name=role]').selectOption('reader');
    await page.getByRole('button', { name: 'Inviter', exact: true }).click();
    const invitation = await page.getByRole('region', { name: 'Lien d’invitation' }).locator('output').textContent();
    const guest = await openPage(browser, plain.address);
    await guest.goto(new URL(invitation ?? '').pathname);
    await guest.getByLabel('Choisissez un mot de passe').fill('la girafe descend en ville');
    await guest.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await guest.locator('#contenu h1').first().waitFor();

    await page.goto('/administration/personnes?q=sacha');
    await page.locator('#contenu').getByRole('link', { name: 'Sacha' }).click();
    await page.getByText('Faire un lien…').click();
    await page.getByRole('button', { name: 'Faire le lien' }).click();
    const link = page.getByRole('region', { name: 'Lien de nouveau mot de passe' }).locator('output');
    await link.waitFor();
    await fits(page);
    const path = new URL((await link.textContent()) ?? '').pathname;
    await choose(guest, path, chosen);
    await guest.getByRole('heading', { name: 'Mot de passe changé' }).waitFor();
    await signIn(guest, { email: 'sacha@siim94.example', password: chosen }, '/adherents');
  });
});
