import { type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import type { Session } from '../../http/session.ts';
import type { Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { beginApplication, confirmApplication } from './add-factor.ts';
import { createAccounts } from './index.ts';
import type { FactorHouse } from './own-factors.ts';
import { codeOfStep, stepAt } from './totp.ts';

export const origin = 'http://localhost:3000';
export const password = 'une phrase assez longue';

/** Cookies as a browser keeps them: what is set stays until it is taken away. */
export function cookiesOf(cookies: readonly string[], kept = new Headers()): Headers {
  const jar = new Map((kept.get('cookie') ?? '').split('; ').map((one) => [one.split('=')[0] ?? '', one]));
  for (const cookie of cookies) {
    const pair = cookie.split(';')[0] ?? '';
    const name = pair.split('=')[0] ?? '';
    if (/max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, pair);
  }
  return new Headers({ cookie: [...jar.values()].filter((one) => one !== '').join('; ') });
}

/** Accounts on the test's own database, with a clock that the test moves, and the mails that would have left. */
export function openFactorHouse(base: TestDatabase) {
  let later = 0;
  // The accounts library dates sessions by the machine's clock: the test's stands before or after that one.
  const start = Date.now();
  const now = () => new Date(start + later);
  const clock = { now, today: () => day('2026-11-28') };
  const secret = 'x'.repeat(40);
  const mails: Mail[] = [];
  const mail = async (one: Mail) => void mails.push(one);
  const made = createAccounts({ database: base.database, secret, origin, clock, mail });
  const { sessions } = made;
  const house: FactorHouse = {
    database: base.database,
    now,
    origin,
    mail,
    sealing: sessions.sealing,
  };
  const open = (name: string, roles: readonly Role[] = ['reader'], operator = 'alpha') =>
    made.desk.create(testActor(operator), { name, email: `${name}@alpha.example`, password, roles });
  const enter = (name: string, kept = new Headers()) =>
    sessions.signIn({ email: `${name}@alpha.example`, password }, kept, '203.0.113.7');

  /** Signs in where the password is enough. */
  async function signedIn(name: string): Promise<{ headers: Headers; session: Session }> {
    const answer = await enter(name);
    if (!answer.signedIn) throw new Error(answer.why);
    const headers = cookiesOf(answer.cookies);
    const session = await sessions.find(headers);
    if (!session) throw new Error('no session');
    return { headers, session };
  }

  /** Gives the password where a second factor is awaited: the cookies that lead to it. */
  async function awaited(name: string): Promise<Headers> {
    const answer = await enter(name);
    if (answer.signedIn || !answer.secondFactor) throw new Error('no second factor is asked');
    return cookiesOf(answer.secondFactor.cookies);
  }

  /** Sets up an application of codes: its secret, and the recovery codes of a first factor. */
  async function withApplication(session: Session): Promise<{ secret: string; codes: readonly string[] | null }> {
    const { secret: typed } = await beginApplication(house, session);
    const codes = await confirmApplication(house, session, codeOfStep(typed, stepAt(now())));
    later += 60_000;
    return { secret: typed, codes };
  }

  return {
    ...{ base, house, sessions, tokens: made.tokens, clock, mails, open, enter, signedIn, awaited, withApplication },
    wait: (minutes: number) => {
      later += minutes * 60_000;
    },
    /** Back to the machine's instant, which the accounts library dates sessions by. */
    waitNoMore: () => {
      later = 0;
    },
    codeNow: (typed: string, away = 0) => codeOfStep(typed, stepAt(now()) + away),
  };
}
