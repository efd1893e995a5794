import classes from './sparkline.module.css';

const width = 84;
const height = 22;

/**
 * The course of a figure over the years, small enough to stand in a row of the table that holds its numbers. Missing years
 * break the line: they are unknown, not zero.
 */
export function Sparkline({ values, label }: { values: readonly (number | null)[]; label: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => 3 + (index * (width - 6)) / Math.max(1, values.length - 1);
  const y = (value: number) => (most === least ? height / 2 : height - 4 - ((value - least) * (height - 8)) / (most - least));
  const points = values.map((value, index) => (value === null ? null : { x: x(index), y: y(value) }));
  const path = points
    .map((point, index) => (point === null ? '' : `${points[index - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`))
    .join('');
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={classes.line} role="img" aria-label={label}>
      <path d={path} />
      {points.map(
        (point, index) => point && <circle key={point.x} cx={point.x} cy={point.y} r={index === points.length - 1 ? 2.6 : 1.6} />,
      )}
    </svg>
  );
}
