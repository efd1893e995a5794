import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { expectFocusKept } from '../support/keyboard.ts';
import { type Mailbox, openMailbox } from '../support/mailbox.ts';
import { type Site, startSite } from '../support/site.ts';

let mailbox: Mailbox;
let site: Site;
let browser: Browser;
const password = 'la girafe descend en ville';
const head = { email: 'responsable@siim94.example', password };
const reader = { email: 'lecture@siim94.example', password };
const director = { email: 'dsi@gentilly.example', password };
/** The one that was opened in the past: its sheet can be typed in, whatever today is; nobody is let in from its waiting list any more. */
const past = '/formation/sessions/tableur-d-essai-2025-03-04';
const complaints: string[] = [];

const pathIn = (text: string, page: string) => new RegExp(`https?://[^/]+(/${page}/\\S+)`).exec(text)?.[1] ?? '';

async function newPage(viewport = { width: 1280, height: 900 }): Promise<Page> {
  const page = await openPage(browser, site.address, viewport);
  const own = collectComplaints(page);
  page.on('close', () => complaints.push(...own));
  return page;
}

async function welcome(administrator: Page, name: string, email: string, role: string, scope: string): Promise<void> {
  await administrator.goto('/administration/invitations');
  await administrator.getByLabel('Prénom et nom').fill(name);
  await administrator.getByLabel('Adresse électronique').fill(email);
  await administrator.locator('select[name=role]').selectOption(role);
  await administrator.locator('select[name=portee]').selectOption(scope);
  await administrator.getByRole('button', { name: 'Inviter', exact: true }).click();
  const guest = await openPage(browser, site.address);
  await guest.goto(pathIn(await mailbox.next(email), 'invitation'));
  await guest.getByLabel('Choisissez un mot de passe').fill(password);
  await guest.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await guest.locator('#contenu h1').first().waitFor();
  await guest.context().close();
}

beforeAll(async () => {
  mailbox = await openMailbox();
  site = await startSite(mailbox.settings);
  browser = await openBrowser();
  const administrator = await openPage(browser, site.address);
  await signIn(administrator, site.account);
  await welcome(administrator, 'Responsable du support', head.email, 'team-head', 'team:pole-support-utilisateurs');
  await welcome(administrator, 'Lou Lectrice', reader.email, 'reader', 'operator');
  await welcome(administrator, 'DSI de Gentilly', director.email, 'member-it-director', 'member:gentilly');
  await administrator.context().close();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await mailbox?.close();
});

async function fits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beside, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

async function openSession(page: Page, date: string, seats: string, trainer = ''): Promise<void> {
  await page.goto('/formation/sessions/nouvelle?formation=tableur-d-essai');
  await page.getByLabel('Premier jour', { exact: true }).fill(date);
  await page.getByLabel('Moment du premier jour').selectOption('matin');
  await page.getByLabel('Lieu, facultatif').fill('Salle de formation');
  await page.getByLabel('Nombre de places').fill(seats);
  await page.getByLabel('Jours de préparation').fill('0,5');
  await page.getByLabel('Formateur, facultatif', { exact: true }).fill(trainer);
  await page.getByRole('button', { name: 'Ouvrir la session' }).click();
  await told(page, 'Session ouverte');
}

async function enrol(page: Page, name: string, says: string, email = ''): Promise<void> {
  const form = page.getByRole('form', { name: 'Inscrire quelqu’un' });
  await form.getByLabel('Nom ou numéro').fill(name);
  await form.getByLabel('Adhérent').selectOption('gentilly');
  await form.getByLabel('Courriel').fill(email);
  await form.getByRole('button', { name: 'Inscrire' }).click();
  // The name, since what was said of the one before still stands until this one is answered.
  await told(page, `${name} est ${says}`);
}

async function download(page: Page, name: RegExp): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()]);
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part as Buffer); // a stream of bytes gives buffers
  return Buffer.concat(parts);
}

describe('the head of the support team', () => {
  it('adds a course and opens a session, told what is wrong beside its field', async () => {
    const page = await newPage();
    await signIn(page, head, '/formation/catalogue/nouvelle');
    await page.getByLabel('Nom', { exact: true }).fill('Tableur d’essai');
    await page.getByLabel('Catégorie').selectOption('office');
    await page.getByLabel('Durée en jours').fill('zéro');
    await page.getByRole('button', { name: 'Ajouter la formation' }).click();
    await page.locator('input[name=duree][aria-invalid=true]').waitFor();
    await page.getByLabel('Durée en jours').fill('0,5');
    await page.getByRole('button', { name: 'Ajouter la formation' }).click();
    await told(page, 'Formation ajoutée');
    await expectFocusKept(page);
    await page.getByRole('link', { name: 'Ouvrir une session' }).click();
    await page.getByLabel('Premier jour', { exact: true }).fill('2025-03-04');
    await page.getByLabel('Deuxième jour').fill('2025-03-04');
    await page.getByRole('button', { name: 'Ouvrir la session' }).click();
    await page.getByText('Ce jour est déjà donné plus haut').waitFor();
    await openSession(page, '2025-03-04', '3');
    expect(await page.locator('#contenu').textContent()).toContain('Le 4 mars 2025, de 9\u00a0h à 12\u00a0h\u00a030');
    await page.context().close();
  });

  it('enrols beyond the seats, cancels, and the first who waits is let in and told', async () => {
    const page = await newPage();
    await signIn(page, head, past);
    await enrol(page, 'Participant Deux', 'inscrit');
    await enrol(page, 'Participante Trois', 'inscrit');
    await enrol(page, 'Participant Quatre', 'inscrit', 'quatre@gentilly.example');
    await enrol(page, 'Participante Cinq', 'sur la liste d’attente, au rang 1');
    await openSession(page, '2090-05-02', '1');
    await enrol(page, 'Participante Un', 'inscrit');
    await page.getByLabel('Nom ou numéro').fill('participante un');
    await page.getByRole('button', { name: 'Inscrire' }).click();
    await page.getByText('est déjà inscrit à cette session').waitFor();
    await enrol(page, 'Participant Sept', 'sur la liste d’attente, au rang 1', 'sept@gentilly.example');
    await enrol(page, 'Participante Huit', 'sur la liste d’attente, au rang 2');
    await page.getByRole('button', { name: 'Annuler l’inscription de Participante Un' }).click();
    await told(page, 'La place va à Participant Sept, qui attendait. 1 message parti.');
    expect(await mailbox.next('sept@gentilly.example')).toContain('une place s’est libérée');
    await fits(page);
    await page.context().close();
  });

  it('types the whole sheet in, prints it and a certificate, and asks what was thought', async () => {
    const page = await newPage();
    await signIn(page, head, past);
    expect((await download(page, /Feuille d’émargement/)).toString('latin1')).toMatch(/^%PDF-1\.7/);
    expect((await download(page, /Rendez-vous/)).toString()).toContain('DTSTART:20250304T080000Z');
    const sheet = page.getByRole('form', { name: 'Présences' });
    await sheet.getByLabel('Jours suivis par Participant Deux').fill('2');
    await sheet.getByRole('button', { name: 'Enregistrer les présences' }).click();
    await page.getByText('La session n’a que 0,5 jour').waitFor();
    await sheet.getByLabel('Jours suivis par Participant Deux').fill('0,25');
    await sheet.getByRole('button', { name: 'Enregistrer les présences' }).click();
    await told(page, '3 présences enregistrées');
    // The sheet shows what was recorded: saved once more as it stands, it would otherwise say that everybody came.
    const third = sheet.getByLabel('Participante Trois', { exact: true });
    for (const presence of ['absent', 'présent']) {
      await third.selectOption({ label: presence });
      await sheet.getByRole('button', { name: 'Enregistrer les présences' }).click();
      await page
        .getByRole('row', { name: /Participante Trois/ })
        .getByRole('cell', { name: presence, exact: true })
        .waitFor();
      expect(await third.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.label)).toBe(presence);
    }
    expect((await download(page, /Attestation de Participant Deux/)).toString('latin1')).toContain('<pdfuaid:part>1');
    expect((await download(page, /^CSV\s: Inscrits$/)).toString()).toContain('Participant Deux;gentilly;inscrit;présent;0,25');
    await page.getByRole('button', { name: 'Demander les avis' }).click();
    await told(page, '1 message envoyé. 2 liens à remettre');
    const links = await page.getByRole('region', { name: 'Liens à remettre' }).getByRole('link').allTextContents();
    for (const link of links) expect(link).toMatch(/^http.*\/avis\/siim94\./);
    await fits(page);
    const mailed = pathIn(await mailbox.next('quatre@gentilly.example'), 'avis');
    const [first = '', second = ''] = links;
    for (const link of [first, second]) await answer(new URL(link).pathname);
    await page.goto(past);
    await page.getByText('Moins de 3 réponses').waitFor();
    await answer(mailed);
    await page.goto(past);
    await page.getByText('3 réponses, sans nom').waitFor();
    await fits(page);
    const dead = await newPage();
    await dead.goto(new URL(first).pathname);
    await dead.getByText('le lien a déjà servi').waitFor();
    await dead.context().close();
    await page.context().close();
  });

  it('invites to a session to come, and tells those invited that it moves, then that it is not given', async () => {
    const page = await newPage();
    await signIn(page, head, '/formation');
    await openSession(page, '2090-05-09', '8');
    await enrol(page, 'Participante Six', 'inscrit', 'six@gentilly.example');
    await page.getByRole('button', { name: 'Inviter les inscrits' }).click();
    await told(page, '1 invitation envoyée');
    expect(await mailbox.next('six@gentilly.example')).toContain('Tableur d’essai');
    await page.getByRole('button', { name: 'Inviter les inscrits' }).click();
    await page.getByText('Personne à inviter').first().waitFor();
    expect(await page.getByRole('form', { name: 'Présences' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Modifier…' }).click();
    await page.getByLabel('Lieu, facultatif').fill('Salle du haut');
    await page.getByRole('button', { name: 'Modifier la session' }).click();
    await told(page, '1 personne en est prévenue par courriel');
    expect(await mailbox.next('six@gentilly.example')).toContain('Salle du haut');
    await page.getByRole('link', { name: 'Modifier…' }).click();
    await page.getByText('Elle n’aura pas lieu').click();
    await page.getByRole('button', { name: 'Supprimer la session' }).click();
    await told(page, 'Session supprimée');
    expect(await mailbox.next('six@gentilly.example')).toContain('est annulée');
    await page.context().close();
  });

  it('is told on a phone, on both sessions, of a trainer who would give them at the same hours', async () => {
    const page = await newPage({ width: 390, height: 844 });
    await signIn(page, head, '/formation');
    await openSession(page, '2090-06-06', '8', '0001');
    const first = new URL(page.url()).pathname;
    expect(await page.getByText('Aux mêmes heures qu’une autre session').count()).toBe(0);
    await openSession(page, '2090-06-06', '4', '0001');
    const second = new URL(page.url()).pathname;
    const told = page.locator('.notice').filter({ hasText: 'Aux mêmes heures qu’une autre session' }).getByRole('listitem');
    expect(await told.allTextContents()).toEqual([
      expect.stringMatching(/^0001.* anime aussi «\sTableur d’essai\s», le 6 juin 2090, matin\.$/),
    ]);
    await fits(page);
    await told.getByRole('link').click();
    await page.waitForURL((url) => url.pathname === first);
    await told.locator(`a[href="${second}"]`).waitFor();
    await page.context().close();
  });

  it('sees on a phone who was not reached when the mail server refuses, tells them again, and once', async () => {
    const page = await newPage({ width: 390, height: 844 });
    await signIn(page, head, '/formation');
    await openSession(page, '2090-05-16', '8');
    const [nine, ten] = ['neuf@gentilly.example', 'dix@gentilly.example'] as const;
    await enrol(page, 'Participant Neuf', 'inscrit', nine);
    await enrol(page, 'Participante Dix', 'inscrit', ten);
    // The sentence comes before the rows are read again.
    const row = (name: string, has: { hasText: string } | { hasNotText: string }) =>
      page.getByRole('row', { name }).filter(has).waitFor();
    const invite = () => page.getByRole('button', { name: 'Inviter les inscrits' }).click();
    mailbox.refused.add(ten);
    await invite();
    await told(page, '1 invitation envoyée. Le message n’est pas parti pour Participante Dix');
    expect(await mailbox.next(nine)).toContain('Vous êtes inscrit');
    mailbox.refused.add(nine);
    await page.getByRole('link', { name: 'Modifier…' }).click();
    await page.getByLabel('Lieu, facultatif').fill('Salle du haut');
    await page.getByRole('button', { name: 'Modifier la session' }).click();
    await told(page, '1 message n’est pas parti');
    await row('Participant Neuf', { hasText: 'à prévenir du changement' });
    await row('Participante Dix', { hasNotText: 'à prévenir' });
    await page.getByText('1 inscrit a un autre rendez-vous dans son agenda').waitFor();
    const hidden = await page.locator('[role=region][aria-label=Inscrits]').evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(hidden, 'buttons stand beyond the edge').toBe(0);
    await fits(page);
    mailbox.refused.clear();
    await invite();
    await told(page, '2 invitations envoyées.');
    expect(await mailbox.next(nine)).toContain('Salle du haut');
    expect(await mailbox.next(ten)).toContain('Salle du haut');
    await row('Participant Neuf', { hasNotText: 'à prévenir' });
    await invite();
    await page.getByText('Personne à inviter').first().waitFor();
    expect(
      mailbox
        .recipients()
        .filter((to) => to === nine || to === ten)
        .toSorted(),
    ).toEqual([ten, nine, nine]);
    await page.context().close();
  });

  it('reads the figures, opens one, and chooses the lines of an application, at both widths', async () => {
    for (const width of [1280, 390]) {
      const page = await newPage({ width, height: 900 });
      await signIn(page, head, '/formation?annee=2025');
      expect(await page.getByRole('row', { name: /Agents formés, bureautique/ }).textContent()).toContain('3');
      expect(await page.getByRole('row', { name: /Gentilly/ }).textContent()).toContain('1,25');
      await fits(page);
      for (const path of [
        '/formation/sessions?annee=2025',
        '/formation/sessions/nouvelle',
        '/formation/catalogue',
        '/formation/catalogue/nouvelle',
        '/formation/catalogue/tableur-d-essai',
        past,
        `${past}/modifier`,
        '/formation/logiciels?tous=oui',
      ]) {
        await page.goto(path);
        await page.locator('#contenu h1').first().waitFor();
        await fits(page);
      }
      await page
        .getByRole('link', { name: /Choisir les lignes de/ })
        .first()
        .click();
      await page.getByRole('heading', { name: /^Lignes de/ }).waitFor();
      await fits(page);
      await page.getByLabel('Jours d’assistance').setChecked(width === 390);
      await page.getByRole('button', { name: 'Choisir ces lignes' }).click();
      await told(page, 'Lignes choisies');
      await page.context().close();
    }
  });
});

async function answer(link: string): Promise<void> {
  const page = await newPage({ width: 390, height: 844 });
  await page.goto(link);
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
  await page.getByText('Répondez à chacune des quatre questions').waitFor();
  for (const question of await page.getByRole('group').all()) await question.getByLabel('plutôt oui').check();
  await fits(page);
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
  await page.getByRole('heading', { name: 'Merci' }).waitFor();
  await fits(page);
  await page.context().close();
}

describe('everybody else', () => {
  it('on the operator’s side reads figures and sessions, and no name', async () => {
    const page = await newPage();
    await signIn(page, reader, past);
    const text = (await page.locator('#contenu').textContent()) ?? '';
    expect(text).toContain('3 inscrits');
    expect(text).not.toContain('Participant');
    expect((await page.request.get(`${past}/emargement.pdf`)).status()).toBe(403);
    expect((await page.request.get(`${past}/rendez-vous.ics`)).status()).toBe(403);
    expect((await page.request.get(`${past}/inscrits.csv`)).status()).toBe(403);
    expect((await page.request.get('/formation/sessions/nouvelle')).status()).toBe(403);
    await page.context().close();
  });

  it('at a member reads whom it sends, at both widths, and nothing of the operator', async () => {
    for (const width of [1280, 390]) {
      const page = await newPage({ width, height: 900 });
      await signIn(page, director, '/formation/inscriptions');
      await page.getByRole('row', { name: /Participant Deux/ }).waitFor();
      await fits(page);
      expect((await page.request.get(past)).status()).toBe(404);
      await page.context().close();
    }
  });
});

it('nothing was said in the console but what was refused', () => {
  expect(complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
});
