import { PlainTable } from '../../../web/plain-table.tsx';
import { type Enrolment, frenchPresence, refusalWords, stateWords } from '../enrolment.ts';
import { ownCertificatePath } from '../training.paths.ts';
import { CancelEnrolment } from './cancel-enrolment.tsx';

/** Those whom the member sends to a session, with what becomes of each. */
export function OwnAgents({ own, mayCancel }: { own: readonly Enrolment[]; mayCancel: boolean }) {
  if (own.length === 0) return <p className="soft">Aucun de vos agents n’y est inscrit.</p>;
  return (
    <PlainTable label="Vos agents inscrits" heads={['Agent', 'Inscription', 'Présence', { spoken: 'Actions' }]}>
      {own.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            {one.participant}
            {one.email !== null && <div className="soft">{one.email}</div>}
          </th>
          <td>
            {stateWords(one)}
            {one.refusal !== null && <div className="soft">{refusalWords(one.refusal)}</div>}
          </td>
          <td>{one.presence !== null && frenchPresence[one.presence]}</td>
          <td>
            {mayCancel && one.state !== 'cancelled' && one.presence === null && <CancelEnrolment one={one} />}
            {one.presence === 'present' && (
              <a href={ownCertificatePath(one.id)} download aria-label={`Attestation de ${one.participant} (PDF)`}>
                Attestation
              </a>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
