import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
const password = 'la girafe descend en ville';
const itDirector = { email: 'si@gentilly.example', password };
const agent = { email: 'agent@siim94.example', password };
const report = '/adherents/gentilly/bilans/2020';

async function openAccount(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.locator('#contenu h1').first().waitFor();
}

async function invite(administrator: Page, name: string, email: string, role: string, scope: string): Promise<void> {
  await administrator.goto('/administration/invitations');
  await administrator.getByLabel('Prénom et nom').fill(name);
  await administrator.getByLabel('Adresse électronique').fill(email);
  await administrator.locator('select[name=role]').selectOption(role);
  await administrator.locator('select[name=portee]').selectOption(scope);
  await administrator.getByRole('button', { name: 'Inviter', exact: true }).click();
  const link = administrator.getByRole('region', { name: 'Lien d’invitation' }).locator('output');
  const guest = await openPage(browser, site.address);
  await openAccount(guest, new URL((await link.textContent()) ?? '').pathname);
  await guest.context().close();
}

const direction = { email: 'direction@siim94.example', password };

beforeAll(async () => {
  site = await startSite();
  return () => site.stop();
});

beforeAll(async () => {
  browser = await openBrowser();
  const administrator = await openPage(browser, site.address);
  await signIn(administrator, site.account);
  await invite(administrator, 'Direction', direction.email, 'direction', 'operator');
  await invite(administrator, 'Agent', agent.email, 'agent', 'operator');
  await invite(administrator, 'Responsable informatique', itDirector.email, 'member-it-director', 'member:gentilly');
  await administrator.context().close();
  return () => browser.close();
});

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

async function download(page: Page, link: ReturnType<Page['locator']>): Promise<{ name: string; bytes: Buffer }> {
  const downloading = page.waitForEvent('download');
  await link.click();
  const file = await downloading;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

it('is refused, with the reason, to an agent, and offers nothing to a member before it is published', async () => {
  const page = await openPage(browser, site.address);
  await signIn(page, agent, '/bilans/2020');
  expect(await page.getByRole('button', { name: /Publier aux adhérents/ }).isDisabled()).toBe(true);
  await page.goto('/bilans/2020/publication');
  expect(await page.getByRole('button', { name: 'Publier le bilan 2020' }).isDisabled()).toBe(true);
  await page.getByText('Seules la direction et l’administration').waitFor();
  await fits(page);
  const member = await openPage(browser, site.address);
  await signIn(member, itDirector);
  await member.getByText('Aucun bilan publié pour l’instant').waitFor();
  expect((await member.request.get(report)).status()).toBe(404);
  expect((await member.request.get('/bilans/2020/publication')).status()).toBe(404);
});

it('is published by the direction, who sees what each member reads of it', async () => {
  const page = await openPage(browser, site.address);
  await signIn(page, direction, '/bilans/2020');
  const complaints = collectComplaints(page);
  await page.getByRole('link', { name: 'Publier aux adhérents' }).click();
  await page.getByLabel('Numéro de la délibération').fill('2026-12');
  await page.getByLabel('Note aux adhérents').fill('Présenté au comité de novembre.');
  await page.getByRole('button', { name: 'Publier le bilan 2020' }).click();
  await page.getByRole('status').filter({ hasText: '1re publication' }).waitFor();
  await fits(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await fits(page);
  await page.getByRole('link', { name: 'Gentilly', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Gentilly dans le bilan 2020' }).waitFor();
  expect(complaints).toEqual([]);
});

it.each([1280, 390])('is read by a member’s IT director, with its figures, on a screen %i wide', async (width) => {
  const page = await openPage(browser, site.address, { width, height: 900 });
  await signIn(page, itDirector);
  const complaints = collectComplaints(page);
  await fits(page);
  await page.getByRole('link', { name: 'Ce que le bilan dit de nous' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ce que le bilan 2020 dit de nous' }).waitFor();
  await page.getByText('Présenté au comité de novembre.').waitFor();
  const paid = page.getByRole('region', { name: 'Contributions par adhérent, 2020' });
  expect(await paid.getByRole('row', { name: /Total/ }).textContent()).toContain('394\u202f055\u00a0€');
  await fits(page);
  const pdf = await download(page, page.getByRole('link', { name: /Tout le bilan/ }));
  expect(pdf.name).toBe('bilan-siim94-2020.pdf');
  const sha256 = createHash('sha256').update(pdf.bytes).digest('hex');
  await page.getByText(`SHA-256 ${sha256}`).waitFor();
  const csv = await download(page, page.getByRole('link', { name: 'CSV', exact: true }));
  expect(csv.name).toBe('vue-bilan-2020-gentilly.csv');
  expect(csv.bytes.toString()).toContain(';394055,00;€;');
  expect(csv.bytes.toString()).not.toMatch(/Arcueil|Villejuif/);
  expect(complaints).toEqual([]);
});

it('says nothing of another member, whose address is that of nobody', async () => {
  const page = await openPage(browser, site.address);
  await signIn(page, itDirector);
  for (const code of ['arcueil', 'personne'])
    for (const end of ['', '/bilan.pdf', '/chiffres.csv'])
      expect((await page.request.get(`/adherents/${code}/bilans/2020${end}`)).status(), code + end).toBe(404);
});

it('is withdrawn with a reason: the member has it no longer, and the operator keeps it', async () => {
  const member = await openPage(browser, site.address);
  await signIn(member, itDirector, report);
  const page = await openPage(browser, site.address);
  await signIn(page, direction, '/bilans/2020/publication');
  await page.getByText('Retirer ce bilan…').click();
  await page.getByLabel('Motif du retrait').fill('Un montant était faux.');
  await page.getByRole('button', { name: 'Retirer aux adhérents' }).click();
  await page.getByRole('status').filter({ hasText: 'retiré' }).waitFor();
  await page
    .getByRole('row', { name: /1re publication/ })
    .getByText('Un montant était faux.')
    .waitFor();
  expect((await member.request.get(`${report}/bilan.pdf`)).status()).toBe(404);
  await member.goto('/adherents/gentilly');
  await member.getByText('Aucun bilan publié pour l’instant').waitFor();
  await page.goto('/journal');
  await page.getByText('Bilan retiré aux adhérents').filter({ visible: true }).first().waitFor();
});
