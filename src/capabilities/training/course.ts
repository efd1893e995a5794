/** What a course is about: office software, a software of the catalogue, or another trade for an agent who changes. */
export const categories = ['office', 'business', 'redeployment'] as const;
export type Category = (typeof categories)[number];

export const frenchCategory: Readonly<Record<Category, string>> = {
  office: 'bureautique',
  business: 'métier',
  redeployment: 'reclassement',
};
