import type { FormAnswer } from '../../../kernel/form-answer.ts';
import { frenchInstant, frenchNumber } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { type Choice, FieldRow, SelectField, TextField } from '../../../web/form-field.tsx';
import { PlainTable } from '../../../web/plain-table.tsx';
import { RecordForm } from '../../../web/record-form.tsx';
import { attendedField, presenceField } from '../attendance-fields.ts';
import { frenchPresence, presences } from '../enrolment.ts';
import { certificatePath } from '../training.paths.ts';
import { CancelEnrolment } from './cancel-enrolment.tsx';
import type { LoadedSession, TraineeLine } from './session.load.ts';
import classes from './training.module.css';

/** Who sends somebody, with the mark of what a member's person asked. */
function SentBy({ one }: { one: TraineeLine }) {
  return (
    <>
      {one.bodyName}
      {one.memberAccount !== null && (
        <div className="soft">par l’adhérent{one.memberPerson === null ? '' : ` (${one.memberPerson})`}</div>
      )}
    </>
  );
}

function presenceWords({ presence, attended }: TraineeLine): string {
  if (presence === null) return '';
  return `${frenchPresence[presence]}${attended === null ? '' : `, ${frenchNumber(String(attended / 100))} j`}`;
}

function invitedWords({ invitedAt }: TraineeLine): string {
  return invitedAt === null ? '' : frenchInstant(invitedAt).replace(/ à .*/, '');
}

const tellingWords = {
  now: 'un message est en train de partir',
  stopped: 'envoi interrompu : le message est peut-être arrivé',
} as const;

function EnrolledRow({ code, one, hasBegun }: { code: string; one: TraineeLine; hasBegun: boolean }) {
  return (
    <tr>
      <th scope="row">
        {one.participant}
        {one.email !== null && <div className={`soft ${classes.wrapping}`}>{one.email}</div>}
        <div className={classes.sentBy}>
          <SentBy one={one} />
        </div>
      </th>
      <td>
        <SentBy one={one} />
      </td>
      <td>
        {hasBegun ? presenceWords(one) : invitedWords(one)}
        {one.isMisled && <div className="soft">à prévenir du changement</div>}
        {one.telling !== null && <div className="soft">{tellingWords[one.telling]}</div>}
      </td>
      <td>
        {one.presence === null && <CancelEnrolment one={one} />}
        {one.presence === 'present' && (
          <a href={certificatePath(code, one.id)} download aria-label={`Attestation de ${one.participant} (PDF)`}>
            Attestation
          </a>
        )}
      </td>
    </tr>
  );
}

type EnrolledProps = { code: string; people: readonly TraineeLine[]; hasBegun: boolean };

/** Those who have a seat: when they were invited, and who came once the session has begun. */
export function Enrolled({ code, people, hasBegun }: EnrolledProps) {
  if (people.length === 0) return <p className="soft">Personne n’est inscrit.</p>;
  const heads = ['Participant', 'Adhérent', hasBegun ? 'Présence' : 'Invité le', { spoken: 'Actions' }];
  return (
    <div className={classes.enrolled}>
      <PlainTable label="Inscrits" heads={heads}>
        {people.map((one) => (
          <EnrolledRow key={one.id} code={code} one={one} hasBegun={hasBegun} />
        ))}
      </PlainTable>
    </div>
  );
}

/** Those who wait, the first of whom is let in when somebody cancels. */
export function Waiting({ people }: { people: readonly TraineeLine[] }) {
  return (
    <PlainTable label="Liste d’attente" heads={['Rang', 'Participant', 'Adhérent', { spoken: 'Actions' }]}>
      {people.map((one, index) => (
        <tr key={one.id}>
          <td>{index + 1}</td>
          <th scope="row">{one.participant}</th>
          <td>
            <SentBy one={one} />
          </td>
          <td>
            <CancelEnrolment one={one} />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

export function EnrolForm({ bodies, answer }: { bodies: readonly Choice[]; answer: FormAnswer | undefined }) {
  return (
    <RecordForm name="inscrire" answer={answer} title="Inscrire quelqu’un" button="Inscrire">
      <FieldRow>
        <TextField name="participant" label="Nom ou numéro" required />
        <SelectField name="adherent" label="Adhérent" choices={bodies} none="Aucun, ou inconnu" />
        <TextField name="courriel" label="Courriel, facultatif" hint="Pour l’inviter." />
      </FieldRow>
    </RecordForm>
  );
}

/** What members' people asked may be refused, until it is known who came. */
export function RefuseForm({ people, answer }: { people: readonly TraineeLine[]; answer: FormAnswer | undefined }) {
  const asked = people.filter(({ memberAccount, presence }) => memberAccount !== null && presence === null);
  if (asked.length === 0) return null;
  const choices = asked.map(
    ({ id, participant, bodyName }): Choice => ({
      value: id,
      label: bodyName === null ? participant : `${participant}, ${bodyName}`,
    }),
  );
  return (
    <RecordForm
      name="refuser"
      answer={answer}
      summary="Refuser une inscription faite par un adhérent…"
      button="Refuser l’inscription"
      danger
    >
      <p>La personne qui l’a faite lira votre mot dans ses inscriptions, et le reçoit par courriel.</p>
      <FieldRow>
        <SelectField name="inscription" label="Inscription" choices={choices} required />
        <TextField name="mot" label="Pourquoi" required />
      </FieldRow>
    </RecordForm>
  );
}

type AskFormProps = { detail: NonNullable<LoadedSession['detail']>; present: number; answer: FormAnswer | undefined };

/** Asks those who came what they thought, as long as one of them has not answered. */
export function AskForm({ detail, present, answer }: AskFormProps) {
  const { answers, links, lastAsked } = detail.answers;
  if (present === 0) return null;
  if (answers >= present)
    return <p className="soft">{present === 1 ? 'Le présent a donné son avis.' : 'Chaque présent a donné son avis.'}</p>;
  const given = countOf(links, 'lien donné', 'liens donnés');
  return (
    <RecordForm
      name="avis"
      answer={answer}
      version={lastAsked ?? ''}
      title="Avis des participants"
      button={links === 0 ? 'Demander les avis' : 'Demander à qui n’a pas répondu'}
    >
      <p>
        {links === 0
          ? 'Chaque présent reçoit un lien vers quatre questions ; sa réponse est enregistrée sans son nom.'
          : `${countOf(answers, 'réponse', 'réponses', 'Aucune réponse')} pour ${given}. Les présents qui n’ont pas répondu reçoivent un nouveau lien ; celui qu’ils avaient ne marche plus.`}
      </p>
    </RecordForm>
  );
}

const presenceChoices = presences.map((value) => ({ value, label: frenchPresence[value] }));

/** The whole sheet in one go: everybody is said to have come until it is said otherwise, and nothing is recorded before it is sent. */
export function AttendanceForm({ people, answer }: { people: readonly TraineeLine[]; answer: FormAnswer | undefined }) {
  const isTyped = people.some(({ presence }) => presence !== null);
  return (
    <RecordForm name="presences" answer={answer} title="Présences" button="Enregistrer les présences">
      <p>
        {!isTyped && 'Chacun est proposé présent : changez ceux qui ne sont pas venus, puis enregistrez. '}
        Les jours suivis, laissés vides, sont ceux de toute la session.
      </p>
      <div className={classes.people}>
        {people.map((one) => (
          <FieldRow key={one.id}>
            <SelectField
              name={presenceField(one.id)}
              label={one.participant}
              choices={presenceChoices}
              none="inconnu"
              value={isTyped ? one.presence : 'present'}
            />
            <TextField
              name={attendedField(one.id)}
              label={`Jours suivis par ${one.participant}`}
              inputMode="decimal"
              value={one.attended === null ? null : frenchNumber(String(one.attended / 100))}
            />
          </FieldRow>
        ))}
      </div>
    </RecordForm>
  );
}
