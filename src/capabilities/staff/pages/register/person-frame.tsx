import type { ReactNode } from 'react';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { DoneNotice } from '../../../../web/done-notice.tsx';
import { FormNotice } from '../../../../web/record-form.tsx';
import { personPath, personsPath } from '../../register.paths.ts';
import type { PersonHead } from './person.load.ts';
import { PersonTitle } from './person-head.tsx';

/** The way to a page of one person, from the list of persons. */
export function personCrumbs({ code, label }: PersonHead, page: string) {
  return [{ label: 'Personnel', path: personsPath }, { label, path: personPath(code) }, { label: page }];
}

type PersonFrameProps = {
  readonly head: PersonHead;
  /** What the page says of the person at once. */
  readonly sentence: string;
  /** What a form of this page was answered, or what another page's form has just done. */
  readonly answer: FormAnswer | undefined;
  readonly done: string | null;
  readonly children: ReactNode;
};

/** A page of one person: who it is, the ways to the others, what was just done, then what it holds. */
export function PersonFrame({ head, sentence, answer, done, children }: PersonFrameProps) {
  return (
    <>
      <PersonTitle head={head} answer={sentence} />
      <div className="stack">
        {answer === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={answer} />}
        {children}
      </div>
    </>
  );
}
