import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';
import { day } from '../../src/kernel/day.ts';
import { collectComplaints, openBrowser, openPage, signIn } from '../support/browser.ts';
import {
  expectFitting,
  expectNotLetIn,
  expectRefusalPage,
  expectTable,
  heading,
  openFigure,
  railOf,
  walkRail,
} from '../support/looking-round.ts';
import {
  firstDay,
  type HouseOfRoles,
  openHouseOfRoles,
  type PersonOfRole,
  password,
  type SomeTerms,
} from '../support/people-of-roles.ts';
import { type Allowed, expectMemberRights, expectReasons, expectRights, rightNames, rights } from '../support/rights.ts';

/** The rail: what everybody reads, with what a role has of its own work in the middle of it, and after it. */
const railWith = (work: string, besides: string) =>
  [
    'Accueil, Bilans d’activité, Indicateurs, Contrôles, Jours d’activité, Explorer, Adhérents, Catalogue et déploiements, Formation',
    work,
    'Budget, Cotisations, Imports, Effectifs, Postes',
    besides,
  ]
    .filter((part) => part !== '')
    .join(', ');

const ownTime = 'Ma semaine';
const teamTime = 'Ma semaine, Temps des équipes';

/** Administrators run the site: what people do of their time is not theirs to see, nor do they run training or enrol a member's agents. */
const ofAdministrators = rightNames.filter(
  (name) => !['week', 'time', 'approve', 'lock', 'training', 'run-session', 'enrol'].includes(name),
);

/** The whole of what sets the roles of the operator's side apart: what their rail holds besides what everybody reads, and their rights. */
const operatorSide: readonly (readonly [Role, work: string, besides: string, may: readonly Allowed[]])[] = [
  [
    'direction',
    teamTime,
    'Personnel, Capacité des équipes, Compétences, Rémunérations, Journal',
    [
      'journal',
      'publish',
      'some imports',
      'week',
      'time',
      'approve',
      'lock',
      'work',
      'sharing',
      'day-length',
      'training',
      'run-session',
    ],
  ],
  [
    'team-head',
    teamTime,
    'Personnel, Capacité des équipes, Compétences',
    ['week', 'time', 'approve', 'work', 'training', 'run-session'],
  ],
  ['agent', ownTime, '', ['week']],
  ['project-lead', teamTime, 'Personnel, Capacité des équipes, Compétences', ['week', 'time']],
  ['finance', ownTime, 'Rémunérations, Réglages du temps', ['some imports', 'week', 'sharing']],
  [
    'hr',
    teamTime,
    'Personnel, Capacité des équipes, Compétences, Rémunérations',
    ['some imports', 'week', 'time', 'lock', 'day-length'],
  ],
  ['dpo', ownTime, 'Journal', ['journal', 'week']],
  ['security-officer', ownTime, 'Journal', ['journal', 'week']],
  ['reader', '', '', []],
  ['auditor', '', 'Journal', ['journal']],
  [
    'administrator',
    '',
    'Journal, Personnes, Invitations, Jetons d’API, Réglages de connexion, Réglages du temps',
    ofAdministrators,
  ],
];

/** The whole rail of each role of a member. */
const memberSide: readonly (readonly [Role, rail: string])[] = [
  ['member-it-director', 'Accueil, Formation de vos agents, Personnes, Invitations, Jetons d’API'],
  ['member-referent', 'Accueil, Formation de vos agents'],
  ['member-elected', 'Accueil'],
  ['member-reader', 'Accueil'],
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

describe('in a browser', () => {
  let site: HouseOfRoles;
  let page: Page;
  let complaints: string[] = [];
  beforeAll(async () => {
    site = await openHouseOfRoles('embedded');
    // One browser for everybody, one after the other: it keeps what it has loaded of the site.
    page = await openPage(browser, site.address);
    complaints = collectComplaints(page);
    return () => site.close();
  });
  // A browser says in its console what was refused.
  afterEach(() => expect(complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]));

  async function enter(name: string, terms: SomeTerms): Promise<PersonOfRole> {
    const person = await site.admit(name, terms);
    await page.context().clearCookies();
    await signIn(page, person);
    return person;
  }

  it.each(operatorSide)('the role of %s finds its pages and is refused the others in words', async (role, work, besides, may) => {
    await enter(role, { role, toDay: role === 'auditor' ? day('2027-01-01') : null });
    const rail = railWith(work, besides);
    expect(await heading(page)).toBe('SIIM94, syndicat mixte ouvert informatique');
    expect([await railOf(page, 'Rubriques'), await railOf(page, 'Menu')]).toEqual([rail, rail]);
    await expectFitting(page);
    await openFigure(page);
    await walkRail(page);
    await page.goto('/adherents');
    await expectTable(page);
    await expectReasons(page, may);
    await expectRights(page, may, site.importId);
    if (may.includes('people')) return;
    await expectRefusalPage(page, '/administration/personnes', 403, 'Accès refusé', rights.people.why);
    await expectFitting(page);
    await page.getByRole('link', { name: 'Revenir à l’accueil' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  });

  it.each(memberSide)('the role of %s finds its member and nothing of the others', async (role, rail) => {
    await enter(role, { role });
    expect([new URL(page.url()).pathname, await heading(page)]).toEqual(['/adherents/gentilly', 'Gentilly']);
    expect([await railOf(page, 'Rubriques'), await railOf(page, 'Menu')]).toEqual([rail, rail]);
    await expectFitting(page);
    await openFigure(page);
    await walkRail(page);
    await page.goto('/');
    await page.getByRole('link', { name: 'Bilan d’activité 2020', exact: true }).click();
    await page.getByRole('heading', { name: 'Ce que le bilan 2020 dit de nous' }).waitFor();
    await expectTable(page);
    await expectRefusalPage(page, '/adherents/arcueil', 404, 'Introuvable', 'Aucun adhérent ni client n’a le code « arcueil ».');
    await expectRefusalPage(page, '/adherents/arcueil/bilans/2020', 404, 'Introuvable', 'Aucun adhérent');
    for (const path of ['/adherents', '/journal', '/imports', '/bilans/2020/publication', '/nulle-part'])
      await expectRefusalPage(page, path, 404, 'Page introuvable', 'Cette adresse n’existe pas, ou n’existe plus.');
    // Nor are they led to a search that they do not have.
    expect(await page.locator('#contenu').textContent()).not.toContain('recherche');
    await expectFitting(page);
    const file = await page.request.get('/journal.csv');
    expect(`${file.status()} ${await file.text()}`).toMatch(/^404 .*Cette adresse n’existe pas/);
    await expectMemberRights(page, role, site.importId);
  });

  it('an auditor comes until the day before the last, is out on that day, and told so', async () => {
    const auditor = await enter('auditeur', { role: 'auditor', toDay: day('2026-12-01') });
    site.setToday(day('2026-11-30'));
    await page.goto('/journal');
    expect(await heading(page)).toBe('Journal');
    site.setToday(day('2026-12-01'));
    await page.goto('/journal');
    expect(new URL(page.url()).pathname).toBe('/connexion');
    await expectNotLetIn(page, auditor, 'Votre accès est terminé depuis le 1er décembre 2026');
    await expectFitting(page);
    site.setToday(firstDay);
  });

  it('a role to come gives nothing yet: told by the invitation, after it, and at the door, until it begins', async () => {
    await page.context().clearCookies();
    const coming = { role: 'auditor', fromDay: day('2027-01-04'), toDay: day('2027-02-01') } as const;
    await page.goto(await site.invite('demain', coming));
    expect(await page.locator('main').textContent()).toContain(
      '« audit », à partir du 4 janvier 2027, jusqu’au 31 janvier 2027 compris.',
    );
    await expectFitting(page);
    await page.getByLabel('Choisissez un mot de passe').fill(password);
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await page.getByRole('alert').filter({ hasText: 'Votre compte est ouvert, mais il ne donne accès à rien' }).waitFor();
    const person = { email: 'demain@siim94.example', password };
    await expectNotLetIn(page, person, 'Votre accès commence le 4 janvier 2027 : d’ici là, ce compte n’ouvre rien.');
    for (const path of ['/', '/adherents', '/api/members', '/adherents.csv'])
      expect([302, 401], path).toContain((await page.request.get(path, { maxRedirects: 0 })).status());
    site.setToday(day('2027-01-04'));
    await signIn(page, person);
    expect(await railOf(page, 'Rubriques')).toBe(railWith('', 'Journal'));
    site.setToday(firstDay);
  });

  it('a role held in one team gives what that role gives, and none is held there that would reach every team', async () => {
    const team = { kind: 'team', code: 'pole-si' } as const;
    await enter('pole', { role: 'team-head', scope: team });
    expect(await railOf(page, 'Rubriques')).toBe(railWith(teamTime, 'Personnel, Capacité des équipes, Compétences'));
    await expectRights(page, ['week', 'time', 'approve', 'work', 'training', 'run-session'], site.importId);
    await enter('administration', { role: 'administrator' });
    await page.goto('/administration/invitations');
    await page.getByLabel('Prénom et nom').fill('Directrice du pôle');
    await page.getByLabel('Adresse électronique').fill('directrice@siim94.example');
    await page.locator('select[name=role]').selectOption('direction');
    await page.locator('select[name=portee]').selectOption('team:pole-si');
    await page.getByRole('button', { name: 'Inviter', exact: true }).click();
    const refused = page.getByRole('alert').filter({ hasText: 'Ce rôle se tient pour tout l’opérateur, pas pour une équipe.' });
    await refused.waitFor();
  });
});

/** What is refused may hang on the database; what is shown does not. */
describe('on PostgreSQL', () => {
  let site: HouseOfRoles;
  let page: Page;
  beforeAll(async () => {
    site = await openHouseOfRoles('postgresql');
    page = await openPage(browser, site.address);
    return () => site.close();
  });

  async function enter(role: Role): Promise<void> {
    const { email, password: secret } = await site.admit(role, { role, toDay: role === 'auditor' ? day('2027-01-01') : null });
    await page.context().clearCookies();
    await page.goto('/connexion');
    const form = { email, password: secret, retour: '/' };
    const answer = await page.request.post('/connexion', { form, headers: { origin: site.address }, maxRedirects: 0 });
    expect(answer.status()).toBe(302);
  }

  it.each(operatorSide)('the role of %s has the same rights', async (role, _work, _besides, may) => {
    await enter(role);
    await expectRights(page, may, site.importId);
  });

  it.each(memberSide)('the role of %s has the same rights', async (role) => {
    await enter(role);
    await expectMemberRights(page, role, site.importId);
  });
});
