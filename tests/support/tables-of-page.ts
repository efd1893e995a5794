/** A table of a page, and the files that stand in the same part of it: those of the nearest section, or of the page outside of any. */
export type ShownTable = {
  /** Its caption, or what its region is called. */
  readonly name: string;
  /** Addresses of the files, as the page writes them. */
  readonly files: readonly string[];
  /** Addresses of the files of the page itself, outside of any section. */
  readonly ofPage: readonly string[];
};

type Part = { readonly files: string[]; readonly tables: { name: string }[] };

const tags = /<(\/?)(main|section|table|caption|div|a)\b([^>]*)>([^<]*)/g;
const attribute = (text: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? null;
const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#x27;', '’').replaceAll('&quot;', '"');

/** The address of a file for a spreadsheet that a link brings; null for any other link. */
function fileOf(attributes: string): string | null {
  const address = attribute(attributes, 'href');
  return address !== null && /\bdownload\b/.test(attributes) && /\.csv(\?|$)/.test(address) ? plain(address) : null;
}

/** What a tag that opens inside of a part says of its tables or files. */
function note(part: Part, tag: string, { attributes, text, region }: Readonly<Record<'attributes' | 'text' | 'region', string>>) {
  const table = part.tables.at(-1);
  const file = tag === 'a' ? fileOf(attributes) : null;
  if (file !== null) part.files.push(file);
  if (tag === 'table') part.tables.push({ name: plain(region) });
  if (tag === 'caption' && table) table.name = plain(text);
}

/** The tables of a page as it is served, outside of its frame. */
export function tablesOfPage(html: string): ShownTable[] {
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(html) ?? [];
  const page: Part = { files: [], tables: [] };
  const open: Part[] = [];
  const all: Part[] = [page];
  let region = '';
  for (const [, end, tag = '', attributes = '', text = ''] of main.matchAll(tags)) {
    if (tag === 'section' && end !== '') open.pop();
    if (end !== '') continue;
    if (tag === 'div') region = attribute(attributes, 'aria-label') ?? region;
    if (tag === 'section') {
      const part: Part = { files: [], tables: [] };
      open.push(part);
      all.push(part);
    }
    note(open.at(-1) ?? page, tag, { attributes, text, region });
  }
  return all.flatMap(({ tables, files }) => tables.map(({ name }) => ({ name, files, ofPage: page.files })));
}
