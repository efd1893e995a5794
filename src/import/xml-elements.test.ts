import { describe, expect, it } from 'vitest';
import { readElements, rootOf } from './xml-elements.ts';

function elements(text: string): unknown {
  const found: unknown[] = [];
  const isWhole = readElements(text, {
    open: ({ name, attributes, within }) => found.push([[...within, name].join('/'), attributes()]),
    close: () => {},
  });
  return isWhole ? found : 'broken';
}

describe('an XML text', () => {
  it.each(['', 'un texte', '<a>', '<a><b></a>', '<a></a', '<a x=1/>'])('is refused when it is none to its end: %j', (text) => {
    expect(elements(text)).toBe('broken');
  });

  it('is read element by element, without prefixes, its characters decoded', () => {
    expect(elements('<?xml version="1.0"?><x:a xmlns:x="urn:x"><!-- <c/> --><x:b V="l&apos;&#233;t&amp;"/></x:a>')).toEqual([
      ['a', { x: 'urn:x' }],
      ['a/b', { V: "l'ét&" }],
    ]);
  });

  it('is refused when it declares entities of its own: none is ever expanded', () => {
    expect(elements('<!DOCTYPE a [<!ENTITY b "boum">]><a V="&b;">&b;</a>')).toBe('broken');
  });
});

describe('the root of a text', () => {
  it.each([
    ['un texte', null],
    ['', null],
    ['<?xml version="1.0" encoding="ISO-8859-1"?>\n<!-- a -->\n<p:Document xmlns:p="urn:p"/>', 'Document'],
    ['<Document>', 'Document'],
  ])('of %j is %j', (text, root) => {
    expect(rootOf(text)).toBe(root);
  });
});
