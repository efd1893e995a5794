import { Link, useLocation } from 'react-router';

type PeriodPickerProps = {
  /** What is chosen, for assistive technology: « Année du budget ». */
  label: string;
  years: readonly number[];
  current: number;
  /** Where a year leads; without it, the year goes into the parameter `annee` of this page. */
  pathOf?: (year: number) => string;
};

/** The years that have something to show, as links: the address says which one is read. */
export function PeriodPicker({ label, years, current, pathOf }: PeriodPickerProps) {
  const { search } = useLocation();
  const toYear = (year: number) => {
    if (pathOf) return pathOf(year);
    const parameters = new URLSearchParams(search);
    parameters.set('annee', String(year));
    parameters.delete('preuve');
    return `?${parameters}`;
  };
  return (
    <nav aria-label={label} style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
      {years.map((year) => (
        <Link
          key={year}
          to={toYear(year)}
          className="button"
          aria-current={year === current ? 'true' : undefined}
          preventScrollReset
        >
          {year}
        </Link>
      ))}
    </nav>
  );
}

type DayPickerProps = { label: string; name: string; value: string };

/** A date of the calendar, asked by a form that fetches the page again. */
export function DayField({ label, name, value }: DayPickerProps) {
  return (
    <label style={{ display: 'flex', gap: 8, alignItems: 'center', fontSize: 14 }}>
      <span className="soft">{label}</span>
      <input
        type="date"
        name={name}
        defaultValue={value}
        style={{ minHeight: 32, padding: '2px 8px', border: '1px solid #87979e', borderRadius: 7, font: 'inherit' }}
      />
    </label>
  );
}
