/** Where a week stands: filled, closed by whose it is, sent back with a word, approved by the head of the team. */
export const weekStates = ['open', 'finished', 'returned', 'approved'] as const;
export type WeekState = (typeof weekStates)[number];

export const frenchWeekState: Readonly<Record<WeekState, string>> = {
  open: 'en cours',
  finished: 'terminée',
  returned: 'rendue',
  approved: 'approuvée',
};

/** True while whose week it is may change it. */
export function isWritable(state: WeekState): boolean {
  switch (state) {
    case 'open':
    case 'returned':
      return true;
    case 'finished':
    case 'approved':
      return false;
  }
}
