import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { chooseIn, press, tabTo } from '../support/keyboard.ts';
import { expectFitting } from '../support/looking-round.ts';
import { type HouseOfRoles, openHouseOfRoles, type PersonOfRole } from '../support/people-of-roles.ts';

let browser: Browser;
let site: HouseOfRoles;
beforeAll(async () => {
  browser = await openBrowser();
  site = await openHouseOfRoles('embedded');
  await site.reopen('2018-12');
  return async () => {
    await browser.close();
    await site.close();
  };
});

/** Key by key, a page of many figures takes its time. */
const patience = 360_000;

/** Spaces of all kinds as one, and without the star of a period that is not closed. */
const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').replaceAll('*', '').trim();
const content = async (page: Page) => plain(await page.locator('#contenu').textContent());
const answer = async (page: Page) => plain(await page.locator('#contenu h1 + p').first().textContent());
const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).getByRole('table');
const lineOf = (page: Page, name: string, label: string) =>
  table(page, name)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
const line = async (page: Page, name: string, label: string) =>
  (await lineOf(page, name, label).getByRole('cell').allTextContents()).map(plain);
const sheet = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Feuilles des jours d’activité' }).getByRole('link', { name, exact: true });

/** The page as it stands at the width of its reader. */
async function expectRight(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

async function signInByKeys(page: Page, { email, password }: PersonOfRole): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tabTo(page, page.getByLabel('Adresse électronique'));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel('Mot de passe'));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
  await page.locator('#contenu h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** To a page of the rail, or of the menu that stands for it on a phone. */
async function goBy(page: Page, entry: string, width: number): Promise<void> {
  const isPhone = width < 800;
  if (isPhone) await press(page, page.getByText('Menu', { exact: true }));
  const rail = page.getByRole('navigation', { name: isPhone ? 'Menu' : 'Rubriques' });
  await press(page, rail.getByRole('link', { name: entry, exact: true }));
}

async function takenAway(page: Page, name: string): Promise<readonly string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, page.getByRole('link', { name: `CSV : ${name}`, exact: true }), 'Enter', 'Shift+Tab'),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8').replace('\ufeff', '').trim().split('\r\n');
}

async function readOverview(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Jours d’activité', exact: true }).waitFor();
  const year = page.getByRole('navigation', { name: 'Année' }).getByRole('link', { name: '2018', exact: true });
  await press(page, year);
  await page.waitForURL(({ searchParams }) => searchParams.get('annee') === '2018');
  await page.getByText('En 2018').waitFor();
  // What the published report of 2018 prints of the team of information systems and of all.
  expect(await answer(page)).toMatch(
    /^En 2018 : 10 182 jours, \+7,1 % sur un an ; pour les adhérents et clients 28,5 %, partagés 42,6 %, internes 28,9 %\. données synthétiques$/,
  );
  expect((await line(page, 'Jours par équipe', 'Pôle Systèmes d’information')).slice(2)).toEqual(['2 713', '26,6 %', '+3,7 %']);
  expect((await line(page, 'Jours par équipe', 'Total')).slice(2, 3)).toEqual(['10 182']);
  // One month of the year is not locked: its figures are marked, and the mark is told.
  expect(await page.getByText('Période non arrêtée : tous ses mois ne sont pas verrouillés').count()).toBeGreaterThan(0);
  await expectRight(page);
}

async function openKinds(page: Page): Promise<void> {
  await press(page, sheet(page, 'Types d’activité'), 'Enter', 'Shift+Tab');
  await page.getByRole('heading', { level: 1, name: 'Jours par type d’activité' }).waitFor();
  expect(await lineOf(page, 'Jours par type d’activité', 'Suivi d’application').count()).toBe(0);
  const kind = table(page, 'Jours par type d’activité').getByRole('link', {
    name: 'Maintien en condition opérationnelle',
    exact: true,
  });
  await press(page, kind);
  await lineOf(page, 'Jours par type d’activité', 'Suivi d’application').waitFor();
  expect(await kind.getAttribute('aria-expanded')).toBe('true');
  expect((await line(page, 'Jours par type d’activité', 'Suivi d’application')).slice(2, 3)).toEqual(['902']);
  await expectRight(page);
  const file = await takenAway(page, 'Jours par type d’activité');
  expect(file[0]).toBe('Équipe et type;2016;2017;2018;Part 2018;Évolution 2017–2018;Période non arrêtée;Synthétique');
  expect(
    file
      .find((row) => row.startsWith('Suivi d’application;'))
      ?.split(';')
      .at(3),
  ).toBe('902');
  expect(
    file
      .find((row) => row.startsWith('Pôle Systèmes d’information;'))
      ?.split(';')
      .at(3),
  ).toBe('2713');
  expect(file.at(-1)?.split(';').slice(0, 4)).toEqual(['Total', '9122', '9509', '10182']);
}

async function switchReading(page: Page): Promise<void> {
  await press(page, sheet(page, 'Bénéficiaires'), 'Enter', 'Shift+Tab');
  await page.getByRole('heading', { level: 1, name: 'Jours par bénéficiaire' }).waitFor();
  expect(await content(page)).toContain('Les jours partagés par les utilisateurs d’un service restent en MULTI.');
  expect((await line(page, 'Jours par bénéficiaire', 'MULTI (jours partagés)')).at(2)).toBe('4 332,75');
  expect((await line(page, 'Jours par bénéficiaire', 'Offices publics de l’habitat')).at(2)).toBe('537');
  const readings = page.getByRole('navigation', { name: 'Lecture des jours partagés' });
  await press(page, readings.getByRole('link', { name: 'Jours partagés répartis' }));
  await page.getByText('les jours MULTI d’un logiciel vont à ceux qui l’utilisent').waitFor();
  expect(await answer(page)).toContain('En 2018, jours partagés répartis : adhérents et clients, 7 235 jours (71,1 %)');
  expect((await line(page, 'Jours par bénéficiaire', 'MULTI (jours partagés)')).at(2)).toBe('0');
  // Spread or not, they are the same days.
  expect((await line(page, 'Jours par bénéficiaire', 'Total')).at(2)).toBe('10 182');
  await expectRight(page);
}

async function openRecords(page: Page): Promise<void> {
  await press(page, lineOf(page, 'Jours par bénéficiaire', 'Arcueil').locator('[data-figure]').nth(2));
  const evidence = page.getByRole('complementary').filter({ hasText: 'Définition' });
  await evidence.getByText(/enregistrements\s; une ligne est une ligne de temps, ou la part d’un adhérent/).waitFor();
  await expectRight(page);
  await press(page, evidence.getByRole('link', { name: /^Ouvrir (les|en pleine page)/ }));
  await page.getByRole('heading', { name: /enregistrements derrière ce chiffre/ }).waitFor();
  expect(await page.getByRole('table', { name: 'Enregistrements additionnés' }).getByRole('row').count()).toBeGreaterThan(20);
}

async function explore(page: Page, width: number): Promise<void> {
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await goBy(page, 'Explorer', width);
  await page.getByRole('heading', { level: 1, name: 'Explorer' }).waitFor();
  await chooseIn(page, page.locator('select[name=lignes]'), 'mois');
  await chooseIn(page, page.locator('select[name=de]'), '2018');
  await chooseIn(page, page.locator('select[name=a]'), '2018');
  await press(page, page.getByRole('button', { name: 'Afficher' }));
  await page.waitForURL(({ searchParams }) => searchParams.get('lignes') === 'mois');
  await page.getByText('Jours d’activité en 2018').waitFor();
  const total = page
    .getByRole('table')
    .first()
    .getByRole('row', { name: /^Ensemble/ });
  expect(plain(await total.getByRole('cell').first().textContent())).toBe('10 182');
  await expectRight(page);
  await press(page, page.getByText('Garder cette vue…'));
  await tabTo(page, page.getByLabel('Nom', { exact: true }));
  await page.keyboard.type(`Jours par mois ${width}`);
  await tabTo(page, page.getByLabel('La partager avec tous ceux de l’opérateur'));
  await page.keyboard.press('Space');
  await press(page, page.getByRole('button', { name: 'Garder' }));
  await page.getByText('Vue gardée.', { exact: true }).waitFor();
  await page.getByRole('link', { name: `Jours par mois ${width}` }).waitFor();
}

describe('where the days go', () => {
  it.each([1280, 390])(
    'a director reads, switches, opens, takes away, explores and keeps, %i wide, by keyboard alone',
    async (width) => {
      const director = await site.admit(`directeur-${width}`, { role: 'direction' });
      const page = await openPage(browser, site.address, { width, height: 900 });
      page.setDefaultTimeout(patience / 4);
      const complaints = collectComplaints(page);
      await signInByKeys(page, director);
      await goBy(page, 'Jours d’activité', width);
      await readOverview(page);
      await openKinds(page);
      await switchReading(page);
      await openRecords(page);
      await explore(page, width);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    patience,
  );

  it('every sheet answers in its first line, and fits both widths', async () => {
    const reader = await site.admit('lectrice', { role: 'reader' });
    const page = await openPage(browser, site.address);
    await signIn(page, reader, '/temps?annee=2018');
    for (const [tab, title, told] of [
      ['Domaines et logiciels', 'Jours par domaine et par logiciel', 'En 2018, 4 194 jours (41,2 %) ont un domaine'],
      ['Projets', 'Jours par projet', 'En 2018, 734,5 jours (7,2 %) ont été donnés à des projets.'],
      ['Mois', 'Jours par mois', 'En 2018 : 10 182 jours, de 599 en juillet à 1 038 en janvier.'],
    ] as const) {
      await sheet(page, tab).click();
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      expect(await answer(page)).toContain(told);
      await expectFitting(page);
    }
    expect((await page.request.get('/temps.csv?feuille=mois&tableau=aucun')).status()).toBe(404);
    await page.context().close();
  });

  it('an application shows its days, and a member’s IT director those that were worked for them alone', async () => {
    const reader = await site.admit('lecteur', { role: 'reader' });
    const page = await openPage(browser, site.address);
    await signIn(page, reader, '/catalogue/immoware-erp?annee=2018');
    expect((await line(page, 'Jours d’activité', 'Total')).at(2)).toBe('433');
    await page.goto('/adherents/gentilly?annee=2018');
    expect((await line(page, 'Jours d’activité pour Gentilly', 'Pour lui seul')).at(2)).toBe('390');
    expect((await line(page, 'Jours d’activité pour Gentilly', 'Avec sa part des jours partagés')).at(2)).toBe('878,64');
    await page.context().close();

    const theirs = await openPage(browser, site.address);
    await signIn(theirs, await site.admit('dsi-gentilly', { role: 'member-it-director' }), '/adherents/gentilly?annee=2018');
    expect((await line(theirs, 'Jours de votre opérateur pour vous', 'Pour vous seuls')).at(2)).toBe('390');
    expect(await content(theirs)).not.toContain('Avec sa part');
    await expectFitting(theirs);
    await lineOf(theirs, 'Jours de votre opérateur pour vous', 'Formation').locator('[data-figure]').nth(2).click();
    await theirs.getByRole('complementary').getByText('14 jours').first().waitFor();
    const file = `/tableaux.csv?${new URLSearchParams({ annee: '2018', feuille: 'adherent/gentilly', tableau: 'jours-d-activite' })}`;
    expect(await (await theirs.request.get(file)).text()).toContain('Pour vous seuls;329,5;375;390');
    for (const path of [
      file.replace('gentilly', 'arcueil'),
      file.replace('adherent%2Fgentilly', 'logiciel%2Fimmoware-erp'),
      '/temps',
    ])
      expect((await theirs.request.get(path)).status(), path).toBe(404);
    await theirs.context().close();
  });
});
