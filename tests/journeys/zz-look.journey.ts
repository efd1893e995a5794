import { it } from 'vitest';
import { expectAccessible, openBrowser, openPage, signIn } from '../support/browser.ts';
import { openWeekHouse } from '../support/week-house.ts';

it('look', async () => {
  const house = await openWeekHouse();
  const browser = await openBrowser();
  try {
    for (const width of [1280, 390]) {
      const page = await openPage(browser, house.address, { width, height: 900 });
      page.on('console', (m) => console.log(m.text()));
      page.on('pageerror', (m) => console.log('ERR', m.message));
      await signIn(page, house.people.agent, '/semaine');
      await page.waitForTimeout(800);
      await page.screenshot({ path: `/tmp/c/week-${width}-0.png`, fullPage: true });
      await page.getByLabel('Type d’activité').selectOption('infra-suivi');
      await page.getByLabel('Logiciel, projet ou domaine').selectOption('logiciel:concerto');
      await page.getByLabel('Pour', { exact: true }).selectOption('adherent:arcueil');
      await page.getByRole('button', { name: 'Ajouter la ligne' }).click();
      await page.waitForTimeout(300);
      await page.keyboard.type('0,5');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('1,5');
      await page.keyboard.press('Control+s');
      await page.waitForTimeout(1000);
      await page.screenshot({ path: `/tmp/c/week-${width}-1.png`, fullPage: true });
      await page.getByLabel(/mardi 24/).fill('1');
      await page.keyboard.press('Control+s');
      await page.waitForTimeout(1000);
      await page.screenshot({ path: `/tmp/c/week-${width}-2.png`, fullPage: true });
      await expectAccessible(page).catch((e) => console.log(e.message));
      await page.getByLabel(/mardi 24/).fill('');
      await page.getByLabel(/lundi 23/).fill('');
      await page.keyboard.press('Control+s');
      await page.waitForTimeout(1000);
    }
  } finally {
    await browser.close();
    await house.close();
  }
}, 120000);
