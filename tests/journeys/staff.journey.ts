import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
const password = 'la girafe descend en ville';
const officer = { email: 'rh@siim94.example', password };
const head = { email: 'responsable@siim94.example', password };
const team = 'pole-support-utilisateurs';

beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

beforeAll(async () => {
  site = await startSite();
  return () => site.stop();
});

/** A page without any script, as before they have loaded. */
async function plainPage(): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false, locale: 'fr-FR' });
  return context.newPage();
}

async function welcome(administrator: Page, name: string, email: string, role: string, scope: string): Promise<void> {
  await administrator.goto('/administration/invitations');
  await administrator.getByLabel('Prénom et nom').fill(name);
  await administrator.getByLabel('Adresse électronique').fill(email);
  await administrator.locator('select[name=role]').selectOption(role);
  await administrator.locator('select[name=portee]').selectOption(scope);
  await administrator.getByRole('button', { name: 'Inviter', exact: true }).click();
  const link = administrator.getByRole('region', { name: 'Lien d’invitation' }).locator('output');
  const guest = await plainPage();
  await guest.goto(new URL((await link.textContent()) ?? '').pathname);
  await guest.getByLabel('Choisissez un mot de passe').fill(password);
  await guest.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await guest.locator('#contenu h1').first().waitFor();
  await guest.context().close();
}

beforeAll(async () => {
  const administrator = await plainPage();
  await signIn(administrator, site.account);
  await welcome(administrator, 'Ressources humaines', officer.email, 'hr', 'operator');
  await welcome(administrator, 'Responsable du support', head.email, 'team-head', `team:${team}`);
  await administrator.context().close();
});

async function openPost(page: Page, code: string, ofTeam: string): Promise<void> {
  await page.goto('/postes/nouveau');
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByLabel('Intitulé').fill('Technicien d’essai');
  await page.getByLabel('Équipe').selectOption(ofTeam);
  await page.getByLabel('Premier jour').fill('2024-01-01');
  await page.getByRole('button', { name: 'Ouvrir le poste' }).click();
  await page.getByRole('status').filter({ hasText: 'Poste ouvert.' }).waitFor();
}

async function fill(page: Page, post: string, person: string, from = '2024-02-01'): Promise<void> {
  await page.goto(`/postes/${post}`);
  await page.getByText('Pourvoir le poste…').click();
  const form = page.getByRole('form', { name: 'Pourvoir le poste…' });
  await form.getByLabel('Une personne nouvelle').check();
  await form.getByLabel('Matricule').fill(person);
  await form.getByLabel('Statut').selectOption('tenured');
  await form.getByLabel('Premier jour').fill(from);
  await form.getByLabel('Cause de l’arrivée').selectOption('recruitment');
  await form.getByRole('button', { name: 'Enregistrer l’occupation' }).click();
}

describe('the human resources officer, without any script', () => {
  it('adds a job framework and a grade of it, which is refused beside its field first, then ends the grade', async () => {
    const page = await plainPage();
    await signIn(page, officer, '/postes/grades');
    await page.getByText('Ajouter un cadre d’emplois…').click();
    const framework = page.getByRole('form', { name: 'Ajouter un cadre d’emplois…' });
    await framework.getByLabel('Nom', { exact: true }).fill('Cadre d’essai');
    await framework.getByLabel('Catégorie').selectOption('B');
    await framework.getByRole('button', { name: 'Ajouter le cadre d’emplois' }).click();
    await page.getByRole('status').filter({ hasText: 'Cadre d’emplois ajouté, de code cadre-d-essai.' }).waitFor();

    await page.getByText('Ajouter un grade…').click();
    const grade = page.getByRole('form', { name: 'Ajouter un grade…' });
    await grade.getByLabel('Nom', { exact: true }).fill('Grade d’essai');
    await grade.getByLabel(/Cadre d’emplois/).selectOption('cadre-d-essai');
    await grade.getByLabel('Premier jour').fill('2020-01-01');
    await grade.getByLabel('Dernier jour').fill('2019-12-31');
    await grade.getByRole('button', { name: 'Ajouter le grade' }).click();
    expect(await page.getByText('Le dernier jour est avant le premier').count()).toBe(1);
    expect(await grade.getByLabel('Nom', { exact: true }).inputValue()).toBe('Grade d’essai');
    await grade.getByLabel('Dernier jour').fill('');
    await grade.getByRole('button', { name: 'Ajouter le grade' }).click();
    await page.getByRole('status').filter({ hasText: 'Grade ajouté' }).waitFor();
    expect(await page.getByRole('row', { name: /Grade d’essai/ }).textContent()).toContain('Cadre d’essai');

    await page.getByRole('link', { name: 'Grade d’essai' }).click();
    await page.getByLabel('Dernier jour').fill('2021-12-31');
    await page.getByRole('button', { name: 'Corriger le grade' }).click();
    await page.getByRole('status').filter({ hasText: 'Grade corrigé' }).waitFor();
    expect(await page.locator('#contenu').textContent()).toContain('N’existe plus, du 1er janvier 2020 au 31 décembre 2021');
    expect(await page.locator('#contenu').textContent()).toContain('Grade ajouté');
    await page.goto('/postes/grades');
    expect(await page.getByRole('row', { name: /Grade d’essai/ }).textContent()).toContain('n’existe plus');
    await page.context().close();
  });

  it('says which half-days somebody does not work, ends that, and removes it with a reason', async () => {
    const page = await plainPage();
    await signIn(page, officer, '/postes/nouveau');
    await openPost(page, 'SEMAINE-1', team);
    await fill(page, 'SEMAINE-1', 'S-001');
    await page.getByRole('status').filter({ hasText: 'Occupation enregistrée' }).waitFor();
    await page.goto('/personnel/S-001/absences');
    await page.getByText('Changer la semaine type…').click();
    const week = page.getByRole('form', { name: 'Changer la semaine type…' });
    await week.getByLabel('mercredi matin').uncheck();
    await week.getByLabel('À partir du').fill('2024-03-01');
    await week.getByRole('button', { name: 'Enregistrer la semaine' }).click();
    await page.getByRole('link', { name: /Finir, retirer/ }).click();
    await page.getByLabel('Dernier jour').fill('2024-02-01');
    await page.getByRole('button', { name: 'Finir la semaine type' }).click();
    expect(await page.getByText('Elle ne commence que le 1er mars 2024').count()).toBe(1);
    await page.getByLabel('Dernier jour').fill('2024-12-31');
    await page.getByRole('button', { name: 'Finir la semaine type' }).click();
    await page.getByRole('status').filter({ hasText: 'Fin enregistrée' }).waitFor();
    expect(await page.locator('#contenu').textContent()).toContain('du 1er mars 2024 au 31 décembre 2024');
    await page.getByText('Elle est fausse : retirer…').click();
    await page.getByLabel('Raison').fill('Essai');
    await page.getByRole('button', { name: 'Retirer la semaine type' }).click();
    await page.getByRole('status').filter({ hasText: 'Semaine type retirée' }).waitFor();
    expect(await page.locator('#contenu').textContent()).toContain('travaille toutes les demi-journées');
    await page.context().close();
  });

  it('opens a post, fills it, ends the occupation on a day, and sees the vacancy', async () => {
    const page = await plainPage();
    await signIn(page, officer, '/postes/nouveau');
    await page.getByLabel('Code', { exact: true }).fill('ESSAI-1');
    await page.getByLabel('Intitulé').fill('Technicien d’essai');
    await page.getByLabel('Quotité').fill('120');
    await page.getByLabel('Premier jour').fill('2024-01-01');
    await page.getByRole('button', { name: 'Ouvrir le poste' }).click();
    const quota = page.getByLabel('Quotité');
    expect(await quota.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByText('« 120 » : donnez un nombre entier de 1 à 100').count()).toBe(1);
    // What was typed is still there.
    expect([await quota.inputValue(), await page.getByLabel('Intitulé').inputValue()]).toEqual(['120', 'Technicien d’essai']);
    await quota.fill('100');
    await page.getByRole('button', { name: 'Ouvrir le poste' }).click();
    await page.getByRole('status').filter({ hasText: 'Poste ouvert.' }).waitFor();
    expect(await page.locator('#contenu').textContent()).toContain('Ce poste est vacant depuis le 1er janvier 2024');

    await fill(page, 'ESSAI-1', 'E-001', '2023-12-01');
    expect(await page.getByText('n’est ouvert que depuis le 1er janvier 2024').count()).toBe(1);
    await page.getByRole('form', { name: 'Pourvoir le poste…' }).getByLabel('Premier jour').fill('2024-02-01');
    await page.getByRole('button', { name: 'Enregistrer l’occupation' }).click();
    await page.getByRole('status').filter({ hasText: 'Occupation enregistrée' }).waitFor();
    expect(await page.locator('#contenu').textContent()).toContain('Ce poste est occupé en entier.');

    await fill(page, 'ESSAI-1', 'E-002', '2024-03-01');
    expect(await page.getByText('le poste est déjà occupé à 100 % par E-001').count()).toBe(1);
    await page.goto('/postes/ESSAI-1');
    await page.getByText('Fermer le poste…').click();
    const closing = page.getByRole('form', { name: 'Fermer le poste…' });
    await closing.getByLabel('Dernier jour').fill('2026-12-31');
    await closing.getByRole('button', { name: 'Fermer le poste' }).click();
    expect(await page.getByText('occupé après le 31 décembre 2026 par E-001 sans date de fin').count()).toBe(1);

    await page.getByRole('link', { name: /Finir, corriger/ }).click();
    const ending = page.getByRole('form', { name: 'Finir l’occupation' });
    await ending.getByLabel('Dernier jour').fill('2025-06-30');
    await ending.getByLabel('Cause').selectOption('retirement');
    await ending.getByRole('button', { name: 'Enregistrer la fin' }).click();
    await page.getByRole('status').filter({ hasText: 'Fin enregistrée' }).waitFor();
    await page.goto('/postes/ESSAI-1');
    expect(await page.locator('#contenu').textContent()).toContain('Ce poste est vacant depuis le 1er juillet 2025');
    await page.goto('/postes?etat=vacants&jour=2025-07-01&q=essai-1');
    expect(await page.getByRole('row', { name: /ESSAI-1/ }).textContent()).toContain('vacant');
    await page.goto('/postes?etat=vacants&jour=2025-06-30&q=essai-1');
    expect(await page.getByRole('row', { name: /ESSAI-1/ }).count()).toBe(0);
    await page.goto('/personnel/mouvements?du=2024-01-01&au=2025-12-31&q=e-001');
    const movements = await page.locator('#contenu table').textContent();
    expect(movements).toContain('arrivée');
    expect(movements).toContain('retraite');
  });

  it('records when somebody is away, to the half-day, not twice, and what a month of them costs', async () => {
    const page = await plainPage();
    await signIn(page, officer);
    await openPost(page, 'ESSAI-2', team);
    await fill(page, 'ESSAI-2', 'E-010');
    await page.goto('/personnel/E-010/absences');
    const absence = page.getByRole('form', { name: 'Enregistrer une absence' });
    const record = async (first: string, start: string, last: string) => {
      await absence.getByLabel('Nature').selectOption('sick');
      await absence.getByLabel('Premier jour').fill(first);
      await absence.getByLabel('Commence').selectOption(start);
      await absence.getByLabel('Dernier jour').fill(last);
      await absence.getByRole('button', { name: 'Enregistrer l’absence' }).click();
    };
    await record('2026-03-02', 'apres-midi', '2026-03-04');
    await page.getByRole('status').filter({ hasText: 'Absence enregistrée.' }).waitFor();
    await record('2026-03-04', 'matin', '2026-03-05');
    expect(await page.getByText('déjà absente du 2 mars 2026 après-midi au 4 mars 2026 (maladie)').count()).toBe(1);
    expect(await absence.getByLabel('Premier jour').inputValue()).toBe('2026-03-04');
    await page.goto('/personnel/E-010/absences?annee=2026');
    expect(await page.getByRole('row', { name: /2 mars 2026 après-midi/ }).textContent()).toContain('maladie');
    await page.goto('/personnel/E-010/remuneration');
    await page.locator('#formulaire-cout input[name=mois]').fill('2026-03');
    await page.getByLabel('Coût chargé du mois').fill('4 321,50');
    await page.getByRole('button', { name: 'Enregistrer le coût' }).click();
    await page.getByRole('status').filter({ hasText: 'Coût enregistré.' }).waitFor();
    await page.goto('/remunerations?annee=2026');
    expect(await page.getByRole('row', { name: /E-010/ }).textContent()).toMatch(/4.322.€/);
  });
});

describe('the head of a team', () => {
  it('sees the people of that team, why nobody is away, and is refused pay in words', async () => {
    const hr = await openPage(browser, site.address);
    await signIn(hr, officer);
    await openPost(hr, 'ESSAI-3', team);
    await fill(hr, 'ESSAI-3', 'E-020');
    await hr.getByRole('status').filter({ hasText: 'Occupation enregistrée' }).waitFor();
    await openPost(hr, 'ESSAI-4', 'pole-infrastructures');
    await fill(hr, 'ESSAI-4', 'E-030');
    await hr.getByRole('status').filter({ hasText: 'Occupation enregistrée' }).waitFor();
    await hr.goto('/personnel/E-020/absences');
    const absence = hr.getByRole('form', { name: 'Enregistrer une absence' });
    await absence.getByLabel('Nature').selectOption('sick');
    await absence.getByLabel('Premier jour').fill('2026-04-01');
    await absence.getByRole('button', { name: 'Enregistrer l’absence' }).click();
    await hr.getByRole('status').filter({ hasText: 'Absence enregistrée.' }).waitFor();

    const page = await openPage(browser, site.address);
    await signIn(page, head, '/personnel');
    const rail = page.locator('nav[aria-label="Rubriques"]');
    expect(await rail.textContent()).toContain('Personnel');
    expect(await rail.textContent()).not.toContain('Rémunérations');
    await page.goto('/personnel?q=e-0');
    expect(await page.getByRole('row', { name: /E-020/ }).count()).toBe(1);
    expect(await page.getByRole('row', { name: /E-030/ }).count()).toBe(0);
    await page.goto('/personnel/E-030');
    expect(await page.locator('h1').first().textContent()).toBe('Introuvable');
    await page.goto('/personnel/E-020');
    expect(await page.getByRole('button', { name: /Enregistrer/ }).count()).toBe(0);
    await page.goto('/personnel/E-020/absences?annee=2026');
    const told = (await page.locator('#contenu').textContent()) ?? '';
    expect(told).toContain('le 1er avril 2026');
    expect(told).not.toContain('maladie');
    await page.goto('/postes/ESSAI-4');
    expect(await page.locator('#contenu').textContent()).not.toContain('E-030');
    for (const address of ['/remunerations', '/personnel/E-020/remuneration']) {
      await page.goto(address);
      expect(await page.locator('h1').first().textContent()).toBe('Accès refusé');
      expect(await page.locator('#contenu').textContent()).toContain(
        'Les rémunérations ne sont montrées qu’aux ressources humaines',
      );
    }
    const file = await page.request.get('/remunerations.csv');
    expect(file.status()).toBe(403);
    const persons = await page.request.get('/api/persons');
    expect(await persons.text()).not.toContain('E-030');
  });
});

it.each([1280, 390])('the pages of the register are accessible and fit a screen %i wide, their forms opened', async (width) => {
  const page = await openPage(browser, site.address, { width, height: 900 });
  await signIn(page, officer, '/postes');
  const complaints = collectComplaints(page);
  const [post, person] = [`LARGE-${width}`, `L-${width}`];
  await openPost(page, post, team);
  await fill(page, post, person);
  await page.getByRole('status').filter({ hasText: 'Occupation enregistrée' }).waitFor();
  const occupation = await page.getByRole('link', { name: /Finir, corriger/ }).getAttribute('href');
  await page.goto(`/personnel/${person}/absences`);
  await page.getByText('Changer la semaine type…').click();
  const week = page.getByRole('form', { name: 'Changer la semaine type…' });
  await week.getByLabel('vendredi après-midi').uncheck();
  await week.getByLabel('À partir du').fill('2024-03-01');
  await week.getByRole('button', { name: 'Enregistrer la semaine' }).click();
  const pattern = await page.getByRole('link', { name: /Finir, retirer/ }).getAttribute('href');
  await page.goto('/postes/grades');
  const grade = await page.getByRole('table', { name: 'Grades' }).locator('tbody').getByRole('link').first().getAttribute('href');
  const [stream, framework] = await Promise.all(
    ['Filières', 'Cadres d’emplois'].map((name) =>
      page.getByRole('list', { name }).getByRole('link').first().getAttribute('href'),
    ),
  );
  const addresses = [
    '/postes',
    '/postes/nouveau',
    '/postes/grades',
    `/postes/${post}`,
    '/personnel',
    '/personnel/nouveau',
    '/personnel/mouvements?du=2024-01-01',
    `/personnel/${person}`,
    `/personnel/${person}/absences`,
    `/personnel/${person}/competences`,
    `/personnel/${person}/remuneration`,
    '/remunerations',
    ...[occupation, pattern, grade, stream, framework].map((href) => href ?? ''),
  ];
  for (const address of addresses) {
    await page.goto(address);
    await page.locator('#contenu h1').first().waitFor();
    for (const fold of await page.locator('#contenu details > summary').all()) await fold.click();
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(beside, `${address} is wider than the screen`).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
  expect(complaints).toEqual([]);
});
