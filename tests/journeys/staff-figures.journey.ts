import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectComplaints, openBrowser, openPage, signIn } from '../support/browser.ts';
import { expectFitting, expectRefusalPage, heading } from '../support/looking-round.ts';
import { type HouseOfRoles, openHouseOfRoles, type PersonOfRole, type SomeTerms } from '../support/people-of-roles.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  return () => browser.close();
});

/** The years and the day of which the published reports tell; what they print is what the sheets must count. */
const asked = 'depuis=2019&annee=2020&au=2020-12-31';
const sheets = [
  ['Synthèse', 'Effectifs', '47 agents, soit 46,3 ETP, au 31 décembre 2020.'],
  ['Postes', 'Postes ouverts et pourvus', '9 postes vacants, dont 4 en partie, au 31 décembre 2020'],
  ['Structure', 'Structure des effectifs', 'hors apprentis et vacataires : 47, dont 42,6 % de femmes. Âge moyen : 43,07 ans.'],
  ['Mouvements', 'Mouvements du personnel', 'De 2019 à 2020 : ouverture 49 + arrivées 6 − départs 8 = clôture 47.'],
  ['Absences', 'Jours d’absence', 'de 2019 à 2020, congés compris : 3 418, soit 70,97 par agent.'],
  ['Projection', 'Projection des départs', '31 si chacun partait à 62 ans'],
] as const;

const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ');
const content = async (page: Page) => plain(await page.locator('#contenu').textContent());
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Feuilles des effectifs' }).getByRole('link');
const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).getByRole('table');

/** The cells of a line of a table, as they are read. */
async function line(page: Page, name: string, label: string): Promise<readonly string[]> {
  const row = table(page, name)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
  return (await row.getByRole('cell').allTextContents()).map(plain);
}

/** The file of a table: its lines, each with its cells. */
async function fileOf(page: Page, name: string): Promise<readonly (readonly string[])[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `CSV : ${name}`, exact: true }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  const text = Buffer.concat(parts).toString('utf8').replace('\ufeff', '');
  return text
    .trim()
    .split('\r\n')
    .map((row) => row.split(';'));
}

describe.each(['embedded', 'postgresql'] as const)('on %s', (engine) => {
  let site: HouseOfRoles;
  beforeAll(async () => {
    site = await openHouseOfRoles(engine);
    return () => site.close();
  });

  async function enter(name: string, terms: SomeTerms, path: string, width = 1280): Promise<Page> {
    const person: PersonOfRole = await site.admit(name, terms);
    const page = await openPage(browser, site.address, { width, height: 900 });
    await signIn(page, person, path);
    return page;
  }

  /** From the first sheet to the last, by their tabs: each answers in its first line, for the years that were asked. */
  async function walkSheets(page: Page, looks: boolean): Promise<void> {
    expect(await tabs(page).allTextContents()).toEqual(sheets.map(([tab]) => tab));
    for (const [tab, title, answer] of sheets) {
      await tabs(page).filter({ hasText: tab }).click();
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      expect(await content(page)).toContain(answer);
      if (looks) await expectFitting(page);
    }
  }

  it('the human resources officer reads every sheet, at both widths, as the published reports count', async () => {
    const page = await enter('rh', { role: 'hr' }, '/');
    const complaints = collectComplaints(page);
    await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Effectifs' }).click();
    await page.getByRole('heading', { level: 1, name: 'Effectifs' }).waitFor();
    await page.locator('select[name=depuis]').selectOption('2019');
    await page.locator('select[name=annee]').selectOption('2020');
    await page.locator('input[name=au]').fill('2020-12-31');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL((url) => url.searchParams.get('annee') === '2020');
    await walkSheets(page, engine === 'embedded');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([1280, 390])('from the age pyramid, %i wide, to its table, to the records behind a number, and back', async (width) => {
    const page = await enter(`age-${width}`, { role: 'hr' }, `/effectifs/structure?${asked}`, width);
    const picture = page.getByRole('figure', { name: 'Pyramide des âges' }).getByRole('img');
    const drawn = picture.filter({ visible: true });
    expect(await drawn.count()).toBe(1);
    expect(plain(await drawn.textContent())).toContain('60 ans et plus');
    await page.getByText('Voir les données').click();
    expect(await line(page, 'Pyramide des âges', '35 à 39 ans')).toEqual(['3', '6', '9']);
    expect(await line(page, 'Pyramide des âges', 'Total')).toEqual(['20', '27', '47']);
    await table(page, 'Pyramide des âges')
      .getByRole('row', { name: /^35 à 39 ans/ })
      .locator('[data-figure]')
      .nth(1)
      .click();
    const evidence = page.getByRole('complementary').filter({ hasText: 'Définition' });
    await evidence.getByText('6 enregistrements').waitFor();
    await evidence.getByRole('link', { name: /^Ouvrir (les|en pleine page)/ }).click();
    await page.getByRole('heading', { name: '6 enregistrements derrière ce chiffre' }).waitFor();
    const records = page.getByRole('table', { name: 'Enregistrements additionnés' }).getByRole('row');
    expect(await records.count()).toBe(7);
    await expectFitting(page);
    await page.setViewportSize({ width, height: 900 });
    await page.goBack();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Structure des effectifs' }).waitFor();
    expect(await content(page)).toContain('au 31 décembre 2020');
    const file = await fileOf(page, 'Pyramide des âges');
    const marked = 'Femmes, Hommes, Ensemble';
    expect(file[0]).toEqual(['Âge', 'Femmes', 'Hommes', 'Ensemble', 'Synthétique']);
    expect(file.find(([label]) => label === '35 à 39 ans')).toEqual(['35 à 39 ans', '3', '6', '9', marked]);
    expect(file.at(-1)).toEqual(['Total', '20', '27', '47', marked]);
    await page.context().close();
  });

  it('the director reads the same numbers on the same sheets', async () => {
    const page = await enter('direction', { role: 'direction' }, `/effectifs?${asked}`);
    await walkSheets(page, false);
    await page.context().close();
  });

  it('a reader is told « secret » where fewer than three persons stand, and cannot reach the rows', async () => {
    const page = await enter('lecture', { role: 'reader' }, `/effectifs/structure?${asked}`);
    expect(await line(page, 'Catégorie', 'Catégorie A')).toEqual(['33', '70,2 %', '32,6']);
    // Two agents of category C, and those of category B, from whom they would be told by difference.
    expect(await line(page, 'Catégorie', 'Catégorie C')).toEqual(['secret', 'secret', 'secret']);
    expect(await line(page, 'Catégorie', 'Catégorie B')).toEqual(['secret', 'secret', 'secret']);
    expect(await content(page)).toContain('n’est montré qu’aux ressources humaines et à la direction');
    const file = await fileOf(page, 'Catégorie');
    expect(file.find(([label]) => label === 'Catégorie C')).toEqual(['Catégorie C', '', '', '', '']);
    await expectFitting(page);

    const hidden = table(page, 'Catégorie')
      .getByRole('row', { name: /^Catégorie C/ })
      .getByRole('link')
      .first();
    await hidden.click();
    const evidence = page.getByRole('complementary').filter({ hasText: 'Définition' });
    await evidence.getByText('moins de trois personnes, ou un chiffre dont elles se déduiraient').waitFor();
    await evidence.getByRole('link', { name: 'Ouvrir en pleine page' }).click();
    await page.getByRole('heading', { name: 'Enregistrements derrière ce chiffre' }).waitFor();
    const refusal = 'Les lignes derrière ce chiffre sont des personnes : elles ne sont montrées qu’aux ressources humaines';
    expect(await content(page)).toContain(refusal);
    expect(await page.getByRole('table', { name: 'Enregistrements additionnés' }).count()).toBe(0);
    const rows = await page.request.get(`/chiffres.csv${new URL(page.url()).search}`);
    expect((await rows.text()).trim().split('\n').length).toBeLessThanOrEqual(1);

    // A number that they are told does not open to the persons either.
    await page.goto(`/effectifs?${asked}`);
    await page.locator('#contenu [data-figure]').first().click();
    await page.getByRole('complementary').getByRole('link', { name: 'Ouvrir en pleine page' }).click();
    await page.getByRole('heading', { name: 'Enregistrements derrière ce chiffre' }).waitFor();
    expect(await content(page)).toContain(refusal);
    await page.context().close();
  });

  it('a reader has the sheets of absences and of departures to come neither among the tabs nor by their addresses', async () => {
    const page = await enter('curieux', { role: 'reader' }, '/effectifs');
    expect(await tabs(page).allTextContents()).toEqual(['Synthèse', 'Postes', 'Structure', 'Mouvements']);
    const absences = 'Les jours d’absence ne sont montrés qu’à la direction, aux ressources humaines';
    const projection = 'La projection des départs n’est montrée qu’aux ressources humaines et à la direction';
    await expectRefusalPage(page, '/effectifs/absences', 403, 'Accès refusé', absences);
    await expectRefusalPage(page, '/effectifs/projection', 403, 'Accès refusé', projection);
    for (const [sheet, name] of [
      ['absences', 'absences-par-equipe'],
      ['projection', 'projection'],
    ])
      expect((await page.request.get(`/effectifs.csv?feuille=${sheet}&tableau=${name}`)).status()).toBe(403);
    await page.context().close();
  });

  it('a head of team reads how many days people were away, not why, nor who may leave', async () => {
    const scope = { kind: 'team', code: 'pole-support-utilisateurs' } as const;
    const page = await enter('pole', { role: 'team-head', scope }, `/effectifs/absences?${asked}`);
    expect(await line(page, 'Jours d’absence par équipe de 2019 à 2020', 'Pôle Support utilisateurs')).toEqual([
      '946,5',
      '11',
      '86,06',
    ]);
    expect(await content(page)).not.toContain('Maladie');
    expect(await tabs(page).allTextContents()).not.toContain('Projection');
    await page.goto('/effectifs/projection');
    expect(await heading(page)).toBe('Accès refusé');
    await page.context().close();
  });
});
