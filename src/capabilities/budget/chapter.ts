import type { Direction, Section } from './line.ts';

/**
 * Chapters that come from an account keep its first digits (classes 1, 2 and 45 in investment; 6 and 7 in operating;
 * function chapters start with 9). All the others start with a zero, which spreadsheets drop: `002` becomes `2`, `040`
 * becomes `40`. Same in the M14, M43 and M57 charts of accounts, whose chapters are the test's table.
 * @returns the code with its zero when the one given can only be a code that lost it; null when nothing is wrong or sure.
 */
export function lostZero(chapter: string, section: Section, direction: Direction): string | null {
  if (/^[1-9]$/.test(chapter)) return `00${chapter}`;
  if (!/^[1-9]\d$/.test(chapter)) return null;
  return hasLostItsZero(chapter, section, direction) ? `0${chapter}` : null;
}

function hasLostItsZero(chapter: string, section: Section, direction: Direction): boolean {
  if (section === 'operating') return chapter < '60';
  if (chapter === '40' || chapter === '41') return true;
  // sales of fixed assets are forecast as a revenue only; chapter 24 proper does not exist on that side
  return chapter === '24' && direction === 'revenue';
}
