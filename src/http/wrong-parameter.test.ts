import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { doors } from '../app.ts';
import { figuresApi } from './figures.api.ts';
import { expectedOf } from './wrong-parameter.ts';

/** What is told of each thing that is wrong with what was asked, as the server hands it over. */
function told(schema: z.ZodType, asked: unknown): string[] {
  const { error } = schema.safeParse(asked);
  return (error?.issues ?? []).map(({ code, message, ...params }) =>
    expectedOf({ keyword: code, message, params: { ...params } }),
  );
}

describe('a parameter that is not what the API asks for', () => {
  it('is told in French what it should be', () => {
    const page = z.coerce.number().int().min(1).max(100);
    expect([told(page, 'x'), told(page, '0'), told(page, '101'), told(page, '1.5')]).toEqual([
      ['un nombre'],
      ['1 au moins'],
      ['100 au plus'],
      ['un nombre entier'],
    ]);
    expect(told(z.coerce.number().positive(), '0')).toEqual(['plus de 0']);
    expect(told(z.coerce.number().lt(5), '5')).toEqual(['moins de 5']);
    expect(told(z.string(), ['a', 'b'])).toEqual(['un texte, donné une fois']);
    expect(told(z.string().min(2), 'a')).toEqual(['2 caractères au moins']);
    expect([told(z.string().min(1), ''), told(z.string().max(1), 'ab')]).toEqual([
      ['1 caractère au moins'],
      ['1 caractère au plus'],
    ]);
    expect(told(z.enum(['own', 'all']), 'x')).toEqual(['own ou all']);
    expect(told(z.stringbool(), 'peut-être')).toEqual(['true ou false']);
    expect(told(z.iso.date(), '2020-02-30')).toEqual(['un jour qui existe, AAAA-MM-JJ']);
    expect(told(z.uuid(), '1')).toEqual(['un identifiant']);
    expect(
      told(
        z.string().refine(() => false, 'un mot de nous'),
        'a',
      ),
    ).toEqual(['un mot de nous']);
  });

  it('is told so by every address, whatever is sent', () => {
    const routes = [...figuresApi, ...doors.flatMap(({ api, documents = [] }) => [...api, ...documents])];
    let refused = 0;
    for (const { params, query } of routes)
      for (const schema of [params, query])
        for (const value of ['', 'x', '-1', '1.5', '99999999999999999999', '2020-02-30', ['a', 'b'], undefined]) {
          const asked = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, value]));
          const sentences = told(schema, asked);
          refused += sentences.length;
          // What the library says of them is English, and what nothing is known of is « autre chose ».
          expect(sentences.filter((sentence) => /expected|received|Invalid|Too |autre/.test(sentence))).toEqual([]);
        }
    expect(refused).toBeGreaterThan(100);
  });
});
