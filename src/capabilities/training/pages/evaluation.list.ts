import type { ListColumn } from '../../../web/list-state.ts';
import { type FiledTable, filedTable } from '../../../web/page-file.ts';
import { type EvaluationQuestion, type EvaluationResults, frenchQuestion, questions } from '../evaluation.ts';

type ResultLine = { readonly question: EvaluationQuestion; readonly results: EvaluationResults };

const columns: readonly ListColumn<ResultLine>[] = [
  { key: 'question', label: 'Question', value: ({ question }) => frenchQuestion[question] },
  {
    key: 'note',
    label: 'Note moyenne sur 4',
    numeric: true,
    value: ({ question, results }) => results.means[question] / 100,
  },
  { key: 'reponses', label: 'Réponses', numeric: true, value: ({ results }) => results.answers },
];

export const resultsTableId = 'avis';

/** What trainees thought as a file; none where nothing of it is shown. */
export function resultsTables(results: EvaluationResults | null): FiledTable[] {
  if (results === null) return [];
  return [
    filedTable(
      resultsTableId,
      questions.map((question) => ({ question, results })),
      columns,
    ),
  ];
}
