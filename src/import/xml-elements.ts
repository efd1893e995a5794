import { Parser } from 'saxen';

/** An element as it opens: its name without prefix, its attributes, and the names of those that it stands in. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: () => Readonly<Record<string, string>>;
  readonly within: readonly string[];
};

type Hooks = { readonly open: (element: XmlElement) => void; readonly close: (name: string) => void };

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML text from its start to its end, keeping nothing of it: a long document is no tree in memory. A document that
 * declares entities of its own is none of ours. `within` is one list for all: whoever keeps it copies it.
 * @returns whether the text was XML to its end
 */
export function readElements(text: string, { open, close }: Hooks): boolean {
  const within: string[] = [];
  let isWhole = text.includes('<');
  const parser = new Parser();
  parser.on('openTag', (qualified, attributes, decode) => {
    const name = local(qualified);
    const read = () => Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)]));
    open({ name, attributes: read, within });
    within.push(name);
  });
  parser.on('closeTag', (name) => {
    within.pop();
    close(local(name));
  });
  const breaks = () => {
    isWhole = false;
    parser.stop();
  };
  parser.on('error', breaks);
  // An attribute that is not well written is a warning to the parser, and would be lost.
  parser.on('warn', breaks);
  parser.parse(text);
  return isWhole && within.length === 0;
}

/** The name of the first element of a text; null when it is no XML. */
export function rootOf(text: string): string | null {
  const [, name] = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*<([\w:.-]+)/.exec(text.slice(0, 10_000)) ?? [];
  return name === undefined ? null : local(name);
}
