import { frenchNumber } from '../../../kernel/french.ts';
import { CheckField, DayTyped, FieldRow, SelectField, TextField } from '../../../web/form-field.tsx';
import type { HalfDay, PlannedSession } from '../session.ts';
import { asRecorded, dayPlaces, frenchMoment, momentOf, moments, trainerPlaces, usualHours } from '../session-form.ts';
import { daysWords } from '../session-words.ts';
import type { SessionChoices } from './choices.load.ts';

const wholeDay = 'journee';
/** The whole day is the choice of nothing. */
const momentChoices = moments.filter((value) => value !== wholeDay).map((value) => ({ value, label: frenchMoment[value] }));
const dayLabels = ['Premier jour', 'Deuxième jour, facultatif', 'Troisième jour, facultatif', 'Quatrième jour, facultatif'];
const trainerLabels = ['Formateur, facultatif', 'Deuxième formateur, facultatif', 'Troisième formateur, facultatif'];
/** Room for three, or for as many as there are. */
const leastTrainers = 3;

type Shown = { readonly day: string; readonly moment: string };

/** The days of a session as the form holds them; one whose half-days are not known has its first day, and the length recorded. */
function daysOf(session: PlannedSession | undefined): Shown[] {
  if (session === undefined) return [];
  if (session.halfDays.length === 0) return [{ day: session.firstDay, moment: asRecorded }];
  return [...Map.groupBy(session.halfDays, ({ day }) => day)].map(([day, halves]) => ({
    day,
    moment: momentOf(halves.map(({ half }) => half)),
  }));
}

/** What is recorded of how long it lasts, kept while no half-day is given. */
function lengthRecorded({ days }: PlannedSession) {
  const words = days === null ? 'inconnue' : daysWords(days);
  return { value: asRecorded, label: `durée enregistrée : ${words}` };
}

function Hours({ halfDays }: { halfDays: readonly HalfDay[] }) {
  const of = (wanted: HalfDay['half']) => halfDays.find(({ half }) => half === wanted);
  const [morning, afternoon] = [of('morning'), of('afternoon')];
  return (
    <FieldRow>
      <TextField name="matin-de" label="Matin, à partir de" value={morning?.begins ?? usualHours['matin-de']} />
      <TextField name="matin-a" label="Matin, jusqu’à" value={morning?.ends ?? usualHours['matin-a']} />
      <TextField name="apres-midi-de" label="Après-midi, à partir de" value={afternoon?.begins ?? usualHours['apres-midi-de']} />
      <TextField name="apres-midi-a" label="Après-midi, jusqu’à" value={afternoon?.ends ?? usualHours['apres-midi-a']} />
    </FieldRow>
  );
}

type SessionFieldsProps = { choices: SessionChoices; session?: PlannedSession; course?: string | null };

/** The fields of a session: of a new one, or of one that is put right. */
export function SessionFields({ choices, session, course }: SessionFieldsProps) {
  const days = daysOf(session);
  const isUnplanned = session !== undefined && session.halfDays.length === 0;
  const places = trainerPlaces.slice(0, Math.max(leastTrainers, session?.trainers.length ?? 0));
  const { preparation = null, cost = null } = session ?? {};
  return (
    <>
      <SelectField name="formation" label="Formation" choices={choices.courses} required value={session?.course ?? course} />
      {dayPlaces.map((place, index) => (
        <FieldRow key={place}>
          <DayTyped name={`jour-${place}`} label={dayLabels[index] ?? ''} required={place === 1} value={days[index]?.day} />
          <SelectField
            name={`moment-${place}`}
            label={`Moment du ${place === 1 ? 'premier' : `${place}e`} jour`}
            choices={place === 1 && isUnplanned ? [lengthRecorded(session), ...momentChoices] : momentChoices}
            none={frenchMoment[wholeDay]}
            value={days[index]?.moment === wholeDay ? null : days[index]?.moment}
          />
        </FieldRow>
      ))}
      <Hours halfDays={session?.halfDays ?? []} />
      <FieldRow>
        <TextField name="lieu" label="Lieu, facultatif" value={session?.place} />
        <TextField
          name="capacite"
          label="Nombre de places, facultatif"
          inputMode="numeric"
          value={session?.capacity?.toString()}
          hint="Au-delà, on attend. Vide : sans limite."
        />
        <TextField
          name="preparation"
          label="Jours de préparation, facultatif"
          inputMode="decimal"
          value={preparation === null ? null : frenchNumber(String(preparation / 100))}
        />
        <TextField
          name="cout"
          label="Coût en euros, facultatif"
          inputMode="decimal"
          value={cost === null ? null : frenchNumber((cost / 100).toFixed(2))}
          hint="Intervenant, salle, supports."
        />
      </FieldRow>
      <CheckField name="distance" label="À distance" checked={session?.remote ?? false} />
      <FieldRow>
        <CheckField
          name="ouverte-adherents"
          label="Les adhérents y inscrivent leurs agents"
          checked={session?.openToMembers ?? true}
        />
        <DayTyped
          name="inscriptions-jusquau"
          label="Jusqu’au, facultatif"
          value={session?.enrolUntil}
          hint="Vide : jusqu’à la veille."
        />
      </FieldRow>
      <FieldRow>
        {places.map((place, index) => (
          <TextField
            key={place}
            name={`formateur-${place}`}
            label={trainerLabels[index] ?? `${place}e formateur`}
            proposed={choices.trainers}
            value={session?.trainers[index]}
            hint={place === 1 ? 'Son matricule. Un intervenant extérieur n’en a pas : son prix est dans le coût.' : undefined}
          />
        ))}
      </FieldRow>
    </>
  );
}
