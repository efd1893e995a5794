import { frenchNumber } from '../../../kernel/french.ts';
import tableClasses from '../../../web/data-table.module.css';
import { PlainTable } from '../../../web/plain-table.tsx';
import { type EvaluationResults, fewestAnswers, frenchQuestion, questions } from '../evaluation.ts';

type ResultsProps = { results: EvaluationResults | null; over: 'session' | 'course' };

/** What trainees thought; nothing of it below three answers. */
export function EvaluationResultsTable({ results, over }: ResultsProps) {
  if (results === null)
    return (
      <p className="soft">
        {over === 'session' ? `Moins de ${fewestAnswers} réponses` : `Aucune session de ${fewestAnswers} réponses au moins`}
        &nbsp;: rien n’en est montré, pour que nul ne soit reconnu.
      </p>
    );
  return (
    <>
      <PlainTable label="Avis des participants" heads={['Question', { number: 'Note moyenne sur 4' }]}>
        {questions.map((question) => (
          <tr key={question}>
            <th scope="row">{frenchQuestion[question]}</th>
            <td className={tableClasses.number}>{frenchNumber((results.means[question] / 100).toFixed(2))}</td>
          </tr>
        ))}
      </PlainTable>
      <p className="soft">
        {results.answers} réponses, sans nom{over === 'course' && `, des sessions de ${fewestAnswers} réponses au moins`}.
        D’autres s’y ajoutent par {fewestAnswers}&nbsp;: une ou deux de plus diraient de qui elles sont.
      </p>
      {results.words.length > 0 && (
        <ul>
          {results.words.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </>
  );
}
