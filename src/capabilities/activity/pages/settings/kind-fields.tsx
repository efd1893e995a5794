import { DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import type { KindRecord } from '../../kinds/kind-record.ts';
import type { KindChoices } from './kinds.load.ts';

type KindFieldsProps = {
  readonly choices: KindChoices;
  /** The one that is put right; a new one has a code too, and serves from a day. */
  readonly kind?: KindRecord;
  /** The day that a new one is offered to begin on. */
  readonly fromDay?: string;
};

/** The fields of a kind of work. */
export function KindFields({ choices, kind, fromDay }: KindFieldsProps) {
  return (
    <>
      <FieldRow>
        <TextField name="nom" label="Nom" required value={kind?.name} />
        {kind === undefined && <TextField name="code" label="Code" hint="Vide : tiré du nom." />}
      </FieldRow>
      <FieldRow>
        <SelectField
          name="parent"
          label="Fait partie de"
          choices={choices.parents.filter(({ value }) => value !== kind?.code)}
          none="Aucun autre type"
          value={kind?.parent}
        />
        <SelectField
          name="equipe"
          label="Équipe"
          choices={choices.teams}
          none={choices.everyTeam ? 'Celle du type dont il fait partie, ou toutes' : 'Celle du type dont il fait partie'}
          value={kind?.team}
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          name="nature"
          label="Nature, par quoi les équipes se comparent"
          choices={choices.natures}
          none="Celle du type dont il fait partie"
          value={kind?.nature}
        />
        <DayTyped
          name="du"
          label={kind === undefined ? 'Premier jour' : 'Premier jour, facultatif'}
          required={kind === undefined}
          value={kind === undefined ? fromDay : kind.fromDay}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          name="autres-noms"
          label="Autres noms"
          value={kind?.aliases.join(' | ')}
          hint="Comme les fichiers l’écrivent aussi, séparés par une barre | droite."
        />
        <TextField
          name="rang"
          label="Rang"
          inputMode="numeric"
          value={kind?.rank === null ? '' : kind?.rank.toString()}
          hint="Place parmi ses voisins ; vide : à la suite, par nom."
        />
      </FieldRow>
    </>
  );
}
