import { PlainTable } from '../../../web/plain-table.tsx';
import { type Enrolment, frenchPresence, refusalWords, stateWords } from '../enrolment.ts';
import { ownCertificatePath } from '../training.paths.ts';
import { CancelEnrolment } from './cancel-enrolment.tsx';
import classes from './training.module.css';

/** Those whom the member sends to a session, with what becomes of each. */
export function OwnAgents({ own, hasBegun }: { own: readonly Enrolment[]; hasBegun: boolean }) {
  if (own.length === 0) return <p className="soft">Aucun de vos agents n’y est inscrit.</p>;
  const heads = ['Agent', 'Inscription', ...(hasBegun ? ['Présence'] : []), { spoken: 'Actions' }];
  return (
    <PlainTable label="Vos agents inscrits" heads={heads}>
      {own.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            {one.participant}
            {one.email !== null && <div className={`soft ${classes.wrapping}`}>{one.email}</div>}
          </th>
          <td>
            {stateWords(one)}
            {one.refusal !== null && <div className="soft">{refusalWords(one.refusal)}</div>}
          </td>
          {hasBegun && <td>{one.presence !== null && frenchPresence[one.presence]}</td>}
          <td>
            {!hasBegun && one.state !== 'cancelled' && one.presence === null && <CancelEnrolment one={one} />}
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
