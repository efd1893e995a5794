import { Fragment } from 'react';
import { CheckField, DayTyped } from '../../../../web/form-field.tsx';
import { halfDays, weekDays, worksOn } from '../../register/work-pattern.ts';
import classes from './register.module.css';

const halves = ['Matin', 'Après-midi'] as const;

/** Which half-days of a week somebody works. */
export function PatternGrid({ pattern }: { pattern: string }) {
  return (
    <table className={classes.grid}>
      <caption className="visually-hidden">Semaine type</caption>
      <thead>
        <tr>
          <td />
          {weekDays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {halves.map((half, row) => (
          <tr key={half}>
            <th scope="row">{half}</th>
            {weekDays.map((name, column) => {
              const works = worksOn(pattern, column * 2 + row);
              return (
                <td key={name} className={works ? undefined : classes.off}>
                  {works ? 'travaille' : '—'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same, to be ticked. */
export function PatternFields({ pattern }: { pattern: string }) {
  return (
    <>
      <fieldset className={classes.week}>
        <legend>Demi-journées travaillées</legend>
        {halfDays.map(({ name, words }, index) => (
          <Fragment key={name}>
            <CheckField name={name} label={words} checked={worksOn(pattern, index)} />
          </Fragment>
        ))}
      </fieldset>
      <DayTyped name="du" label="À partir du" required />
    </>
  );
}
