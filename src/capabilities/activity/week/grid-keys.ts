/** A cell of the grid, by its row and its day. */
export type CellPlace = { readonly row: number; readonly day: number };

type Grid = { readonly rows: number; readonly isCell: (place: CellPlace) => boolean };

const weekLength = 7;

function stepped({ row, day }: CellPlace, [down, right]: readonly [number, number], { rows, isCell }: Grid): CellPlace | null {
  let place = { row: row + down, day: day + right };
  while (place.row >= 0 && place.row < rows && place.day >= 0 && place.day < weekLength) {
    if (isCell(place)) return place;
    place = { row: place.row + down, day: place.day + right };
  }
  return null;
}

/** The first cell of the days after. */
function topOfNextDay({ day }: CellPlace, { rows, isCell }: Grid): CellPlace | null {
  for (let next = day + 1; next < weekLength; next += 1)
    for (let row = 0; row < rows; row += 1) if (isCell({ row, day: next })) return { row, day: next };
  return null;
}

/**
 * Where a key leads from a cell, past what cannot be typed in: arrows move by one, Enter goes down, then to the top of the next day.
 * Null when it leads nowhere.
 */
export function cellAfter(key: string, from: CellPlace, grid: Grid): CellPlace | null {
  switch (key) {
    case 'ArrowUp':
      return stepped(from, [-1, 0], grid);
    case 'ArrowDown':
      return stepped(from, [1, 0], grid);
    case 'ArrowLeft':
      return stepped(from, [0, -1], grid);
    case 'ArrowRight':
      return stepped(from, [0, 1], grid);
    case 'Enter':
      return stepped(from, [1, 0], grid) ?? topOfNextDay(from, grid);
    default:
      return null;
  }
}
