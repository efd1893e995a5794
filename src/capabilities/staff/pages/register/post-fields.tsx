import { CheckField, DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import type { Post } from '../../register/post.ts';
import { categories } from '../../status.ts';
import type { PostChoices } from './choices.load.ts';

const categoryChoices = categories.map((one) => ({ value: one, label: one }));

/** The fields of a post: of a new one, or of one that is put right, whose last day can then be said too. */
export function PostFields({ choices, post, lastDay }: { choices: PostChoices; post?: Post; lastDay?: string | null }) {
  const ofGrade = 'Celui du grade';
  return (
    <>
      {post === undefined ? (
        <TextField name="code" label="Code" required hint="Comme dans le tableau des effectifs : il désigne le poste partout." />
      ) : null}
      <TextField name="intitule" label="Intitulé" required value={post?.title} />
      <FieldRow>
        <SelectField name="grade" label="Grade" choices={choices.grades} none="Aucun en particulier" value={post?.grade} />
        <SelectField name="cadre" label="Cadre d’emplois" choices={choices.frameworks} none={ofGrade} value={post?.framework} />
      </FieldRow>
      <FieldRow>
        <SelectField name="filiere" label="Filière" choices={choices.streams} none="Celle du cadre" value={post?.stream} />
        <SelectField name="categorie" label="Catégorie" choices={categoryChoices} none="Celle du cadre" value={post?.category} />
      </FieldRow>
      <FieldRow>
        <SelectField name="equipe" label="Équipe" choices={choices.teams} none="Aucune" value={post?.team} />
        <TextField
          name="quotite"
          label="Quotité (en % d’un temps complet)"
          required
          inputMode="numeric"
          value={String(post?.quota ?? 100)}
        />
      </FieldRow>
      <CheckField name="budgete" label="Inscrit au budget" checked={post?.budgeted ?? true} />
      <FieldRow>
        <TextField
          name="deliberation"
          label="Délibération qui l’ouvre"
          value={post?.deliberation}
          hint="Son numéro ou sa date, si vous les avez."
        />
        <DayTyped name="du" label="Premier jour" required={post === undefined} value={post?.fromDay} />
        {post !== undefined && <DayTyped name="au" label="Dernier jour, facultatif" value={lastDay} />}
      </FieldRow>
    </>
  );
}
