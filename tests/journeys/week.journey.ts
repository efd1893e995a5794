import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openBrowser, signIn } from '../support/browser.ts';
import { expectFitting, expectRefusalPage, railOf } from '../support/looking-round.ts';
import { openWeekHouse, type WeekHouse } from '../support/week-house.ts';
import { alerted, enter, focused, told } from '../support/week-pages.ts';

let house: WeekHouse;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openWeekHouse();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe('what is typed', () => {
  const week = '/semaine?lundi=2026-11-16';

  async function typeRow(page: Page, text: string, on = 'lundi 16'): Promise<void> {
    await page.getByLabel('Type d’activité').selectOption('support-aide');
    await page.getByLabel('Pour', { exact: true }).selectOption('MULTI');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).click();
    await page.getByLabel(`Assistance, MULTI, partagé, ${on}`).fill(text);
  }

  it('in a second tab overwrites nothing: it is told, keeps what it typed, and may then decide', async () => {
    const first = await enter({ browser, house }, house.people.other, week);
    const second = await first.context().newPage();
    await second.goto(week);
    await second.waitForLoadState('networkidle');
    await typeRow(first, '0,5');
    await first.keyboard.press('Control+s');
    await told(first, 'Semaine enregistrée.');
    await typeRow(second, '0,75');
    await second.keyboard.press('Control+s');
    await alerted(second, 'rien n’a été écrasé');
    await alerted(second, 'Assistance, MULTI, partagé : Lun. 16 0,5');
    expect(await second.getByLabel('Assistance, MULTI, partagé, lundi 16').inputValue()).toBe('0,75');
    await expectAccessible(second);
    await first.reload();
    expect(await first.getByLabel('Assistance, MULTI, partagé, lundi 16').inputValue()).toBe('0,5');
    await second.keyboard.press('Control+s');
    await told(second, 'Semaine enregistrée.');
    await first.reload();
    expect(await first.getByLabel('Assistance, MULTI, partagé, lundi 16').inputValue()).toBe('0,75');
    await first.context().close();
  });

  it('over an import of the same week overwrites nothing either: it is told, and what was typed stays', async () => {
    const agent = await enter({ browser, house }, house.people.other, '/semaine?lundi=2026-11-02');
    await typeRow(agent, '0,5', 'lundi 2');
    const director = await enter({ browser, house }, house.people.director, '/imports');
    const lines = 'personne;jour;type;jours;partage\nA2;03/11/2026;support-aide;1;INTERNE\n';
    const file = { name: 'lignes-de-temps.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) };
    await director.locator('input[type="file"]').first().setInputFiles(file);
    await director.getByRole('button', { name: 'Importer', exact: true }).click();
    await director
      .getByRole('heading', { name: /^Import/ })
      .first()
      .waitFor();
    await director.getByText('lignes-de-temps.csv').first().waitFor();
    await agent.keyboard.press('Control+s');
    await alerted(agent, 'rien n’a été écrasé');
    await alerted(agent, 'Assistance, INTERNE : Mar. 3 1');
    const cell = agent.getByLabel('Assistance, MULTI, partagé, lundi 2');
    expect(await cell.inputValue()).toBe('0,5');
    await expectAccessible(agent);
    await agent.reload();
    await agent.getByRole('button', { name: 'La reprendre' }).click();
    expect(await cell.inputValue()).toBe('0,5');
    await agent.context().close();
    await director.context().close();
  });

  const offer = (page: Page) => page.getByText('Ce navigateur a gardé une saisie de cette semaine');

  /** Opens the page of a week again, as somebody does whose browser was closed in between. */
  async function reopened(page: Page): Promise<void> {
    await page.reload();
    await page.waitForLoadState('networkidle');
  }

  it('while the network is down is told to be kept, and offered again to a page that is opened once it is back', async () => {
    const page = await enter({ browser, house }, house.people.other, week);
    const cell = page.getByLabel('Assistance, MULTI, partagé, mardi 17');
    await page.context().setOffline(true);
    await cell.fill('0,25');
    await page.keyboard.press('Control+s');
    await alerted(page, 'Le réseau ne répond pas');
    expect(await cell.inputValue()).toBe('0,25');
    await page.getByRole('link', { name: 'Semaine 48 →' }).click();
    await page.getByRole('heading', { name: 'Le réseau ne répond pas' }).waitFor();
    await expectFitting(page);
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Recharger la page' }).click();
    await page.getByRole('heading', { name: 'Semaine du 23 au 27 novembre 2026' }).waitFor();
    await page.goto(week);
    await page.getByRole('button', { name: 'La reprendre' }).click();
    expect(await cell.inputValue()).toBe('0,25');
    expect(await focused(page)).toBe('j-0-0');
    // What stands before a site that is stopped answers in its place.
    await page.route('**/semaine.data*', (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad Gateway' }),
    );
    await page.keyboard.press('Control+s');
    await alerted(page, 'Le réseau ne répond pas');
    await page.unroute('**/semaine.data*');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await told(page, 'Semaine enregistrée.');
    await reopened(page);
    expect(await cell.inputValue()).toBe('0,25');
    expect(await offer(page).count()).toBe(0);
    await page.context().close();
  });

  it('when the session ends is offered to whoever signs in again, the row that was being added with it', async () => {
    const page = await enter({ browser, house }, house.people.other, week);
    const cell = page.getByLabel('Assistance, MULTI, partagé, mardi 17');
    await cell.fill('0,75');
    await page.getByLabel('Type d’activité').selectOption('infra-interne');
    await page.getByLabel('Précision, facultative').fill('réunion de service');
    await page.context().clearCookies();
    await page.keyboard.press('Control+s');
    await page.waitForURL((url) => url.pathname === '/connexion');
    await page.getByLabel('Adresse électronique').fill(house.people.other.email);
    await page.getByLabel('Mot de passe').fill(house.people.other.password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await offer(page).waitFor();
    expect(new URL(page.url()).search).toContain('lundi=2026-11-16');
    expect(await cell.inputValue()).toBe('0,25');
    await expectFitting(page);
    await page.getByRole('button', { name: 'La reprendre' }).click();
    expect(await cell.inputValue()).toBe('0,75');
    expect(await page.getByLabel('Type d’activité').inputValue()).toBe('infra-interne');
    expect(await page.getByLabel('Précision, facultative').inputValue()).toBe('réunion de service');
    await page.getByLabel('Précision, facultative').fill('');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await told(page, 'Semaine enregistrée.');
    await reopened(page);
    expect(await offer(page).count()).toBe(0);
    await page.context().close();
  });

  it('twice without being saved is offered twice, and what is closed meanwhile is told in words', async () => {
    const page = await enter({ browser, house }, house.people.other, '/semaine?lundi=2026-10-05');
    await typeRow(page, '0,5', 'lundi 5');
    await reopened(page);
    await typeRow(page, '0,25', 'mardi 6');
    await reopened(page);
    await page.getByRole('button', { name: 'La reprendre' }).click();
    expect(await page.getByLabel('Assistance, MULTI, partagé, mardi 6').inputValue()).toBe('0,25');
    await page.getByRole('button', { name: 'La reprendre' }).click();
    expect(await page.getByLabel('Assistance, MULTI, partagé, lundi 5').inputValue()).toBe('0,5');
    await page.getByRole('button', { name: 'L’oublier' }).click();
    expect(await offer(page).count()).toBe(0);
    await house.finish('A2', '2026-10-05');
    await reopened(page);
    await offer(page).waitFor();
    expect(await page.locator('#contenu').textContent()).toContain('Elle disait :Assistance, MULTI, partagé : Lun. 5 0,5');
    expect(await page.getByRole('button', { name: 'La reprendre' }).count()).toBe(0);
    await expectFitting(page);
    await page.getByRole('button', { name: 'L’oublier' }).click();
    await reopened(page);
    expect(await offer(page).count()).toBe(0);
    await page.context().close();
  });

  it('is saved on a phone, and without any script, with last week’s rows and a favourite', async () => {
    const context = await browser.newContext({
      baseURL: house.address,
      javaScriptEnabled: false,
      locale: 'fr-FR',
      viewport: { width: 390, height: 800 },
    });
    const page = await context.newPage();
    await signIn(page, house.people.other, '/semaine?lundi=2026-11-09');
    expect(await page.locator('tfoot').getByText('férié, Armistice').isVisible()).toBe(true);
    await page.goto('/semaine?lundi=2026-11-23');
    await page.getByRole('button', { name: 'Reprendre les lignes de la semaine passée' }).click();
    await page.getByLabel('Assistance, MULTI, partagé, lundi 23').fill('1');
    await page.getByLabel('Type d’activité').selectOption('infra-interne');
    await page.getByLabel('Pour', { exact: true }).selectOption('INTERNE');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).click();
    expect(await page.getByLabel('Assistance, MULTI, partagé, lundi 23').inputValue()).toBe('1');
    await page.getByLabel('Interne, INTERNE, mardi 24').fill('1,5');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    expect(await page.locator('#contenu').textContent()).toContain('« 1,5 » : une ligne est au plus un jour.');
    await page.getByLabel('Interne, INTERNE, mardi 24').fill('1');
    await page.getByRole('button', { name: 'Mettre en favori : Assistance' }).click();
    expect(await page.getByRole('button', { name: 'Favori : Assistance' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    expect(await page.getByRole('status').first().textContent()).toBe('Semaine enregistrée.');
    await page.goto('/semaine?lundi=2026-11-30');
    await page.getByRole('button', { name: 'Ajouter Assistance · MULTI, partagé' }).first().click();
    expect(await page.getByLabel('Assistance, MULTI, partagé, lundi 30').count()).toBe(1);
    await context.close();
  });
});

describe('those who have no week, or follow none', () => {
  it('are told so in words', async () => {
    const untied = await enter({ browser, house }, house.people.untied, '/semaine');
    expect(await untied.locator('#contenu').textContent()).toContain('Votre compte n’est lié à aucune personne du registre');
    await expectFitting(untied);
    expect(await railOf(untied, 'Rubriques')).not.toContain('Temps des équipes');
    const why = 'Les semaines des autres ne sont montrées qu’à la direction';
    for (const path of ['/equipes/temps', '/equipes/temps/mois', '/equipes/temps/semaines/A1/2026-11-23'])
      await expectRefusalPage(untied, path, 403, 'Accès refusé', why);
    expect((await untied.request.get('/equipes/temps.csv')).status()).toBe(403);
    const head = await enter({ browser, house }, house.people.head, '/equipes/temps');
    await expectRefusalPage(head, '/equipes/temps/semaines/A4/2026-11-23', 404, 'Introuvable', 'n’a le matricule « A4 »');
    const administrator = await enter({ browser, house }, house.people.administrator, '/');
    await expectRefusalPage(administrator, '/semaine', 403, 'Accès refusé', 'Seuls les agents de l’opérateur');
    const member = await enter({ browser, house }, house.people.member, '/');
    for (const path of ['/semaine', '/equipes/temps', '/equipes/temps/semaines/A1/2026-11-23'])
      await expectRefusalPage(member, path, 404, 'Page introuvable', 'Cette adresse n’existe pas');
  });

  it('get a week once an administrator has tied their account to a person', async () => {
    const page = await enter({ browser, house }, house.people.administrator, '/administration/personnes');
    await page.getByRole('link', { name: 'Personne sans-matricule' }).click();
    await page.getByLabel('Matricule').fill('A9');
    await page.getByRole('button', { name: 'Lier à cette personne' }).click();
    await alerted(page, 'Personne n’a le matricule « A9 »');
    await page.getByLabel('Matricule').fill('A1');
    await page.getByRole('button', { name: 'Lier à cette personne' }).click();
    await alerted(page, 'se connecte déjà avec un autre compte');
    await page.getByLabel('Matricule').fill('A4');
    await page.getByRole('button', { name: 'Lier à cette personne' }).click();
    await told(page, 'Compte lié');
    await expectFitting(page);
    const agent = await enter({ browser, house }, house.people.untied, '/semaine');
    expect(await agent.locator('h1').textContent()).toContain('Semaine du 23 au 27 novembre 2026');
    await page.getByText('Délier ce compte…').click();
    await page.getByRole('button', { name: 'Délier du matricule A4' }).click();
    await told(page, 'Compte délié');
    await agent.reload();
    expect(await agent.locator('h1').textContent()).toBe('Ma semaine');
  });
});
