import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/day.ts';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { expectFitting, expectRefusalPage, railOf } from '../support/looking-round.ts';
import { openWeekHouse, type WeekHouse, type Worker, weekDay } from '../support/week-house.ts';

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

async function enter(who: Worker, path: string, width = 1280): Promise<Page> {
  const page = await openPage(browser, house.address, { width, height: 900 });
  await signIn(page, who, path);
  // A page hears its keys once its scripts have run.
  await page.locator('#contenu h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
const answer = (page: Page) => page.locator('#contenu h1 + p').first();
const told = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
const alerted = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words }).waitFor();

/** Chooses by typing, as somebody without a mouse does in a list. */
async function choose(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed);
  await page.keyboard.press('Tab');
}

/** From a cell, or from the list of kinds, adds a row without touching anything but the keyboard. */
async function addRow(page: Page, kind: string, about: string, beneficiary: string): Promise<void> {
  await choose(page, kind);
  await choose(page, about);
  await choose(page, beneficiary);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('name')?.startsWith('j-') ?? false);
}

describe('an agent, a head of team and a director, about one week', () => {
  it('fill it by keyboard alone, say what is off, finish, return with a word, mend and approve', async () => {
    const agent = await enter(house.people.agent, '/semaine');
    const complaints = collectComplaints(agent);
    expect(await answer(agent).textContent()).toBe('Il reste 4,5\u00a0jours à placer.');
    expect(await agent.locator('thead').textContent()).toContain('absence 0,5');
    await agent.getByLabel('Type d’activité').focus();
    await addRow(agent, 'MCO · Suivi', 'Concerto', 'Gentilly');
    expect(await focused(agent)).toBe('j-0-0');
    for (const part of [',5', '0,5', '1', '1', '0.5']) {
      await agent.keyboard.type(part);
      await agent.keyboard.press('ArrowRight');
    }
    expect(await answer(agent).textContent()).toContain('Il reste 1\u00a0jour à placer lundi 23 et mardi 24.');
    await agent.keyboard.press('n');
    await addRow(agent, 'Interne', 'Aucun', 'INTERNE');
    expect(await focused(agent)).toBe('j-1-0');
    await agent.keyboard.type('0,75');
    await agent.keyboard.press('Enter');
    expect(await focused(agent)).toBe('j-0-1');
    await agent.keyboard.press('ArrowDown');
    await agent.keyboard.type('0,25');
    await agent.keyboard.press('Control+s');
    await alerted(agent, 'Rien n’a été enregistré');
    expect(await agent.locator('tbody').textContent()).toContain('lundi 23 : 1,25 jour en tout, soit 0,25 de plus qu’un jour.');
    await agent.waitForFunction(() => document.activeElement?.getAttribute('name') === 'j-1-0');
    await expectFitting(agent);
    await agent.keyboard.type('0,5');
    await agent.keyboard.press('Control+s');
    await told(agent, 'Semaine enregistrée.');
    await agent.getByRole('button', { name: 'Terminer la semaine' }).press('Enter');
    await alerted(agent, 'Enregistrée. La semaine du 23 au 27 novembre 2026 n’est pas terminée. Mardi 24 : il manque 0,25.');
    await agent.getByLabel('Interne, INTERNE, mardi 24').focus();
    await agent.keyboard.type('0,5');
    expect(await answer(agent).textContent()).toContain('La semaine est complète : 4,5\u00a0jours placés.');
    await agent.getByRole('button', { name: 'Terminer la semaine' }).press('Enter');
    await told(agent, 'Semaine terminée');
    await agent.getByRole('button', { name: 'Reprendre la semaine' }).waitFor();
    expect(await agent.locator('#semaine input[type=text]').count()).toBe(0);

    const head = await enter(house.people.head, '/equipes/temps?mois=2026-11');
    const seen = collectComplaints(head);
    const link = head.getByRole('link', { name: 'A1, semaine du 23 au 27 novembre 2026 : à approuver' });
    expect(await head.getByRole('row', { name: /^A1/ }).textContent()).toContain('1 à regarder');
    expect(await head.getByRole('row', { name: /^A4/ }).count()).toBe(0);
    await expectFitting(head);
    await link.press('Enter');
    await head.getByText('Gentilly n’utilise pas « Concerto Opus » à cette date').waitFor();
    await expectFitting(head);
    await head.getByText('Rendre cette semaine avec un mot…').click();
    await head.getByLabel('Un mot pour la personne').fill('Et la réunion de mercredi ?');
    await head.getByRole('button', { name: 'Rendre la semaine' }).press('Enter');
    await told(head, 'Semaine rendue');

    await agent.goto('/semaine');
    await agent.getByText('Cette semaine vous a été rendue : « Et la réunion de mercredi ? »').waitFor();
    await agent.waitForLoadState('networkidle');
    await agent.getByLabel('Interne, INTERNE, mercredi 25').fill('0,25');
    await agent.getByLabel('MCO · Suivi d’application, Concerto Opus · pour Gentilly, mercredi 25').fill('0,75');
    await agent.getByRole('button', { name: 'Terminer la semaine' }).click();
    await told(agent, 'Semaine terminée');
    await head.reload();
    await head.getByRole('button', { name: 'Approuver la semaine' }).click();
    await told(head, 'Semaine approuvée.');
    expect(await head.locator('#contenu').textContent()).toContain('Et la réunion de mercredi ?');
    await agent.goto('/semaine');
    expect(await answer(agent).textContent()).toBe('Cette semaine est approuvée.');
    await expectFitting(agent);
    expect([...complaints, ...seen].filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
  });

  it('lock a month, and correct a line of it by a counter-entry that both read', async () => {
    house.setToday(day('2026-12-03'));
    const director = await enter(house.people.director, '/equipes/temps/mois');
    await director.getByLabel('Mois', { exact: true }).fill('2026-11');
    await director.getByRole('button', { name: 'Verrouiller le mois' }).click();
    await told(director, 'Mois verrouillé');
    await expectFitting(director);
    const head = await enter(house.people.head, '/equipes/temps/semaines/A1/2026-11-23');
    await head.getByText('Lignes verrouillées, pour en corriger une…').click();
    await head.getByRole('link', { name: 'Corriger jeudi 26, MCO · Suivi d’application' }).click();
    await head.getByRole('heading', { name: 'Corriger une ligne de A1' }).waitFor();
    await expectFitting(head);
    await head.getByLabel('Part du jour').fill('1');
    await head.getByLabel('Pour', { exact: true }).selectOption('adherent:arcueil');
    await head.getByLabel('Raison').fill('C’était pour Arcueil');
    await head.getByRole('button', { name: 'Corriger la ligne' }).click();
    await head.getByText('contre-écriture', { exact: true }).waitFor();
    expect(await head.locator('#contenu').textContent()).toContain('C’était pour Arcueil');
    await expectFitting(head);
    const agent = await enter(house.people.agent, '/semaine?lundi=2026-11-23');
    const corrections = agent.getByRole('region', { name: 'Corrections après verrouillage' });
    expect(await corrections.textContent()).toContain('jeudi 26 : −1, MCO · Suivi d’application, Concerto Opus · pour Gentilly');
    expect(await corrections.textContent()).toContain('jeudi 26 : 1, MCO · Suivi d’application, Concerto Opus · pour Arcueil');
    await director.getByText('Déverrouiller un mois…').click();
    const unlocking = director.getByRole('form', { name: 'Déverrouiller un mois…' });
    await unlocking.getByLabel('Mois').fill('2026-11');
    await unlocking.getByLabel('Raison').fill('essai');
    await unlocking.getByRole('button', { name: 'Déverrouiller le mois' }).click();
    await told(director, 'Mois déverrouillé');
    house.setToday(weekDay);
  });
});

describe('what is typed', () => {
  const week = '/semaine?lundi=2026-11-16';

  async function typeRow(page: Page, text: string): Promise<void> {
    await page.getByLabel('Type d’activité').selectOption('support-aide');
    await page.getByLabel('Pour', { exact: true }).selectOption('MULTI');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).click();
    await page.getByLabel('Assistance, MULTI, partagé, lundi 16').fill(text);
  }

  it('in a second tab overwrites nothing: it is told, keeps what it typed, and may then decide', async () => {
    const first = await enter(house.people.other, week);
    const second = await first.context().newPage();
    await second.goto(week);
    await second.waitForLoadState('networkidle');
    await typeRow(first, '0,5');
    await first.keyboard.press('Control+s');
    await told(first, 'Semaine enregistrée.');
    await typeRow(second, '0,75');
    await second.keyboard.press('Control+s');
    await alerted(second, 'rien n’a été écrasé');
    await alerted(second, 'Assistance, MULTI, partagé : Lun. 16 0,5');
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

  it('is kept when the network drops or the session ends, and offered again', async () => {
    const page = await enter(house.people.other, week);
    const cell = page.getByLabel('Assistance, MULTI, partagé, mardi 17');
    await cell.fill('0,25');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+s');
    await alerted(page, 'Le réseau ne répond pas');
    expect(await cell.inputValue()).toBe('0,25');
    await page.context().setOffline(false);
    await page.context().clearCookies();
    await page.keyboard.press('Control+s');
    await page.waitForURL((url) => url.pathname === '/connexion');
    await page.getByLabel('Adresse électronique').fill(house.people.other.email);
    await page.getByLabel('Mot de passe').fill(house.people.other.password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByText('Ce navigateur a gardé une saisie').waitFor();
    expect(new URL(page.url()).search).toContain('lundi=2026-11-16');
    expect(await cell.inputValue()).toBe('');
    await expectFitting(page);
    await page.getByRole('button', { name: 'La reprendre' }).click();
    expect(await cell.inputValue()).toBe('0,25');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await told(page, 'Semaine enregistrée.');
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(await cell.inputValue()).toBe('0,25');
    expect(await page.getByText('Ce navigateur a gardé une saisie').count()).toBe(0);
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
    await signIn(page, house.people.other, '/semaine?lundi=2026-11-23');
    await page.getByRole('button', { name: 'Reprendre les lignes de la semaine passée' }).click();
    await page.getByLabel('Assistance, MULTI, partagé, lundi 23').fill('1');
    await page.getByLabel('Type d’activité').selectOption('infra-interne');
    await page.getByLabel('Pour', { exact: true }).selectOption('INTERNE');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).click();
    expect(await page.getByLabel('Assistance, MULTI, partagé, lundi 23').inputValue()).toBe('1');
    await page.getByLabel('Interne, INTERNE, mardi 24').fill('1,5');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    expect(await page.locator('#contenu').textContent()).toContain('« 1,5 » : une ligne est au plus un jour.');
    await page.getByLabel('Interne, INTERNE, mardi 24').fill('1');
    await page.getByRole('button', { name: 'Mettre en favori : Assistance' }).click();
    expect(await page.getByRole('button', { name: 'Favori : Assistance' }).getAttribute('aria-pressed')).toBe('true');
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
    const untied = await enter(house.people.untied, '/semaine');
    expect(await untied.locator('#contenu').textContent()).toContain('Votre compte n’est lié à aucune personne du registre');
    await expectFitting(untied);
    expect(await railOf(untied, 'Rubriques')).not.toContain('Temps des équipes');
    const why = 'Les semaines des autres ne sont montrées qu’à la direction';
    for (const path of ['/equipes/temps', '/equipes/temps/mois', '/equipes/temps/semaines/A1/2026-11-23'])
      await expectRefusalPage(untied, path, 403, 'Accès refusé', why);
    expect((await untied.request.get('/equipes/temps.csv')).status()).toBe(403);
    const head = await enter(house.people.head, '/equipes/temps');
    await expectRefusalPage(head, '/equipes/temps/semaines/A4/2026-11-23', 404, 'Introuvable', 'n’a le matricule « A4 »');
    const administrator = await enter(house.people.administrator, '/');
    await expectRefusalPage(administrator, '/semaine', 403, 'Accès refusé', 'Seuls les agents de l’opérateur');
    const member = await enter(house.people.member, '/');
    for (const path of ['/semaine', '/equipes/temps', '/equipes/temps/semaines/A1/2026-11-23'])
      await expectRefusalPage(member, path, 404, 'Page introuvable', 'Cette adresse n’existe pas');
  });

  it('get a week once an administrator has tied their account to a person', async () => {
    const page = await enter(house.people.administrator, '/administration/personnes');
    await page.getByRole('link', { name: 'Personne sans-matricule' }).click();
    await page.getByLabel('Matricule').fill('A9');
    await page.getByRole('button', { name: 'Lier à cette personne' }).click();
    await alerted(page, 'Personne n’a le matricule « A9 »');
    await page.getByLabel('Matricule').fill('A1');
    await page.getByRole('button', { name: 'Lier à cette personne' }).click();
    await alerted(page, 'se connecte déjà avec un autre compte');
    await page.getByLabel('Matricule').fill('A4');
    await page.getByRole('button', { name: 'Lier à cette personne' }).click();
    await told(page, 'Compte lié');
    await expectFitting(page);
    const agent = await enter(house.people.untied, '/semaine');
    expect(await agent.locator('h1').textContent()).toContain('Semaine du 23 au 27 novembre 2026');
    await page.getByText('Délier ce compte…').click();
    await page.getByRole('button', { name: 'Délier du matricule A4' }).click();
    await told(page, 'Compte délié');
    await agent.reload();
    expect(await agent.locator('h1').textContent()).toBe('Ma semaine');
  });
});
