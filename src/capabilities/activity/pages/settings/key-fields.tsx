import { FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import type { SharingKey } from '../../sharing/sharing-key.ts';
import { frenchSharingRule, sharingRules } from '../../sharing-rule.ts';

const rules = sharingRules.map((one) => ({ value: one, label: frenchSharingRule[one] }));

/** By what a key spreads days, and who said so. */
export function KeyFields({ sharing }: { sharing?: SharingKey }) {
  return (
    <FieldRow>
      <SelectField name="cle" label="Clé" choices={rules} required value={sharing?.rule} />
      <TextField name="source" label="D’où elle vient" value={sharing?.source} hint="Par exemple une délibération et sa date." />
    </FieldRow>
  );
}

/** Why locked years change. */
export function ReasonField({ asked }: { asked: string | null }) {
  return (
    <TextField
      name="raison"
      label={asked === null ? 'Raison, si la clé change des années verrouillées' : 'Raison, que le journal garde'}
      required={asked !== null}
      hint={asked ?? undefined}
    />
  );
}
