type Refusals = Readonly<Record<string, string>>;

/** Fields that are let in, or refused in other words than these: none, where a form is refused as it should be. */
export function unsaid(refusals: Refusals, sentences: Readonly<Record<string, RegExp>>): readonly string[] {
  return Object.entries(sentences).flatMap(([field, sentence]) => {
    const said = refusals[field] ?? 'let in';
    return sentence.test(said) ? [] : [`${field}: ${said}`];
  });
}
