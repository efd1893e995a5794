import { type ReactNode, useEffect, useRef } from 'react';
import { Form, useNavigation } from 'react-router';
import type { FormAnswer } from '../kernel/form-answer.ts';
import { useFocusOnceLost } from './focus-once-lost.ts';
import classes from './form-field.module.css';
import { FormStateProvider, noFormState } from './form-field.tsx';

type RecordFormProps = {
  /** Which form of the page this is; the action reads it as `formulaire`. */
  name: string;
  /** What the page's last form was answered, this one or another. */
  answer: FormAnswer | undefined;
  /**
   * The state that its fields show, by whatever tells it from another: sent as `version`. Where it is no longer what is recorded, the
   * action refuses that field; what is recorded now then stands under each field that says otherwise, and the form can be sent over it.
   */
  version?: string;
  /** What its button says, and whether it takes something away. */
  button: string;
  danger?: boolean;
  /** Folded under these words until it is wanted. */
  summary?: string;
  title?: string;
  children: ReactNode;
};

/** Shows the first field at fault to whoever sent the form, and empties it once it is recorded. */
function useAnswered(answer: FormAnswer | undefined) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer === undefined || form.current === null) return;
    if (answer.done !== null) {
      form.current.reset();
      form.current.closest('details')?.removeAttribute('open');
      return;
    }
    const fault = form.current.querySelector<HTMLElement>('[aria-invalid], [role="alert"]');
    fault?.focus();
    fault?.scrollIntoView({ block: 'center' });
  }, [answer]);
  return form;
}

/** Refused for another reason, or while another form of the page was, a form is still typed over what it was: nobody has compared yet. */
function versionOver(version: string, answer: FormAnswer | undefined, isTold: boolean): string {
  return isTold || answer === undefined || answer.done !== null ? version : (answer.typed['version'] ?? version);
}

/**
 * A form that records something, sent as it is, without a script: its refusals come back beside its fields with what was typed.
 * It opens by itself when it was refused.
 */
export function RecordForm({ name, answer, version, button, danger = false, summary, title, children }: RecordFormProps) {
  const { state } = useNavigation();
  const own = answer?.form === name ? answer : undefined;
  const refused = own !== undefined && own.done === null ? own : undefined;
  // Sent once, and not again while what it did is read; refused, it may be sent as soon as it is put right, though the page be read again.
  const busy = state === 'submitting' || (state === 'loading' && refused === undefined);
  const told = refused?.refusals['version'];
  // The answer comes before the page that is loaded again: until then, what stands there is what was.
  const compares = told !== undefined && state !== 'loading';
  const form = useAnswered(own);
  const body = (
    <Form
      ref={form}
      method="post"
      id={`formulaire-${name}`}
      className={`card ${classes.form}`}
      preventScrollReset={refused !== undefined}
      aria-label={title ?? summary ?? button}
      onSubmit={(event) => {
        if (busy) event.preventDefault();
      }}
    >
      <input type="hidden" name="formulaire" value={name} />
      {version !== undefined && <input type="hidden" name="version" value={versionOver(version, answer, told !== undefined)} />}
      {title !== undefined && <h2>{title}</h2>}
      {refused !== undefined && (
        <p role="alert" tabIndex={-1} className="notice fault">
          {refused.refusal ?? told ?? 'Rien n’a été enregistré : corrigez ce qui est signalé.'}
        </p>
      )}
      <FormStateProvider value={refused === undefined ? noFormState : { ...refused, compares }}>{children}</FormStateProvider>
      <div>
        {/* Not disabled while it is sent: a browser takes the keyboard away from what is. */}
        <button type="submit" className={danger ? 'button danger' : 'button primary'} aria-disabled={busy || undefined}>
          {button}
        </button>
      </div>
    </Form>
  );
  if (summary === undefined) return body;
  return (
    <details open={refused !== undefined || undefined}>
      <summary>{summary}</summary>
      {body}
    </details>
  );
}

/** Over a page's forms: what was just done, or the way to the form that was refused. */
export function FormNotice({ answer }: { answer: FormAnswer | undefined }) {
  const notice = useFocusOnceLost<HTMLParagraphElement>(answer?.done ?? null, answer);
  if (answer === undefined) return null;
  if (answer.done !== null)
    return (
      <p ref={notice} role="status" tabIndex={-1} className="notice good">
        {answer.done}
      </p>
    );
  return (
    <p className="notice fault">
      Rien n’a été enregistré. <a href={`#formulaire-${answer.form}`}>Voir ce qui est à corriger</a>
    </p>
  );
}
