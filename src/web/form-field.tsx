import { createContext, type ReactNode, useContext, useId } from 'react';
import type { Typed } from '../kernel/form-answer.ts';
import { frenchDay } from '../kernel/french.ts';
import classes from './form-field.module.css';

/** What the form around a field was answered: its refusals and what was typed; nothing before it is sent. */
type FormState = {
  readonly typed: Typed;
  readonly refusals: Typed;
  /** Somebody else changed what it is about: what is recorded now stands under each field where something else was typed. */
  readonly compares?: boolean;
};

const untouched: FormState = { typed: {}, refusals: {} };
const FormContext = createContext<FormState>(untouched);

/** Stands around the fields of a form that comes back; see `RecordForm`. */
export const FormStateProvider = FormContext.Provider;

export const noFormState = untouched;

type Asked = {
  name: string;
  label: string;
  /** What is recorded, which it holds before anybody types. */
  value?: string | null | undefined;
  /** What it holds instead, where something that is not recorded is offered. */
  offered?: string | null | undefined;
  /** Said under the field, before it is filled. */
  hint?: string | undefined;
};

/** The attributes of a control that its own label, hint and refusal belong to. */
function useField(
  { name, value, offered, hint }: Pick<Asked, 'name' | 'value' | 'offered' | 'hint'>,
  words = (recorded: string) => (recorded === '' ? 'rien' : recorded),
) {
  const { typed, refusals, compares = false } = useContext(FormContext);
  const id = useId();
  const refusal = refusals[name];
  const isOther = compares && value !== undefined && Object.hasOwn(typed, name) && typed[name] !== (value ?? '');
  const now = isOther ? words(value ?? '') : undefined;
  const told = Object.entries({ hint, now, refusal }).flatMap(([part, said]) => (said === undefined ? [] : [`${id}-${part}`]));
  return {
    id,
    refusal,
    now,
    /** True when the form came back, with a box that is not ticked left out of it. */
    isBack: Object.keys(typed).length > 0,
    typed: typed[name],
    control: {
      id,
      name,
      defaultValue: typed[name] ?? offered ?? value ?? '',
      ...(refusal === undefined ? {} : { 'aria-invalid': true as const }),
      ...(told.length === 0 ? {} : { 'aria-describedby': told.join(' ') }),
    },
  };
}

function Refusal({ id, refusal }: { id: string; refusal: string | undefined }) {
  return refusal === undefined ? null : (
    <span id={`${id}-refusal`} className={classes.refusal}>
      {refusal}
    </span>
  );
}

type Framed = {
  id: string;
  label: string;
  hint?: string | undefined;
  refusal: string | undefined;
  now: string | undefined;
  children: ReactNode;
};

function Frame({ id, label, hint, refusal, now, children }: Framed) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <span id={`${id}-hint`} className={classes.hint}>
          {hint}
        </span>
      )}
      {now !== undefined && (
        <span id={`${id}-now`} className={classes.now}>
          Enregistré maintenant : <strong>{now}</strong>
        </span>
      )}
      <Refusal id={id} refusal={refusal} />
    </div>
  );
}

/** A choice that is offered: what is sent, and what people read. */
export type Choice = { readonly value: string; readonly label: string };

type TextAsked = Asked & {
  required?: boolean;
  /** What the browser proposes while one types; other texts may be typed too. */
  proposed?: readonly Choice[];
  inputMode?: 'numeric' | 'decimal';
};

/** One line of text, its refusal beside it. */
export function TextField({ label, hint, required = false, proposed, inputMode, ...asked }: TextAsked) {
  const { control, ...framed } = useField({ ...asked, hint });
  const list = `${framed.id}-list`;
  return (
    <Frame {...framed} label={label} hint={hint}>
      <input
        {...control}
        type="text"
        required={required}
        autoComplete="off"
        {...(inputMode === undefined ? {} : { inputMode })}
        {...(proposed === undefined ? {} : { list })}
      />
      {proposed !== undefined && (
        <datalist id={list}>
          {proposed.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </datalist>
      )}
    </Frame>
  );
}

const dayWords = (recorded: string) => (recorded === '' ? 'aucun jour' : frenchDay(recorded));

/** A day of the calendar. */
export function DayTyped({ label, hint, required = false, ...asked }: Asked & { required?: boolean }) {
  const { control, ...framed } = useField({ ...asked, hint }, dayWords);
  return (
    <Frame {...framed} label={label} hint={hint}>
      <input {...control} type="date" required={required} />
    </Frame>
  );
}

/** A month of the calendar; a browser without such a field takes it as text. */
export function MonthTyped({ label, hint, required = false, ...asked }: Asked & { required?: boolean }) {
  const { control, ...framed } = useField({ ...asked, hint });
  return (
    <Frame {...framed} label={label} hint={hint}>
      <input {...control} type="month" required={required} placeholder="2026-03" />
    </Frame>
  );
}

type SelectAsked = Asked & {
  choices?: readonly Choice[];
  /** Choices under headings of their own, after the others. */
  groups?: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  required?: boolean;
  none?: string;
};

/** Choices of a list, or of one heading of it. */
export function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map((one) => (
    <option key={one.value} value={one.value}>
      {one.label}
    </option>
  ));
}

/** One of a list; `none` is the choice of nothing, and asks for another when the field is required. */
export function SelectField({
  label,
  hint,
  choices = [],
  groups = [],
  required = false,
  none = 'Choisir…',
  ...asked
}: SelectAsked) {
  const every = [...choices, ...groups.flatMap((group) => group.choices)];
  const labelOf = (recorded: string) => every.find((one) => one.value === recorded)?.label ?? (recorded === '' ? none : recorded);
  const { control, ...framed } = useField({ ...asked, hint }, labelOf);
  return (
    <Frame {...framed} label={label} hint={hint}>
      {/* A list does not follow what is recorded, as a text field does: another record is another list. */}
      <select key={asked.value ?? ''} {...control} required={required}>
        <option value="">{none}</option>
        <Options choices={choices} />
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options choices={group.choices} />
          </optgroup>
        ))}
      </select>
    </Frame>
  );
}

/** A box to tick. */
export function CheckField({ name, label, checked = false }: { name: string; label: string; checked?: boolean }) {
  const { id, refusal, isBack, typed } = useField({ name });
  return (
    <div className={classes.check}>
      <input
        id={id}
        type="checkbox"
        name={name}
        value="oui"
        defaultChecked={isBack ? typed !== undefined : checked}
        aria-describedby={refusal === undefined ? undefined : `${id}-refusal`}
      />
      <label htmlFor={id}>{label}</label>
      <Refusal id={id} refusal={refusal} />
    </div>
  );
}

type RadioAsked = { name: string; legend: string; choices: readonly Choice[]; value: string };

/** A few choices that are all shown; the first one given as `value` is chosen. */
export function RadioField({ name, legend, choices, value }: RadioAsked) {
  const { id, refusal, control } = useField({ name, value });
  return (
    <fieldset className={classes.choices} aria-describedby={refusal === undefined ? undefined : `${id}-refusal`}>
      <legend>{legend}</legend>
      {choices.map((one) => (
        <label key={one.value} className={classes.check}>
          <input type="radio" name={name} value={one.value} defaultChecked={control.defaultValue === one.value} />
          {one.label}
        </label>
      ))}
      <Refusal id={id} refusal={refusal} />
    </fieldset>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
