import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A form of a page, as far as somebody who makes up requests needs to know it. */
export type PageForm = {
  readonly path: string;
  /** Names of the fields that carry an identifier or a choice: hidden fields, lists, buttons. Texts are left empty. */
  readonly fields: readonly string[];
  /** Values of the button that says what is asked; empty text where there is none. */
  readonly actions: readonly string[];
};

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

/** Opening tags of a source, attributes and all; expressions in braces may hold `>`. */
function tags(source: string): string[] {
  return [...source.matchAll(/<(?:input|select|button)\b(?:[^>{]|\{(?:[^{}]|\{[^{}]*\})*\})*>/g)].map(([tag]) => tag);
}

const typedByHand = new Set(['text', 'email', 'password', 'date', 'search', 'file', 'number']);

function formOf(path: string, sources: string): PageForm {
  const fields = new Set<string>();
  const actions = new Set<string>();
  for (const tag of tags(sources)) {
    const name = attribute(tag, 'name');
    if (name === null) continue;
    const value = attribute(tag, 'value');
    if (name === 'action') actions.add(value ?? '');
    else if (!typedByHand.has(attribute(tag, 'type') ?? (tag.startsWith('<input') ? 'text' : 'hidden'))) fields.add(name);
  }
  // Any of these may be read by an action although the page at hand does not show it.
  for (const usual of ['id', 'operateur', 'adherent', 'compte', 'place']) fields.add(usual);
  return { path, fields: [...fields], actions: actions.size === 0 ? [''] : [...actions] };
}

/** A page and the parts of pages that it shows, whichever folder they are in. */
function partsOf(file: string, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/ from '(\.\.?\/[^']+\.tsx)'/g))
    partsOf(join(dirname(file), path), found);
  return found;
}

/** The forms of every page that has an action, read from the page and what it is made of: a new form is tried by itself. */
export function listForms(): PageForm[] {
  const map = readFileSync(join(root, 'tests/site-map.txt'), 'utf8');
  return [...map.matchAll(/^(\/\S*) {2}(\S+\.page\.tsx)$/gm)].flatMap(([, path = '', file = '']) => {
    const page = join(root, 'src', file);
    const source = readFileSync(page, 'utf8');
    if (!source.includes('export const action') && !source.includes('export async function action')) return [];
    return [formOf(path, [...partsOf(page)].map((part) => readFileSync(part, 'utf8')).join('\n'))];
  });
}
