import { roles } from '../../kernel/actor.ts';
import { type Day, parseDay } from '../../kernel/day.ts';
import { problem } from '../../kernel/problem.ts';
import type { Scope, Terms } from '../accounts/index.ts';
import type { Named, Scopes } from './scopes.ts';

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function dayIn(form: FormData, name: string, label: string): Day | null {
  const text = textOf(form, name);
  if (text === '') return null;
  const date = parseDay(text);
  if (date) return date;
  throw problem('invalid', 'accounts.bad-day', `« ${text} » n’est pas une date (${label}).`);
}

/** A day that must be given. @throws Problem */
export function demandDay(form: FormData, name: string, label: string): Day {
  const date = dayIn(form, name, label);
  if (date) return date;
  throw problem('invalid', 'accounts.no-day', `Donnez une date (${label}).`);
}

function readScope(text: string, scopes: Scopes): Scope {
  if (text === 'operator') return { kind: 'operator' };
  const [kind = '', code = ''] = text.split(/:(.*)/s);
  const isKnown = (list: readonly Named[]) => list.some((one) => one.code === code);
  if (kind === 'team' && isKnown(scopes.teams)) return { kind, code };
  if (kind === 'member' && isKnown(scopes.members)) return { kind, code };
  throw problem('invalid', 'accounts.unknown-scope', 'Choisissez dans la liste où le rôle est tenu.');
}

/** The role that a form asks for: `role`, `portee`, `du` (today when left out), `au` (the last day; open when left out). */
export function readTerms(form: FormData, scopes: Scopes, today: Day): Terms {
  const role = roles.find((one) => one === textOf(form, 'role'));
  if (!role) throw problem('invalid', 'accounts.unknown-role', 'Choisissez un rôle dans la liste.');
  const scope = readScope(textOf(form, 'portee'), scopes);
  const fromDay = dayIn(form, 'du', 'début') ?? today;
  return { role, scope, fromDay, toDay: dayIn(form, 'au', 'fin') };
}
