import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More than any page has places to stop at. */
const most = 400;

/** Whoever has no mouse sees where they are: what has the focus is outlined, on the screen, and under nothing. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return 'nothing has the focus';
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + Math.min(width, 40) / 2, top + height / 2];
    const over = document.elementFromPoint(x, y);
    const style = getComputedStyle(element);
    const what = `${element.tagName} « ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 60)} »`;
    if (style.outlineStyle === 'none' && style.boxShadow === 'none') return `${what} has no outline`;
    if (y < 0 || y > innerHeight) return `${what} is off the screen`;
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
    return over !== null && (element.contains(over) || label?.contains(over))
      ? ''
      : `${what} is under ${over?.outerHTML.slice(0, 80)}`;
  });
  expect(seen, page.url()).toBe('');
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Which way somebody goes through a page: to what comes after where they are, or to what comes before. */
type Way = 'Tab' | 'Shift+Tab';

/** Goes to something by the Tab key alone, or back to it. @throws Error when the keyboard does not lead there */
export async function tabTo(page: Page, target: Locator, way: Way = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(way);
    if (!(await hasFocus(target))) continue;
    await expectFocusSeen(page);
    return;
  }
  throw new Error(`the keyboard does not lead to ${target}`);
}

/** Goes to something and presses it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter', way: Way = 'Tab'): Promise<void> {
  await tabTo(page, target, way);
  await page.keyboard.press(key);
}

/** Goes to a list and chooses by typing what it says. */
export async function chooseIn(page: Page, list: Locator, typed: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(typed);
}

/** Goes to a field and types into it, over what it holds. */
export async function typeInto(page: Page, target: Locator, text: string, way: Way = 'Tab'): Promise<void> {
  await tabTo(page, target, way);
  await page.keyboard.type(text);
}

type Digits = (year: string, month: string, date: string) => string;

/** By what comes of 01022003: a field of days follows the machine that the browser runs on, not the language of the page. */
const orders: Readonly<Record<string, Digits>> = {
  '2003-02-01': (year, month, date) => `${date}${month}${year}`,
  '2003-01-02': (year, month, date) => `${month}${date}${year}`,
};
const yearFirst: Digits = (year, month, date) => `${year}${month}${date}`;

const known = new WeakMap<Browser, Digits>();

async function digitsOf(page: Page): Promise<Digits> {
  const browser = page.context().browser();
  const before = browser && known.get(browser);
  if (before) return before;
  const blank = await page.context().newPage();
  await blank.setContent('<input type="date" autofocus>');
  await blank.locator('input').focus();
  await blank.keyboard.type('01022003');
  const found = orders[await blank.locator('input').inputValue()] ?? yearFirst;
  await blank.close();
  if (browser) known.set(browser, found);
  return found;
}

/** Goes to a field of days and types one over what it holds, digit after digit, in the order that the browser shows. */
export async function typeDay(page: Page, target: Locator, written: string): Promise<void> {
  const [year = '', month = '', date = ''] = written.split('-');
  const digits = (await digitsOf(page))(year, month, date);
  await tabTo(page, target);
  await page.keyboard.type(digits);
  expect(await target.inputValue()).toBe(written);
}

/** After something was done: the keyboard is still somewhere, and its next key goes on from there. */
export async function expectFocusKept(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body);
}

/** From the start of the page, Tab goes through it and out again: nothing holds the keyboard. */
export async function expectNoTrap(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const last = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    const seen = all.filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(':disabled'));
    seen.at(-1)?.setAttribute('data-last', '');
    return seen.length;
  });
  await tabTo(page, page.locator('[data-last]'));
  expect(last, page.url()).toBeGreaterThan(3);
}
