import { type Choice, DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import { lastDay } from '../../register/occupancy.ts';
import { frenchSkillLevel, type Skill, skillLevels } from '../../register/skill.ts';

const levelChoices = skillLevels.map((level) => ({ value: String(level), label: `${level} : ${frenchSkillLevel[level]}` }));

export type SkillChoices = { readonly applications: readonly Choice[]; readonly topics: readonly Choice[] };

/** On what, how far, from when to when. */
export function SkillFields({ choices, skill }: { choices: SkillChoices; skill?: Skill }) {
  return (
    <>
      <FieldRow>
        <TextField
          name="logiciel"
          label="Logiciel du catalogue"
          proposed={choices.applications}
          value={skill?.application}
          hint="Son code."
        />
        <TextField
          name="theme"
          label="ou thème"
          proposed={choices.topics}
          value={skill?.topic}
          hint="Réseau, bureautique, marchés…"
        />
      </FieldRow>
      <SelectField name="niveau" label="Niveau" choices={levelChoices} required value={skill && String(skill.level)} />
      <FieldRow>
        <DayTyped name="du" label="Depuis le, facultatif" value={skill?.fromDay} />
        <DayTyped name="au" label="Jusqu’au, facultatif" value={skill && lastDay(skill)} />
      </FieldRow>
    </>
  );
}
