import type { Choice } from '../../../web/form-field.tsx';

type FilterSelectProps = { name: string; label: string; all: string; choices: readonly Choice[]; value: string | null };

/** One filter of a list; `all` is the choice that filters nothing. */
export function FilterSelect({ name, label, all, choices, value }: FilterSelectProps) {
  return (
    <select name={name} aria-label={label} defaultValue={value ?? ''}>
      <option value="">{all}</option>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
