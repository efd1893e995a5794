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
    await adding.getByText('Le code « infra-mco » est celui de « MCO »').waitFor();
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

/** A form of the settings that two people fill at once. */
type Contested = {
  readonly path: string;
  readonly form: string;
  readonly field: string;
  readonly typed: readonly [first: string, second: string];
  /** What the first typed, in words, where it reads otherwise. */
  readonly now?: string;
  readonly button: string;
  readonly done: string;
};

/** @param ended the kind that both end */
const contested = (ended: string): readonly Contested[] => [
  {
    path: '/temps/reglages/types/infra-suivi',
    ...{ form: 'Corriger le type', field: 'Nom', typed: ['Suivi des logiciels', 'Suivi applicatif'] },
    ...{ button: 'Corriger le type', done: 'Type corrigé' },
  },
  {
    path: `/temps/reglages/types/${ended}`,
    ...{ form: 'Terminer…', field: 'Dernier jour où il sert', typed: ['2026-12-31', '2027-01-31'], now: '31 décembre 2026' },
    ...{ button: 'Terminer le type', done: 'Type terminé' },
  },
  {
    path: '/temps/reglages/projets/finances',
    ...{ form: 'Corriger ou terminer le projet', field: 'Logiciel', typed: ['concerto', 'elise'], now: 'Concerto Opus' },
    ...{ button: 'Corriger le projet', done: 'Projet corrigé' },
  },
  {
    path: '/temps/reglages/partage/2024/concerto',
    ...{ form: 'Corriger la clé…', field: 'D’où elle vient', typed: ['Délibération 12', 'Convention'] },
    ...{ button: 'Corriger la clé', done: 'Clé corrigée' },
  },
  {
    path: '/temps/reglages/partage/2024/concerto',
    ...{ form: 'Poids de chacun', field: 'Arcueil', typed: ['3', '4'] },
    ...{ button: 'Enregistrer les poids', done: 'Poids enregistrés' },
  },
  {
    path: '/temps/reglages/journee',
    ...{ form: 'Changer à partir d’un jour', field: 'Heures d’une journée', typed: ['7,5', '7,6'] },
    ...{ button: 'Enregistrer la durée', done: 'Durée enregistrée' },
  },
];

const formOf = (page: Page, { form }: Contested) => page.getByRole('form', { name: form, exact: true });

async function typeContested(page: Page, one: Contested, which: 0 | 1): Promise<void> {
  if (one.form.endsWith('…')) await page.getByText(one.form, { exact: true }).click();
  const field = formOf(page, one).getByLabel(one.field, { exact: true });
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(one.typed[which]);
  else await field.fill(one.typed[which]);
  await formOf(page, one).getByRole('button', { name: one.button }).click();
}

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
    await page.getByText('sans poids : ne répartit rien').waitFor();
    await page.getByRole('link', { name: 'Concerto Opus', exact: true }).click();
    await page.getByText('L’utilisent en 2026 sans avoir de poids, donc sans part : Arcueil.').waitFor();
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
    await page.getByText('désigne déjà le projet « Nouveau SI Finances »').first().waitFor();
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

  it.each([
    [1280, 'by scripts', true],
    [390, 'without a script', false],
  ])(
    'are not written over, on a screen %i wide, %s: the second is told, compares, and may save again',
    async (width, _how, javaScriptEnabled) => {
      const open = async () => {
        const viewport = { width, height: 900 };
        const context = await browser.newContext({ baseURL: house.address, javaScriptEnabled, locale: 'fr-FR', viewport });
        const page = await context.newPage();
        await signIn(page, house.people.director, '/temps/reglages/types');
        return page;
      };
      const [first, second] = [await open(), await open()];
      for (const one of contested(javaScriptEnabled ? 'infra-systemes' : 'infra-projet')) {
        for (const page of [first, second]) {
          await page.goto(one.path);
          await page.waitForLoadState('networkidle');
        }
        await typeContested(first, one, 0);
        await told(first, one.done);
        await typeContested(second, one, 1);
        const form = formOf(second, one);
        await form.getByRole('alert').filter({ hasText: 'rien n’a été écrasé' }).waitFor();
        await form.getByText(`Enregistré maintenant : ${one.now ?? one.typed[0]}`).waitFor();
        expect(await form.getByLabel(one.field, { exact: true }).inputValue()).toBe(one.typed[1]);
        if (javaScriptEnabled) await expectFitting(second);
        await form.getByRole('button', { name: one.button }).click();
        await told(second, one.done);
      }
      for (const page of [first, second]) await page.context().close();
    },
  );

  it('keep the form that was sent over what somebody else has done meanwhile, and say what stands', async () => {
    const path = '/temps/reglages/types/infra-systemes';
    const [first, second] = [await enter(house.people.director, path), await enter(house.people.director, path)];
    for (const page of [first, second]) {
      await page.getByText('Rouvrir…', { exact: true }).click();
      await page.getByRole('button', { name: 'Rouvrir le type' }).click();
    }
    await told(first, 'Type rouvert');
    const form = second.getByRole('form', { name: 'Rouvrir…' });
    await form.getByText('Rien n’a été changé').waitFor();
    await form.getByText('Il n’est pas terminé.').waitFor();
    await expectFitting(second);
    for (const page of [first, second]) await page.context().close();
  });

  it('are not written over either by a form that came back for another reason, without a script', async () => {
    const context = await browser.newContext({ baseURL: house.address, javaScriptEnabled: false, locale: 'fr-FR' });
    const second = await context.newPage();
    await signIn(second, house.people.director, '/temps/reglages/projets/finances');
    const first = await enter(house.people.director, '/temps/reglages/projets/finances');
    const save = async (page: Page, name: string, lastDay: string) => {
      await page.getByLabel('Nom', { exact: true }).fill(name);
      await page.getByLabel('Premier jour, facultatif').fill('2026-01-01');
      await page.getByLabel('Dernier jour, facultatif').fill(lastDay);
      await page.getByRole('button', { name: 'Corriger le projet' }).click();
    };
    await save(first, 'SI Finances', '');
    await told(first, 'Projet corrigé');
    await save(second, 'Finances', '2025-01-01');
    await second.getByText('Le dernier jour est avant le premier').first().waitFor();
    await save(second, 'Finances', '2026-12-31');
    await second.getByRole('alert').filter({ hasText: 'rien n’a été écrasé' }).waitFor();
    await second.getByText('Enregistré maintenant : SI Finances').waitFor();
    await save(second, 'Finances', '2026-12-31');
    await told(second, 'Projet corrigé');
    await context.close();
    await first.context().close();
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
