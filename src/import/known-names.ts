import { nearest, normalizeText } from '../kernel/text.ts';
import type { FallenNames } from './fallen-rows.ts';
import type { FileFormat, ParsedRow, Value } from './format.ts';
import { type Fault, fault } from './rejection.ts';

/** A thing that rows can refer to: its code, the names it goes by, and the columns that checks may read. */
export type KnownThing = { readonly code: string; readonly names: readonly string[]; readonly row: ParsedRow };

export type KnownNames = {
  /** The code of the thing meant, or why it cannot be told. */
  readonly resolve: (typed: string) => string | Fault;
  readonly rowOf: (code: string) => ParsedRow | null;
};

/** Offering a name compares the typed one with every other: done for so many different unknown names, not for thousands. */
const offers = 200;

/**
 * Things of one kind, from the database and from the files of the import; names are compared without case or accents.
 * @param fallen what the import would have added, had its line not been rejected
 */
export function knownNames(what: string, things: Iterable<KnownThing>, fallen: FallenNames = new Map()): KnownNames {
  const byCode = new Map<string, KnownThing>();
  const byLooseCode = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const resolved = new Map<string, string | Fault>();
  for (const thing of things) byCode.set(thing.code, thing);
  for (const thing of byCode.values()) {
    byLooseCode.set(normalizeText(thing.code), thing.code);
    for (const name of thing.names) {
      const key = normalizeText(name);
      byName.set(key, (byName.get(key) ?? new Set()).add(thing.code));
    }
  }
  let offered = 0;
  let inOrder: readonly string[] | null = null;
  const describe = (code: string) => `${byCode.get(code)?.names[0] ?? code} (code ${code})`;
  const find = (typed: string): string | Fault => {
    if (byCode.has(typed)) return typed;
    const key = normalizeText(typed);
    const loose = byLooseCode.get(key);
    const meant = key === '' ? [] : [...new Set([...(loose === undefined ? [] : [loose]), ...(byName.get(key) ?? [])])];
    const [only, ...others] = meant;
    if (only !== undefined) return others.length === 0 ? only : ambiguous(what, typed, meant.sort().map(describe));
    const fell = fallen.get(key);
    if (fell !== undefined) return fallenName(what, typed, fell.file, fell.line);
    if (++offered > offers) return unknownName(what, typed, null, byCode.size);
    inOrder ??= namesInOrder(byCode.values());
    return unknownName(what, typed, nearest(typed, inOrder), byCode.size);
  };
  return {
    resolve: (typed) => {
      const before = resolved.get(typed);
      if (before !== undefined) return before;
      const found = find(typed);
      resolved.set(typed, found);
      return found;
    },
    rowOf: (code) => byCode.get(code)?.row ?? null,
  };
}

/** In one order whatever that of the tables, so that the same mistake is always offered the same name. */
function namesInOrder(things: Iterable<KnownThing>): readonly string[] {
  return [...things].sort((a, b) => (a.code < b.code ? -1 : 1)).flatMap((thing) => [...thing.names, thing.code]);
}

function ambiguous(what: string, typed: string, candidates: readonly string[]): Fault {
  return fault(
    'ambiguous-reference',
    `« ${typed} » désigne plusieurs enregistrements (${what}) : ${candidates.join(', ')}. Écrivez le code de celui qui convient.`,
  );
}

function fallenName(what: string, typed: string, file: string, line: number): Fault {
  return fault(
    'unknown-reference',
    `« ${typed} » n’est pas repris (${what}) : sa ligne a été rejetée (${file}, ligne ${line}). Corrigez-la, puis importez de nouveau.`,
  );
}

function unknownName(what: string, typed: string, near: string | null, count: number): Fault {
  const start = `« ${typed} » n’est pas connu (${what})`;
  if (near !== null) return fault('unknown-reference', `${start}. Vouliez-vous dire « ${near} » ?`);
  return fault(
    'unknown-reference',
    count === 0
      ? `${start} : aucun enregistrement de ce type n’existe encore, importez-les d’abord ou dans le même dossier.`
      : `${start}. Ajoutez-le à son fichier, ou ajoutez ce nom à ses autres noms.`,
  );
}

/** A row of the table, or of a file, as a thing that others can refer to; null when it has no code. */
export function thingOf(format: FileFormat, row: ParsedRow): KnownThing | null {
  const code = row[format.referable?.code ?? ''];
  if (typeof code !== 'string') return null;
  const names = (format.referable?.names ?? []).flatMap((field) => textsOf(row[field] ?? null));
  return { code, names, row };
}

function textsOf(value: Value): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value : [];
}
