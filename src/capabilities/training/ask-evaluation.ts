import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database, Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import { optionalText, optionalWhole, parseForm, text } from '../../http/form-input.ts';
import { yes } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { type OperatorCode, parseOperatorCode } from '../../kernel/identifier.ts';
import { problem, refusedFields } from '../../kernel/problem.ts';
import {
  type Counted,
  countAnswers,
  findOpenLink,
  giveLink,
  insertEvaluation,
  listWithoutAnswer,
  useLink,
} from './evaluation.store.ts';
import { type Answers, type EvaluationQuestion, fewestAnswers, type Mark, marks } from './evaluation.ts';
import { lockSessionToRun } from './running.ts';
import { type MailDesk, readTold } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { evaluationPath } from './training.paths.ts';
import { deadLink } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { questionnaireMail } from './training-mail.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** A link to the form: for whom, where to write to them, and the path, which is told once. */
export type EvaluationLink = { readonly participant: string; readonly email: string | null; readonly path: string };

const asking = z.object({ session: text('Dites quelle session.'), version: optionalText });

/** Of two who ask at once, the second is told: their links would replace those that have just been sent. */
function demandUnasked({ lastAsked }: Counted, version: string | null): void {
  if (lastAsked === version) return;
  throw refusedFields('conflict', 'training.asked-meanwhile', {
    version:
      'Les avis ont été demandés ailleurs depuis que vous avez ouvert cette page : rien n’est reparti. Les demander de nouveau remplacerait les liens qui viennent d’être donnés.',
  });
}

/** Once the answers of a session are shown, those of one or two more people would be the difference. */
function refuseFew({ answers }: Counted, people: number): void {
  if (answers < fewestAnswers || people >= fewestAnswers) return;
  throw problem(
    'conflict',
    'training.too-few-to-ask',
    `Les avis de cette session sont déjà montrés : demandés à moins de ${fewestAnswers} personnes de plus, les leurs se liraient par différence.`,
  );
}

/**
 * Makes a link for everybody who came and did not answer, another one for those who had one: links get lost. Only the hash of a secret is
 * kept.
 * @param version when they were last asked (`countAnswers`), as whoever asks read it
 */
export const makeEvaluationLinks: Command<z.output<typeof asking>, readonly EvaluationLink[], Tx> = {
  name: 'training.make-evaluation-links',
  parse: (raw) => parseForm('training.bad-evaluation', asking, raw),
  may: mayTakePartInTraining,
  run: async (tx, asked, actor) => {
    const { code } = await lockSessionToRun(tx, actor, asked.session);
    const counted = await countAnswers(tx, code);
    demandUnasked(counted, asked.version);
    const people = await listWithoutAnswer(tx, code);
    if (people.length === 0)
      throw problem(
        'conflict',
        'training.nobody-to-ask',
        'Personne à interroger : enregistrez d’abord les présences, ou chaque présent a déjà répondu.',
      );
    refuseFew(counted, people.length);
    const links: EvaluationLink[] = [];
    for (const { id, participant, email } of people) {
      const secret = randomBytes(32).toString('base64url');
      await giveLink(tx, actor, { session: code, enrolment: id, hash: hashOf(secret) });
      links.push({ participant, email, path: evaluationPath(`${actor.operator}.${secret}`) });
    }
    const after = { links: links.length };
    return { result: links, facts: [{ name: 'training.evaluation-asked', subject: sessionSubject(code), before: null, after }] };
  },
};

type Token = { readonly operator: OperatorCode; readonly hash: string };

/** @throws Problem as for a link that was used: nobody is told what is wrong with theirs */
function readToken(token: string): Token {
  const [, code = '', secret = ''] = /^([^.]+)\.([A-Za-z0-9_-]+)$/.exec(token) ?? [];
  const operator = parseOperatorCode(code);
  if (operator === null || secret === '') throw deadLink();
  return { operator, hash: hashOf(secret) };
}

/** Whoever holds a link acts without a name: the journal says that an answer came, not from whom. */
function answerer(operator: OperatorCode): Actor {
  return { kind: 'system', id: 'training.evaluation', name: 'Questionnaire de formation', operator, member: null, roles: [] };
}

/** The name of the course that a link asks about. @throws Problem when it no longer works */
export async function openEvaluation(database: Database, token: string): Promise<{ readonly course: string }> {
  const { operator, hash } = readToken(token);
  const found = await database.read(answerer(operator), (tx) => findOpenLink(tx, hash));
  if (found === null) throw deadLink();
  return { course: found.course };
}

const mark = optionalWhole(1, 4).transform((value): Mark | null => marks.find((one) => one === value) ?? null);
const answering = z.object({ expectations: mark, trainer: mark, pace: mark, usefulness: mark, mots: optionalText });

/** A question without an answer sends nothing: there is no field for its refusal to stand beside. */
function demandAll({ expectations, trainer, pace, usefulness }: Record<EvaluationQuestion, Mark | null>): Answers {
  if (expectations !== null && trainer !== null && pace !== null && usefulness !== null)
    return { expectations, trainer, pace, usefulness };
  throw problem('invalid', 'training.bad-answers', 'Répondez à chacune des quatre questions, puis envoyez votre avis.');
}

type Answering = { readonly hash: string; readonly answers: Answers; readonly words: string | null };

function answerCommand(hash: string): Command<Answering, void, Tx> {
  return {
    name: 'training.answer-evaluation',
    parse: (raw) => {
      const { mots, ...answers } = parseForm('training.bad-answers', answering, raw);
      return { hash, answers: demandAll(answers), words: mots };
    },
    // The secret of the link is the permission; a link works once.
    may: () => yes,
    run: async (tx, { answers, words }, actor) => {
      const session = await useLink(tx, hash);
      if (session === null) throw deadLink();
      await insertEvaluation(tx, actor, { session, answers, words });
      return {
        result: undefined,
        facts: [{ name: 'training.evaluation-answered', subject: sessionSubject(session), before: null, after: null }],
      };
    },
  };
}

/** Records what somebody thought, once, without their name. @throws Problem */
export async function answerEvaluation(database: Database, token: string, raw: unknown): Promise<void> {
  const { operator, hash } = readToken(token);
  await perform(database, answerer(operator), answerCommand(hash), raw);
}

/** Mails links to those who have an address; what could not be mailed comes back, to be handed over. */
export async function mailEvaluationLinks(
  { database, mail, origin }: Pick<MailDesk, 'database' | 'mail'> & { readonly origin: string },
  actor: Actor,
  session: string,
  made: readonly EvaluationLink[],
): Promise<{ readonly sent: number; readonly links: readonly EvaluationLink[] }> {
  if (mail === null) return { sent: 0, links: made };
  const told = await database.read(actor, (tx) => readTold(tx, actor, session));
  const links: EvaluationLink[] = [];
  for (const one of made) {
    if (one.email === null) {
      links.push(one);
      continue;
    }
    try {
      await mail(questionnaireMail({ ...told, to: one.email, name: one.participant, link: `${origin}${one.path}` }));
    } catch {
      links.push(one);
    }
  }
  return { sent: made.length - links.length, links };
}
