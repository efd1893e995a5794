/** A rule that a parameter breaks, as the schemas of the API report it. */
export type BrokenRule = {
  readonly keyword?: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>>;
};

const formats: Readonly<Record<string, string>> = { date: 'un jour qui existe, AAAA-MM-JJ', uuid: 'un identifiant' };
const types: Readonly<Record<string, string>> = {
  string: 'un texte, donné une fois',
  number: 'un nombre',
  int: 'un nombre entier',
};

function boundOf(bound: unknown, words: string, { origin }: Readonly<Record<string, unknown>>): string {
  if (origin !== 'string') return `${bound} ${words}`;
  return `${bound} ${Number(bound) < 2 ? 'caractère' : 'caractères'} ${words}`;
}

/** What a parameter should have been, in French: what the library says of it is English, and speaks of its own types. */
export function expectedOf({ keyword, message, params = {} }: BrokenRule): string {
  switch (keyword) {
    // The sentence is ours.
    case 'custom':
      return message ?? 'autre chose';
    case 'too_small':
      return params['inclusive'] === false ? `plus de ${params['minimum']}` : boundOf(params['minimum'], 'au moins', params);
    case 'too_big':
      return params['inclusive'] === false ? `moins de ${params['maximum']}` : boundOf(params['maximum'], 'au plus', params);
    case 'invalid_type':
      return types[String(params['expected'])] ?? 'autre chose';
    case 'invalid_format':
      return formats[String(params['format'])] ?? 'une autre écriture';
    case 'invalid_value':
      if (params['expected'] === 'stringbool') return 'true ou false';
      return Array.isArray(params['values']) ? params['values'].join(' ou ') : 'autre chose';
    default:
      return 'autre chose';
  }
}
