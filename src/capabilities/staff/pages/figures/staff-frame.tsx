import type { ReactNode } from 'react';
import { Form, Link, useLocation } from 'react-router';
import { KeptParameters, SheetFrame } from '../../../../sheets/sheet-frame.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { DayField } from '../../../../web/period-picker.tsx';
import { type SheetName, staffPath, staffSheets } from '../../staff.paths.ts';
import type { Moment } from './moment.ts';
import type { Sheet } from './sheets.ts';
import classes from './staff.module.css';

function YearField({ label, name, years, value }: { label: string; name: string; years: readonly number[]; value: number }) {
  return (
    <label className="inline-field">
      <span className="soft">{label}</span>
      <select name={name} defaultValue={value}>
        {years.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The run of years whose movements are told and the day on which states are. */
function MomentForm({ moment, asks }: { moment: Moment; asks: FrameProps['asks'] }) {
  const { pathname, search } = useLocation();
  const shown = asks === 'date' ? ['au'] : asks === 'period' ? ['depuis', 'annee'] : ['depuis', 'annee', 'au'];
  return (
    <Form method="get" action={pathname} key={search} className={classes.moment} aria-label="Période et date" data-print="hidden">
      <KeptParameters shown={shown} />
      {asks !== 'date' && (
        <>
          <YearField label="De" name="depuis" years={moment.years} value={moment.first} />
          <YearField label="à" name="annee" years={moment.years} value={moment.last} />
        </>
      )}
      {asks !== 'period' && <DayField label="Situation au" name="au" value={moment.date} />}
      <button type="submit" className="button">
        Afficher
      </button>
    </Form>
  );
}

type FrameProps = {
  sheet: SheetName;
  title: string;
  answer?: ReactNode;
  loaded: Sheet;
  /** What of the moment the sheet depends on; `form` stands in its place when it asks for something else. */
  asks: 'period' | 'date' | 'both';
  form?: ReactNode;
  children: ReactNode;
};

const nobody = (
  <EmptyState title="Aucun poste ni aucun agent enregistré">
    <Link to="/imports">Importez les postes et les occupations</Link>, ou saisissez-les : les effectifs se comptent d’eux-mêmes.
  </EmptyState>
);

/** What the sheets of staff have around them: title and answer, tabs, the moment that they are read for. */
export function StaffFrame({ sheet, title, answer, loaded, asks, form, children }: FrameProps) {
  const { moment, tables, open } = loaded;
  return (
    <SheetFrame
      title={title}
      answer={answer}
      tables={tables}
      tabs={{
        label: 'Feuilles des effectifs',
        tabs: staffSheets.filter((one) => open.includes(one.sheet)),
        current: staffSheets.find((one) => one.sheet === sheet)?.path ?? staffPath,
      }}
      form={form ?? <MomentForm moment={moment} asks={asks} />}
      empty={moment.years.length === 0 ? nobody : null}
    >
      {children}
    </SheetFrame>
  );
}
