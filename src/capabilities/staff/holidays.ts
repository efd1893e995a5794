import Holidays from 'date-holidays';
import { type Day, day } from '../../kernel/day.ts';

/** Where the work is done: Bas-Rhin, Haut-Rhin and Moselle keep two days more (ordonnance of 16 August 1892, still local law). */
export const holidayRegions = ['france', 'alsace-moselle'] as const;
export type HolidayRegion = (typeof holidayRegions)[number];

export type Holiday = { readonly day: Day; readonly name: string };

const french = { languages: ['fr'], types: ['public' as const] };

const calendars: Readonly<Record<HolidayRegion, Holidays>> = {
  france: new Holidays('FR', french),
  // The package knows the three departments apart; their days are the same.
  'alsace-moselle': new Holidays('FR', '57', french),
};

const listed = new Map<string, readonly Holiday[]>();

/**
 * The public holidays of a year (article L3133-1 of the Code du travail), each day once and in order: when two fall together,
 * as on 1 May 2008, both names are told. Good Friday is kept in Alsace-Moselle where a town has a Protestant church; it is listed for all.
 */
export function holidaysOf(year: number, region: HolidayRegion): readonly Holiday[] {
  const key = `${region} ${year}`;
  const known = listed.get(key);
  if (known) return known;
  const names = new Map<string, string[]>();
  // The package writes days as the country reads them, whatever the zone of the machine: its Date objects are left alone.
  for (const { date, name } of calendars[region].getHolidays(year)) {
    const found = date.slice(0, 10);
    names.set(found, [...(names.get(found) ?? []), name]);
  }
  const days = [...names].map(([text, together]) => ({ day: day(text), name: together.join(', ') }));
  const sorted = days.sort((a, b) => (a.day < b.day ? -1 : 1));
  listed.set(key, sorted);
  return sorted;
}

/** The holidays of a run of years, `last` included. */
export function holidaysBetween(first: number, last: number, region: HolidayRegion): readonly Holiday[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => holidaysOf(first + index, region)).flat();
}
