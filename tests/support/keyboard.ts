import type { Locator, Page } from 'playwright-core';

/** More than any page of the site asks of somebody who goes through it key by key. */
const patience = 400;

/** Which way somebody goes through a page: what comes after where they are, or what comes before. */
type Way = 'Tab' | 'Shift+Tab';

/** Goes to a control as somebody without a mouse does: from where they are, one Tab after the other. @throws when it is never reached. */
export async function tabTo(page: Page, wanted: Locator, way: Way = 'Tab'): Promise<void> {
  await wanted.first().waitFor();
  for (let presses = 0; presses < patience; presses += 1) {
    await page.keyboard.press(way);
    if (await wanted.first().evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${page.url()}: Tab never comes to ${wanted}`);
}

/** Goes to a link or a button and presses it. */
export async function pressOn(page: Page, wanted: Locator, way: Way = 'Tab'): Promise<void> {
  await tabTo(page, wanted, way);
  await page.keyboard.press('Enter');
}

/** Goes to a list and chooses by typing what it says. */
export async function chooseIn(page: Page, list: Locator, typed: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(typed);
}
