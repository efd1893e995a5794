import { data, redirect } from 'react-router';
import { answerForm } from '../../../http/form-action.ts';
import { pageContext } from '../../../http/page-context.ts';
import { describeProblem } from '../../../http/problem-response.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { Brand } from '../../../web/brand.tsx';
import { RadioField, TextField } from '../../../web/form-field.tsx';
import { RecordForm } from '../../../web/record-form.tsx';
import { answerEvaluation, openEvaluation } from '../ask-evaluation.ts';
import { frenchMark, frenchQuestion, marks, questions } from '../evaluation.ts';
import { evaluationDonePath } from '../training.paths.ts';
import type { Route } from './+types/evaluation.page.ts';
import classes from './evaluation.module.css';

export const meta = () => [{ title: 'Votre avis · Bièvre' }];

function asAnswer(thrown: unknown): unknown {
  if (!isProblem(thrown)) return thrown;
  const document = describeProblem(thrown);
  return data(document, { status: document.status });
}

export async function loader({ params, context }: Route.LoaderArgs) {
  try {
    return await openEvaluation(context.get(pageContext).database, params.token);
  } catch (thrown) {
    throw asAnswer(thrown);
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  try {
    return await answerForm(request, async (_form, typed) => {
      await answerEvaluation(context.get(pageContext).database, params.token, typed);
      throw redirect(evaluationDonePath);
    });
  } catch (thrown) {
    throw asAnswer(thrown);
  }
}

const choices = marks.map((mark) => ({ value: String(mark), label: frenchMark[mark] }));

export default function EvaluationPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <h1>{`Votre avis sur «\u00a0${loaderData.course}\u00a0»`}</h1>
      <RecordForm name="avis" answer={actionData} button="Envoyer mon avis">
        <p>Votre réponse est enregistrée sans votre nom. Rien n’en est montré tant que moins de trois personnes ont répondu.</p>
        {questions.map((question) => (
          <RadioField key={question} name={question} legend={frenchQuestion[question]} choices={choices} value="" />
        ))}
        <TextField name="mots" label="Quelques mots, si vous le souhaitez" />
      </RecordForm>
    </main>
  );
}
