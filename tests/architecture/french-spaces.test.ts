import { describe, expect, it } from 'vitest';
import { misplacedSpaces } from './french-spaces.ts';

/** The source as it should be, with `~` for the no-break space (and `#{` for what opens a part of a template). */
function mended(source: string): string {
  let text = source.replaceAll('~', '\u00a0').replaceAll('#{', '${');
  for (const { start, end, by } of misplacedSpaces('page.tsx', text).reverse())
    text = text.slice(0, start) + by + text.slice(end);
  return text.replaceAll('\u00a0', '~').replaceAll('${', '#{');
}

/** The same for the text of an element. */
const element = (text: string) => mended(`const part = <p>${text}</p>;`).slice('const part = <p>'.length, -'</p>;'.length);

describe('the spaces of French texts', () => {
  it.each([
    ["'Rien : ceci ; cela'", "'Rien~: ceci~; cela'"],
    ["'Perdu ?'", "'Perdu~?'"],
    ["'Le « mot » ?!'", "'Le «~mot~»~?!'"],
    ["'Vide : 12 % ou 12 €, en %'", "'Vide~: 12~% ou 12~€, en~%'"],
    ["list.join(' ; ')", "list.join('~; ')"],
    ["'Impossible : --out FICHIER'", "'Impossible~: --out FICHIER'"],
    ['`#{name} : « #{word} »#{near} ?#{end}`', '`#{name}~: «~#{word}~»#{near}~?#{end}`'],
    ['`#{start} :\\n#{end}`', '`#{start}~:\\n#{end}`'],
    ['const a = <A label="Vide : 10" />', 'const a = <A label="Vide~: 10" />'],
    [
      "sql`select a::text, n % 2, ' (clé : ' || #{words('a : b')}`",
      "sql`select a::text, n % 2, ' (clé~: ' || #{words('a~: b')}`",
    ],
  ])('that should not break are found in strings: %s', (source, expected) => {
    expect(mended(source)).toBe(expected);
  });

  it.each([
    ['Un mot : « deux » ; trois', 'Un mot~: «~deux~»~; trois'],
    ['Un\n  : deux', 'Un~: deux'],
    ['{name} : {word} !', '{name}&nbsp;: {word}&nbsp;!'],
    ['« {name} »', '«&nbsp;{name}&nbsp;»'],
    ['<b>un</b>~; deux', '<b>un</b>&nbsp;; deux'],
    ['<b>un</b>\n  ~; deux', '<b>un</b>&nbsp;; deux'],
    ["{name}{' '}\n  : deux", '{name}&nbsp;: deux'],
    ["{name}{' '}: deux", '{name}&nbsp;: deux'],
    ["«{' '}\n  <b>un</b> »", '«&nbsp;\n  <b>un</b>&nbsp;»'],
    ['«\n  {name}', '«&nbsp;{name}'],
  ])('that should not break are found in the texts of elements: %s', (source, expected) => {
    expect(element(source)).toBe(expected);
  });

  it.each([
    "'Rien~: ceci~; cela~?'",
    "'--color :red ::before a?.b a != b printf %s 50%'",
    'const a = b ? c : d % e;',
    'const found = /(?: :|« )/.test(a); // un mot : « deux »',
    "sql`select a ? 'b' : c; -- un mot : « deux »`",
    "'12\\u0020%, as somebody types it'",
    'const part = <p>«&nbsp;{name}&nbsp;» {word}: deux~; trois</p>;',
    "const part = <p>{name}{' '}<b>deux</b></p>;",
  ])('is silent about %s', (source) => {
    expect(mended(source)).toBe(source);
  });

  it('has nothing more to say of what it has mended', () => {
    const once = mended("const part = <p title=\"un : deux\">« {'a ; b'} »\n  <b>un</b>{' '}\n  : deux «\n  mots » ?</p>;");
    expect(mended(once)).toBe(once);
  });
});
