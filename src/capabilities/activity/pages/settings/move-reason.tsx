import { TextField } from '../../../../web/form-field.tsx';

type MoveReasonProps = {
  /** How many lines of time are in locked months, in words; null: none, and nothing is asked. */
  readonly settled: string | null;
  /** What takes their days to other figures. */
  readonly what: string;
};

/** Why days of locked months go to other figures. */
export function MoveReason({ settled, what }: MoveReasonProps) {
  if (settled === null) return null;
  return <TextField name="raison" label={`Raison, si ${what} change`} hint={`${settled} : le journal garde la raison.`} />;
}
