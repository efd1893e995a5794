// Takes the pictures of docs/guide anew, from the demonstration, as of the day on which it runs: node scripts/photograph-guide.mjs
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startSite } from '../tests/support/site.ts';
import { findChromium } from './chromium.mjs';
import { buildPagesWhenStale } from './pages.mjs';

const folder = join(import.meta.dirname, '../docs/guide/images');
/** What the published reports tell of, so that a picture made again shows the same numbers. */
const asked = 'depuis=2019&annee=2020&au=2020-12-31';
const size = { width: 1180, height: 740 };
const password = 'la girafe descend en ville';

async function signIn(page, { email, password: secret }) {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe').fill(secret);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.locator('#contenu h1').first().waitFor();
}

/** Somebody who reads without the permission of human resources: the link of their invitation, as the administrator sees it. */
async function inviteReader(page) {
  await page.goto('/administration/invitations');
  await page.getByLabel('Prénom et nom').fill('Lecture');
  await page.getByLabel('Adresse électronique').fill('lecture@siim94.example');
  await page.locator('select[name=role]').selectOption('reader');
  await page.getByRole('button', { name: 'Inviter', exact: true }).click();
  const link = await page.getByRole('region', { name: 'Lien d’invitation' }).locator('output').textContent();
  return new URL(link).pathname;
}

const pictures = {
  'fiche-de-poste': async (page) => {
    await page.goto('/postes/G2');
    await page.getByText('Pourvoir le poste…').click();
    await page.getByRole('heading', { name: 'Gérer ce poste' }).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  },
  effectifs: async (page) => {
    await page.goto(`/effectifs?${asked}`);
  },
  'pyramide-et-lignes': async (page) => {
    await page.goto(`/effectifs/structure?${asked}`);
    const pyramid = page.getByRole('figure', { name: 'Pyramide des âges' });
    await pyramid.getByText('Voir les données').click();
    await pyramid.locator('[data-figure]').nth(16).click();
    await page.getByRole('complementary').filter({ hasText: 'Définition' }).waitFor();
    await pyramid.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  },
  semaine: async (page) => {
    await page.goto('/semaine?lundi=2021-01-04');
    await page.getByRole('button', { name: 'Reprendre lignes et jours' }).click();
    await page.getByText('Placé / dû').waitFor();
  },
  'jours-d-activite': async (page) => {
    await page.goto('/temps?annee=2018');
  },
  capacite: async (page) => {
    await page.goto('/capacite?depuis=2021-01');
  },
};

/** Days and months as a French browser writes them: Debian's Chromium comes without its French. */
function writeInFrench() {
  const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  for (const field of document.querySelectorAll('input[type=date], input[type=month]')) {
    const { type, value } = field;
    field.type = 'text';
    if (value === '') field.value = type === 'date' ? 'jj/mm/aaaa' : '';
    else field.value = type === 'date' ? value.split('-').reverse().join('/') : month.format(new Date(`${value}-01`));
  }
}

/** Paints what the page shows beside the rail, without a caret nor a transition half done. */
async function photograph(page, name) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(writeInFrench);
  const rail = await page.getByRole('navigation', { name: 'Rubriques' }).evaluate((element) => element.parentElement.offsetWidth);
  const clip = { x: rail, y: 0, width: size.width - rail, height: size.height };
  await page.screenshot({ path: join(folder, `${name}.png`), clip, animations: 'disabled', caret: 'hide' });
  console.log(`docs/guide/images/${name}.png`);
}

async function openBrowser(profile) {
  const { path, env } = await findChromium();
  const settings = { executablePath: path, env: { ...process.env, ...env }, args: ['--no-sandbox'] };
  return chromium.launchPersistentContext(profile, { ...settings, locale: 'fr-FR', viewport: size });
}

await buildPagesWhenStale();
mkdirSync(folder, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'bievre-guide-'));
const site = await startSite();
const browser = await openBrowser(profile);
try {
  const open = async () => {
    const page = await browser.newPage();
    const goto = page.goto.bind(page);
    page.goto = (address) => goto(new URL(address, site.address).href);
    return page;
  };
  const page = await open();
  await signIn(page, site.account);
  for (const [name, show] of Object.entries(pictures)) {
    await show(page);
    await photograph(page, name);
  }
  const link = await inviteReader(page);
  await browser.clearCookies();
  await page.goto(link);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.locator('#contenu h1').first().waitFor();
  await page.goto(`/effectifs/structure?${asked}`);
  await photograph(page, 'secret');
} finally {
  await browser.close();
  await site.stop();
  rmSync(profile, { recursive: true, force: true });
}
