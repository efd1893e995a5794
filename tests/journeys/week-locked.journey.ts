import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { expectRefusalPage } from '../support/looking-round.ts';
import { openWeekHouse, type WeekHouse } from '../support/week-house.ts';
import { alerted, enter, expectSound, told } from '../support/week-pages.ts';

let house: WeekHouse;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openWeekHouse();
  for (const person of ['A1', 'A3'] as const) await house.finish(person, '2026-10-05');
  // Of two months, and still to be finished.
  await house.finish('A2', '2026-09-28');
  await house.takeUp('A2', '2026-09-28');
  const director = await enter({ browser, house }, house.people.director, '/equipes/temps/mois');
  await director.getByLabel('Mois', { exact: true }).fill('2026-10');
  await director.getByLabel('Verrouiller malgré').check();
  await director.getByRole('button', { name: 'Verrouiller le mois' }).click();
  await told(director, 'Mois verrouillé');
  await director.context().close();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const weekOf = (person: string, monday = '2026-10-05') => `/equipes/temps/semaines/${person}/${monday}`;
const corrections = (page: Page) => page.getByRole('link', { name: /^Corriger / });
const addition = (page: Page) => page.getByText('Ajouter ce qui manque à un jour verrouillé…');

describe.each([1280, 390])('on a screen %i wide, a locked day', (width) => {
  it('takes from the head what was never said of it, with the reason', async () => {
    // One day for each width: what was added to the first is there still.
    const [monday, when] = width === 390 ? ['2026-10-19', 'mardi 20'] : ['2026-10-12', 'mardi 13'];
    const head = await enter({ browser, house }, house.people.head, weekOf('A1', monday), width);
    await addition(head).click();
    await expectSound(head);
    await head.getByLabel('Jour', { exact: true }).selectOption({ label: when });
    await head.getByLabel('Part du jour').fill('1,5');
    await head.getByLabel('Type d’activité').selectOption('infra-suivi');
    await head.getByLabel('Logiciel', { exact: true }).selectOption('concerto');
    await head.getByLabel('Pour', { exact: true }).selectOption('adherent:arcueil');
    await head.getByLabel('Raison').fill('jour oublié');
    await head.getByRole('button', { name: 'Ajouter la ligne' }).click();
    await alerted(head, 'Rien n’a été enregistré');
    expect(await head.locator('#contenu').textContent()).toContain('« 1,5 » : une ligne est au plus un jour.');
    expect(await head.getByLabel('Pour', { exact: true }).inputValue()).toBe('adherent:arcueil');
    await expectSound(head);
    await head.getByLabel('Part du jour').fill('1');
    await head.getByRole('button', { name: 'Ajouter la ligne' }).click();
    await told(head, 'Ligne ajoutée');
    await head.getByText('Lignes verrouillées, pour en corriger une…').click();
    const line = head.getByRole('row').filter({ hasText: 'ajoutée' });
    expect(await line.textContent()).toContain(`${when}1MCO · Suivi d’application, Concerto Opus · pour Arcueil`);
    expect(await head.locator('#contenu').textContent()).toContain('jour oublié');
    await expectSound(head);
    await head.context().close();
  });
});

describe.each([1280, 390])('on a screen %i wide, a week of two months of which one is locked', (width) => {
  it('keeps what is locked, whose row cannot be taken off, and takes the rest', async () => {
    const page = await enter({ browser, house }, house.people.other, '/semaine?lundi=2026-09-28', width);
    await page.getByText('Verrouillé : octobre 2026.').waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Interne' });
    expect(await row.getByRole('textbox').count()).toBe(3);
    expect(await page.getByRole('button', { name: 'Ôter la ligne : Interne, INTERNE' }).count()).toBe(0);
    await page.getByLabel('Interne, INTERNE, mardi 29').fill('0,5');
    await page.getByLabel('Type d’activité').selectOption('support-aide');
    await page.getByLabel('Pour', { exact: true }).selectOption('MULTI');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).click();
    await page.getByRole('button', { name: 'Ôter la ligne : Assistance, MULTI, partagé' }).waitFor();
    await page.getByLabel('Assistance, MULTI, partagé, mardi 29').fill('0,5');
    expect(await page.getByRole('textbox', { name: 'jeudi 1er' }).count()).toBe(0);
    await expectSound(page);
    await page.keyboard.press('Control+s');
    await told(page, 'Semaine enregistrée.');
    await page.getByRole('button', { name: 'Ôter la ligne : Assistance, MULTI, partagé' }).click();
    await page.getByLabel('Interne, INTERNE, mardi 29').fill('1');
    // The notice of the first time stands there still, and the week is again as it was before.
    await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), page.keyboard.press('Control+s')]);
    await page.reload();
    expect(await page.getByLabel('Interne, INTERNE, mardi 29').inputValue()).toBe('1');
    expect(await page.getByRole('button', { name: 'Ôter la ligne : Assistance, MULTI, partagé' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('the locked week of a head', () => {
  it('is corrected and added to by the direction, and offers nothing to the head', async () => {
    const head = await enter({ browser, house }, house.people.head, weekOf('A1'));
    await head.getByText('Lignes verrouillées, pour en corriger une…').click();
    expect([await corrections(head).count(), await addition(head).count()]).toEqual([5, 1]);
    expect(await head.getByRole('button', { name: 'Approuver la semaine' }).count()).toBe(1);
    await head.goto(weekOf('A3'));
    await head.getByText('Lignes verrouillées…').click();
    expect([await corrections(head).count(), await addition(head).count()]).toEqual([0, 0]);
    for (const name of ['Approuver la semaine', 'Rendre la semaine', 'Ajouter la ligne'])
      expect(await head.getByRole('button', { name, exact: true, includeHidden: true }).count()).toBe(0);
    const director = await enter({ browser, house }, house.people.director, weekOf('A3'));
    await director.getByText('Lignes verrouillées, pour en corriger une…').click();
    expect([await corrections(director).count(), await addition(director).count()]).toEqual([5, 1]);
    const address = (await corrections(director).first().getAttribute('href')) ?? '';
    await expectRefusalPage(head, address, 409, 'Demande impossible en l’état', 'C’est votre propre semaine');
    await director.goto(address);
    await director.getByRole('heading', { name: 'Corriger une ligne de A3' }).waitFor();
    for (const page of [head, director]) await page.context().close();
  });
});
