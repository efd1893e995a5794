/** The ages at which a departure can be looked into; people leave between them. */
export const leavingAges = { least: 50, most: 75 } as const;

/** The first age of rights of those born from 1968 on, the age kept for those born before, and that without reduction. */
export const usualLeavingAges = [62, 64, 67] as const;

const mostAges = 5;

/** Reads « 62, 64 »: the ages to look into, in order; those that are none, or out of the range, are left out. */
export function readLeavingAges(text: string | null): readonly number[] {
  const ages = (text ?? '')
    .split(/[\s,;]+/)
    .filter((part) => /^\d{2}$/.test(part))
    .map(Number)
    .filter((age) => age >= leavingAges.least && age <= leavingAges.most);
  const different = [...new Set(ages)].sort((a, b) => a - b).slice(0, mostAges);
  return different.length === 0 ? usualLeavingAges : different;
}
