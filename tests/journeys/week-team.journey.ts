import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/day.ts';
import { collectComplaints, openBrowser, signIn } from '../support/browser.ts';
import { expectFocusKept, expectNoTrap, press, tabTo, typeInto } from '../support/keyboard.ts';
import { type Mailbox, openMailbox } from '../support/mailbox.ts';
import { openWeekHouse, type WeekHouse, weekDay } from '../support/week-house.ts';
import { addRow, alerted, answer, enterByKeyboard, expectSound, focused, settled, told } from '../support/week-pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** November 2026 in a field of months: the month by its first letters, then the year. */
async function typeMonth(page: Page, month: Locator): Promise<void> {
  await typeInto(page, month, 'nov');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('2026');
  expect(await month.inputValue()).toBe('2026-11');
}

// At both widths an agent, a head of team and a director do all of it without touching a mouse.
describe.each([1280, 390])('by keyboard alone, on a screen %i wide', (width) => {
  let mailbox: Mailbox;
  let house: WeekHouse;
  beforeAll(async () => {
    mailbox = await openMailbox();
    house = await openWeekHouse(mailbox.settings);
  });
  afterAll(async () => {
    await house?.close();
    await mailbox?.close();
  });

  const enter = (who: keyof WeekHouse['people'], path: string) =>
    enterByKeyboard({ browser, house }, house.people[who], path, width);

  it('a week is filled, returned with a word, mended and approved', async () => {
    const agent = await enter('agent', '/semaine');
    const complaints = collectComplaints(agent);
    expect(await answer(agent).textContent()).toBe('Il reste 4,5\u00a0jours à placer.');
    expect(await agent.locator('thead').textContent()).toContain('absence 0,5');
    await tabTo(agent, agent.getByLabel('Type d’activité'));
    await addRow(agent, 'MCO', 'Concerto', 'Gentilly');
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
    expect(await agent.locator('tbody').textContent()).toContain(
      'lundi 23 : 1,25\u00a0jour en tout, soit 0,25 de plus qu’un jour.',
    );
    await agent.waitForFunction(() => document.activeElement?.getAttribute('name') === 'j-1-0');
    await expectSound(agent);
    await agent.keyboard.type('0,5');
    await agent.keyboard.press('Control+s');
    await told(agent, 'Semaine enregistrée.');
    await press(agent, button(agent, 'Terminer la semaine'));
    await alerted(agent, 'Enregistrée. La semaine du 23 au 27 novembre 2026 n’est pas terminée. Mardi 24 : il manque 0,25.');
    await expectFocusKept(agent);
    await typeInto(agent, agent.getByLabel('Interne, INTERNE, mardi 24'), '0,5');
    expect(await answer(agent).textContent()).toContain('La semaine est complète : 4,5\u00a0jours placés.');
    await press(agent, button(agent, 'Terminer la semaine'));
    await told(agent, 'Semaine terminée');
    await button(agent, 'Reprendre la semaine').waitFor();
    await expectFocusKept(agent);
    expect(await agent.locator('#semaine input[type=text]').count()).toBe(0);

    const head = await enter('head', '/equipes/temps?mois=2026-11');
    const seen = collectComplaints(head);
    const waiting = head.getByRole('listitem').filter({ hasText: 'A1, semaine du 23 au 27 novembre 2026' });
    expect(await waiting.textContent()).toContain('1 à regarder');
    expect(await head.locator('#contenu').textContent()).not.toContain('A4');
    await expectSound(head);
    await expectNoTrap(head);
    await press(head, head.getByRole('link', { name: 'Ouvrir A1, semaine du 23 au 27 novembre 2026' }));
    await head.getByText('Gentilly n’utilise pas « Concerto Opus » à cette date').waitFor();
    await settled(head);
    await expectSound(head);
    await press(head, head.getByText('Rendre cette semaine avec un mot…'));
    await typeInto(head, field(head, 'Un mot pour la personne'), 'Et la réunion de mercredi ?');
    await press(head, button(head, 'Rendre la semaine'));
    await told(head, 'Semaine rendue');
    await expectFocusKept(head);

    await agent.goto('/semaine');
    await agent.getByText('Cette semaine vous a été rendue : « Et la réunion de mercredi ? »').waitFor();
    await settled(agent);
    await typeInto(agent, agent.getByLabel('Interne, INTERNE, mercredi 25'), '0,25');
    const served = agent.getByLabel('MCO · Suivi d’application, Concerto Opus · pour Gentilly, mercredi 25');
    await tabTo(agent, served, 'Shift+Tab');
    await agent.keyboard.type('0,75');
    await press(agent, button(agent, 'Terminer la semaine'));
    await told(agent, 'Semaine terminée');
    await head.reload();
    await settled(head);
    await press(head, button(head, 'Approuver la semaine'));
    await told(head, 'Semaine approuvée.');
    await expectFocusKept(head);
    expect(await head.locator('#contenu').textContent()).toContain('Et la réunion de mercredi ?');
    await agent.goto('/semaine');
    expect(await answer(agent).textContent()).toBe('Cette semaine est approuvée.');
    await expectSound(agent);
    expect([...complaints, ...seen].filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
  });

  it('several weeks are approved at once, and those that changed meanwhile are told', async () => {
    for (const monday of ['2026-11-02', '2026-11-16'])
      for (const person of ['A1', 'A2'] as const) await house.finish(person, monday);
    const head = await enter('head', '/equipes/temps?mois=2026-11&etat=a-approuver');
    await head.getByRole('heading', { name: '4 semaines à approuver' }).waitFor();
    await expectSound(head);
    await press(head, button(head, 'Choisir toutes celles qui tombent juste'));
    await button(head, 'Approuver les 4 semaines choisies').waitFor();
    await expectFocusKept(head);
    await press(head, field(head, 'A1, semaine du 16 au 20 novembre 2026'), 'Space');
    await house.finishAnew('A2', '2026-11-16');
    await press(head, button(head, 'Approuver les 3 semaines choisies'));
    await told(head, '2 semaines approuvées.');
    await alerted(head, 'A2, semaine du 16 au 20 novembre 2026 : elle a changé depuis que cette page vous l’a montrée');
    await head.getByRole('heading', { name: '2 semaines à approuver' }).waitFor();
    await expectFocusKept(head);
    await expectSound(head);
    await press(head, button(head, 'Approuver les semaines choisies'));
    await alerted(head, 'Aucune semaine n’est choisie');
    await expectFocusKept(head);
    await press(head, field(head, 'A2, semaine du 16 au 20 novembre 2026'), 'Space');
    await press(head, button(head, 'Approuver la semaine choisie'));
    await told(head, '1 semaine approuvée.');
    await head.context().close();
  });

  it('a week that changed before it is judged is shown as it is now, and one that is no longer finished with why', async () => {
    const monday = '2026-10-12';
    await house.finish('A2', monday);
    const head = await enter('head', `/equipes/temps/semaines/A2/${monday}`);
    const approve = button(head, 'Approuver la semaine');
    const stale = 'a changé depuis que vous l’avez ouverte : la voici comme elle est. Rien n’a été décidé.';
    await house.finishAnew('A2', monday);
    expect(await head.locator('#contenu').textContent()).not.toContain('Semaine reprise');
    // Refused, the form can be sent again while the page is read again: that reading is kept waiting here.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await head.route('**/*.data*', async (route) => {
      if (route.request().method() === 'GET') await held;
      await route.continue();
    });
    const rereading = head.waitForRequest((request) => request.method() === 'GET' && request.url().includes(`${monday}.data`));
    await press(head, approve);
    await alerted(head, stale);
    await rereading;
    const again = head.waitForRequest((request) => request.method() === 'POST');
    await press(head, approve);
    await again;
    letGo();
    await head.getByText('Semaine reprise').waitFor();
    await settled(head);
    await expectSound(head);
    await press(head, approve);
    await told(head, 'Semaine approuvée.');

    const other = '2026-10-05';
    await house.finish('A2', other);
    await head.goto(`/equipes/temps/semaines/A2/${other}`);
    await settled(head);
    await press(head, head.getByText('Rendre cette semaine avec un mot…'));
    await typeInto(head, field(head, 'Un mot pour la personne'), 'Et mardi ?');
    await house.takeUp('A2', other);
    await press(head, button(head, 'Rendre la semaine'));
    await alerted(head, stale);
    await head.getByText('Cette semaine est en cours.').waitFor();
    expect(await button(head, 'Rendre la semaine').count()).toBe(0);
    expect(await head.getByRole('link', { name: 'Voir ce qui est à corriger' }).count()).toBe(0);
    await expectFocusKept(head);
    await expectSound(head);
    await head.context().close();
  });

  it('those who are late are written to, once a day', async () => {
    const head = await enter('head', '/equipes/temps?mois=2026-11');
    await press(head, head.getByRole('link', { name: 'En retard', exact: true }));
    await head.waitForURL((url) => url.searchParams.get('etat') === 'en-retard');
    await settled(head);
    await expectSound(head);
    await press(head, button(head, 'Relancer A2'));
    await told(head, '1 message envoyé.');
    await expectFocusKept(head);
    const text = await mailbox.next('autre@alpha.example');
    expect(text).toContain('Votre semaine du 9 au 13 novembre 2026 n’est pas terminée');
    expect(text).toContain(`${house.address}/semaine?lundi=2026-11-09`);
    await head.getByText('relancé aujourd’hui').waitFor();
    expect(await button(head, 'Relancer A2').count()).toBe(0);
    await head.context().close();
  });

  it('a month is locked, and a line of it corrected by a counter-entry that both read', async () => {
    house.setToday(day('2026-12-03'));
    const director = await enter('director', '/equipes/temps/mois');
    await typeMonth(director, field(director, 'Mois'));
    await press(director, button(director, 'Verrouiller le mois'));
    await director.getByText('semaines ne sont pas terminées (').waitFor();
    await settled(director);
    await expectSound(director);
    await press(director, field(director, 'Verrouiller malgré les semaines qui ne sont pas terminées'), 'Space');
    await press(director, button(director, 'Verrouiller le mois'));
    await told(director, 'Mois verrouillé');
    await expectFocusKept(director);
    await expectSound(director);
    const head = await enter('head', '/equipes/temps/semaines/A1/2026-11-23');
    await press(head, head.getByText('Lignes verrouillées, pour en corriger une…'));
    await press(head, head.getByRole('link', { name: 'Corriger jeudi 26, MCO · Suivi d’application' }));
    await head.getByRole('heading', { name: 'Corriger une ligne de A1' }).waitFor();
    await settled(head);
    await expectSound(head);
    await typeInto(head, head.getByLabel('Part du jour'), '1');
    await typeInto(head, field(head, 'Pour'), 'Arcueil');
    await typeInto(head, head.getByLabel('Raison'), 'C’était pour Arcueil');
    await head.keyboard.press('Enter');
    await told(head, 'Ligne corrigée');
    await expectFocusKept(head);
    await head.getByText('contre-écriture', { exact: true }).waitFor();
    expect(await head.locator('#contenu').textContent()).toContain('C’était pour Arcueil');
    await settled(head);
    await expectSound(head);
    const agent = await enter('agent', '/semaine?lundi=2026-11-23');
    const corrections = agent.getByRole('region', { name: 'Corrections après verrouillage' });
    expect(await corrections.textContent()).toContain('jeudi 26 : −1, MCO · Suivi d’application, Concerto Opus · pour Gentilly');
    expect(await corrections.textContent()).toContain('jeudi 26 : 1, MCO · Suivi d’application, Concerto Opus · pour Arcueil');
    await press(director, director.getByText('Déverrouiller un mois…'));
    const unlocking = director.getByRole('form', { name: 'Déverrouiller un mois…' });
    await typeMonth(director, unlocking.getByLabel('Mois'));
    await typeInto(director, unlocking.getByLabel('Raison'), 'essai');
    await press(director, unlocking.getByRole('button', { name: 'Déverrouiller le mois' }));
    await told(director, 'Mois déverrouillé');
    await expectFocusKept(director);
    house.setToday(weekDay);
  });

  it('without any script, the boxes are checked by the page itself', async () => {
    await house.finish('A1', '2026-10-19');
    const context = await browser.newContext({
      ...{ baseURL: house.address, javaScriptEnabled: false, locale: 'fr-FR' },
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    await signIn(page, house.people.head, '/equipes/temps?mois=2026-10');
    await press(page, button(page, 'Choisir toutes celles qui tombent juste'));
    await page.waitForURL((url) => url.searchParams.get('choix') === 'toutes');
    expect(await field(page, 'A1, semaine du 19 au 23 octobre 2026').isChecked()).toBe(true);
    await press(page, button(page, 'Approuver la semaine choisie'));
    await told(page, '1 semaine approuvée.');
    await context.close();
  });
});
