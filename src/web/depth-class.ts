import classes from './data-table.module.css';

const depths = [undefined, classes['under1'], classes['under2'], classes['under3']];

/** For the heading of a row that is part of another one: under how many it is, the fourth standing like the third. */
export function depthClass(depth: number): string | undefined {
  return depths[Math.min(depth, 3)];
}
