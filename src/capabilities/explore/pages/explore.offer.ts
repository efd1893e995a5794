import { readWords, readYears, wordsFor } from '../../../http/reader-door.ts';
import { levelsOf, type View } from '../view.ts';
import type { Reading } from './explore.load.ts';

type Choice = { readonly value: string; readonly label: string };

const byLabel = (a: { readonly label: string }, b: { readonly label: string }) => a.label.localeCompare(b.label, 'fr');

/** Every measure that can be broken down, under the name that the rail gives to what it is of. */
function listMeasures({ registry, doors }: Reading): { readonly label: string; readonly choices: readonly Choice[] }[] {
  const headings = new Map(doors.flatMap(({ measures }) => (measures ? [[measures.of, measures.label] as const] : [])));
  const groups = Map.groupBy(
    registry.list.filter((one) => levelsOf(one).length > 0),
    ({ id }) => headings.get(id.slice(0, id.indexOf('.'))) ?? 'Autres mesures',
  );
  return [...groups]
    .map(([label, those]) => ({ label, choices: those.map((one) => ({ value: one.id, label: one.label.fr })).sort(byLabel) }))
    .sort(byLabel);
}

/** What the form of the page offers: every measure that can be broken down, and for the chosen one its dimensions and their codes. */
export async function loadOffer(page: Reading, view: View) {
  const words = await readWords(page);
  const measure = page.registry.get(view.measure);
  const years = await readYears(page);
  return {
    measures: listMeasures(page),
    levels: levelsOf(measure),
    years: [...new Set([...years, view.first, view.last])].sort((a, b) => b - a),
    filters: Object.entries(measure.dimensions).map(([name, dimension]) => {
      const codes = [...wordsFor(words, name, dimension)].map(([value, word]) => ({ value, label: word }));
      const chosen = view.filters[name];
      // What no word names can be asked by an address: left out, the form would let it go.
      const isNamed = chosen === undefined || codes.some(({ value }) => value === chosen);
      return { name, label: dimension.label.fr, codes: isNamed ? codes : [...codes, { value: chosen, label: chosen }] };
    }),
  };
}
