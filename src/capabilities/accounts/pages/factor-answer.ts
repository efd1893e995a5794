import { data, redirect } from 'react-router';
import type { PageContext } from '../../../http/page-context.ts';
import { changing, type PageArguments, type PageChange, requireSession } from '../../../http/reading.ts';
import type { Session } from '../../../http/session.ts';
import { isProblem, problem } from '../../../kernel/problem.ts';
import type { FactorHouse } from '../own-factors.ts';

/** What a form on second factors is answered; the codes are shown this once. */
export type FactorAnswer = {
  readonly done: string | null;
  readonly refusal: string | null;
  readonly codes: readonly string[] | null;
};

export function factorHouse({ database, now, origin, mail, sessions }: PageContext): FactorHouse {
  return { database, now, origin, mail, sealing: sessions.sealing };
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export function doneWith(done: string, codes: readonly string[] | null = null): FactorAnswer {
  return { done, refusal: null, codes };
}

/** @throws a redirection to the same page, which is then open; Problem when the password is wrong */
async function proveAgain({ sessions }: PageChange, session: Session, form: FormData, path: string): Promise<never> {
  if (await sessions.proveAgain(session, textOf(form, 'mot-de-passe'))) throw redirect(path);
  throw problem('invalid', 'accounts.wrong-password', 'Ce n’est pas votre mot de passe.');
}

/** An action on one's own second factors: the password given again, or what the page's form asks. Refusals are shown above it. */
export function changingFactors(
  change: (house: FactorHouse, session: Session, form: FormData) => Promise<FactorAnswer>,
): (args: PageArguments) => Promise<ReturnType<typeof data<FactorAnswer>>> {
  return changing(async (page, args) => {
    const session = requireSession(args);
    const form = await args.request.formData();
    try {
      if (textOf(form, 'action') === 'prouver') await proveAgain(page, session, form, args.url.pathname);
      return data(await change(factorHouse(page), session, form));
    } catch (thrown) {
      if (!isProblem(thrown) || thrown.kind === 'refused') throw thrown;
      const status = thrown.kind === 'unavailable' ? 429 : 422;
      return data<FactorAnswer>({ done: null, refusal: thrown.message, codes: null }, { status });
    }
  });
}
