import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, openBrowser, signIn } from '../support/browser.ts';
import { chooseIn, expectFocusKept, press, tabTo, typeDay, typeInto } from '../support/keyboard.ts';
import { expectFitting } from '../support/looking-round.ts';
import { openWeekHouse, type WeekHouse, type Worker } from '../support/week-house.ts';
import { addRow, answer, enterByKeyboard, enter as enterHouse, settled, told } from '../support/week-pages.ts';

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

const enter = (who: Worker, path: string, width?: number) => enterHouse({ browser, house }, who, path, width);

describe('a head of team, by keyboard alone', () => {
  it.each([
    [1280, 'Astreinte', 'astreinte'],
    [390, 'Veille', 'veille'],
  ])('adds a kind of work, uses it in the week and ends it, on a screen %i wide', async (width, name, code) => {
    const head = await enterByKeyboard({ browser, house }, house.people.head, '/equipes/temps', width);
    const complaints = collectComplaints(head);
    await press(head, head.locator('#contenu').getByRole('link', { name: 'Réglages du temps' }));
    await head.getByRole('heading', { name: 'Types d’activité' }).waitFor();
    await settled(head);
    await press(head, head.getByText('Ajouter un type…'));
    const adding = head.getByRole('form', { name: 'Ajouter un type…' });
    const sending = adding.getByRole('button', { name: 'Ajouter le type' });
    // Refused under a code that is taken, with what was typed.
    await typeInto(head, adding.getByLabel('Nom', { exact: true }), name);
    await typeInto(head, adding.getByLabel('Code', { exact: true }), 'infra-mco');
    await chooseIn(head, adding.getByLabel('Équipe', { exact: true }), 'Infra');
    await chooseIn(head, adding.getByLabel('Nature, par quoi les équipes se comparent'), 'interne');
    await typeDay(head, adding.getByLabel('Premier jour'), '2026-11-23');
    await press(head, sending);
    await adding.getByText('Le code « infra-mco » est celui de « MCO »').waitFor();
    expect(await adding.getByLabel('Nom', { exact: true }).inputValue()).toBe(name);
    await expectFocusKept(head);
    await expectFitting(head);
    await typeInto(head, adding.getByLabel('Code', { exact: true }), code, 'Shift+Tab');
    await press(head, sending);
    await told(head, `Type d’activité ajouté, de code ${code}`);
    await expectFitting(head);

    await head.setViewportSize({ width, height: 900 });
    await head.goto('/semaine?lundi=2026-11-23');
    await settled(head);
    await tabTo(head, head.getByLabel('Type d’activité'));
    await addRow(head, name, '', 'INTERNE');
    await typeInto(head, head.getByLabel(`${name}, INTERNE, mardi 24`), '0,5');
    await head.keyboard.press('Control+s');
    await told(head, 'Semaine enregistrée.');

    await head.goto(`/temps/reglages/types/${code}`);
    await settled(head);
    expect(await answer(head).textContent()).toContain('1 ligne de temps');
    await press(head, head.getByText('Terminer…', { exact: true }));
    const ending = head.getByRole('form', { name: 'Terminer…' });
    await typeDay(head, ending.getByLabel('Dernier jour où il sert'), '2026-11-23');
    await press(head, ending.getByRole('button', { name: 'Terminer le type' }));
    await ending.getByText('est après le 23 novembre 2026, la dernière le 24 novembre 2026').waitFor();
    await typeDay(head, ending.getByLabel('Dernier jour où il sert'), '2026-11-24');
    await press(head, ending.getByRole('button', { name: 'Terminer le type' }));
    await told(head, 'Type terminé');
    await head.getByText('Type d’activité terminé').waitFor();
    await head.getByText('Rouvrir…', { exact: true }).waitFor();
    await expectFitting(head);
    expect(complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
    await head.context().close();
  });
});

describe('the settings of time', () => {
  it('are read by an agent, who changes nothing there', async () => {
    const agent = await enter(house.people.agent, '/temps/reglages/types');
    for (const path of [
      '/temps/reglages/types',
      '/temps/reglages/types/infra-mco',
      '/temps/reglages/projets',
      '/temps/reglages/projets/finances',
      '/temps/reglages/partage',
      '/temps/reglages/journee',
    ]) {
      await agent.goto(path);
      await agent.locator('#contenu h1').first().waitFor();
      expect(await agent.locator('#contenu form[method=post]').count(), path).toBe(0);
    }
    const file = await agent.request.get('/temps/reglages/types.csv');
    expect(await file.text()).toContain('infra-suivi;Suivi d’application;;infra-mco;;');
    await agent.context().close();
  });

  it('are changed without a script: a key, its weights, what it gives; a project; the hours of a day', async () => {
    const context = await browser.newContext({ baseURL: house.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await context.newPage();
    await signIn(page, house.people.director, '/temps/reglages/partage');
    await page.getByText('Ajouter une clé…').click();
    const adding = page.getByRole('form', { name: 'Ajouter une clé…' });
    await adding.getByLabel('Logiciel').selectOption('concerto');
    await adding.getByLabel('Première année').fill('2024');
    await adding.getByLabel('Clé', { exact: true }).selectOption('own');
    await adding.getByRole('button', { name: 'Ajouter la clé' }).click();
    await told(page, 'Clé ajoutée');
    await page.getByText('sans poids : ne répartit rien').waitFor();
    await page.getByRole('link', { name: 'Concerto Opus', exact: true }).click();
    await page.getByText('L’utilisent en 2026 sans avoir de poids, donc sans part : Arcueil.').waitFor();
    await page.getByLabel('Arcueil').fill('0');
    await page.getByRole('button', { name: 'Enregistrer les poids' }).click();
    await page.getByText('Tous les poids sont 0').first().waitFor();
    await page.getByLabel('Arcueil').fill('2,5');
    await page.getByRole('button', { name: 'Enregistrer les poids' }).click();
    await told(page, 'Poids enregistrés');
    expect(await page.getByRole('region', { name: 'Parts en 2026' }).textContent()).toContain('100,00\u00a0%');

    await page.goto('/temps/reglages/projets');
    await page.getByText('Ajouter un projet…').click();
    await page.getByLabel('Nom', { exact: true }).fill('nouveau si FINANCES');
    await page.getByRole('button', { name: 'Ajouter le projet' }).click();
    await page.getByText('désigne déjà le projet « Nouveau SI Finances »').first().waitFor();
    await page.getByLabel('Nom', { exact: true }).fill('Portail');
    await page.getByRole('button', { name: 'Ajouter le projet' }).click();
    await told(page, 'Projet ajouté, de code portail');

    await page.goto('/temps/reglages/journee');
    await page.getByLabel('Heures d’une journée').fill('7,8');
    await page.getByRole('button', { name: 'Enregistrer la durée' }).click();
    await told(page, 'Durée enregistrée');
    await page.getByText('Une journée fait 7,8\u00a0h').waitFor();
    await context.close();
  });

  it('are not written over: the second who saves the weights of a key is told, and compares before saving again', async () => {
    const path = '/temps/reglages/partage/2024/concerto';
    const [first, second] = [await enter(house.people.director, path), await enter(house.people.director, path)];
    const weigh = async (page: Page, weight: string) => {
      await page.getByLabel('Arcueil').fill(weight);
      await page.getByRole('button', { name: 'Enregistrer les poids' }).click();
    };
    await weigh(first, '3');
    await told(first, 'Poids enregistrés');
    await weigh(second, '4');
    await second.getByRole('alert').filter({ hasText: 'rien n’a été écrasé' }).waitFor();
    await second.getByRole('region', { name: 'Parts en 2026' }).getByRole('cell', { name: '3', exact: true }).waitFor();
    expect(await second.getByLabel('Arcueil').inputValue()).toBe('4');
    await second.getByRole('button', { name: 'Enregistrer les poids' }).click();
    await told(second, 'Poids enregistrés');
    for (const page of [first, second]) await page.context().close();
  });

  it('fit both widths with keys and weights in them', async () => {
    const director = await enter(house.people.director, '/temps/reglages/partage/2024/concerto');
    for (const path of [
      '/temps/reglages/partage/2024/concerto',
      '/temps/reglages/partage',
      '/temps/reglages/projets',
      '/temps/reglages/projets/portail',
      '/temps/reglages/journee',
    ]) {
      await director.goto(path);
      await director.locator('#contenu h1').first().waitFor();
      await expectFitting(director);
    }
    await director.context().close();
  });
});
