/**
 * What whoever guards the site may want to know and that is in no operator's journal, since nobody is known by it: where it came
 * from and why it was refused, never what was typed.
 */
export type Notice = {
  readonly event: 'sign-in.refused' | 'attempts.stopped' | 'request.refused';
  readonly why: string;
  readonly address: string | null;
};

/** Writes one down, as a line of the machine's standard error. */
export type Notify = (notice: Notice) => void;
