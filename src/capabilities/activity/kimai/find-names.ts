import type { Naming } from '../../../import/foreign.ts';
import type { ParsedRow } from '../../../import/format.ts';
import { fault, isFault } from '../../../import/rejection.ts';
import { normalizeText } from '../../../kernel/text.ts';
import { remembered, textOf } from '../files/rules/stretches.ts';
import type { EntryFault } from './time-entry.ts';

/** What a line of time says of an entry, but for its day and its part of it. */
export type Work = {
  readonly person: string;
  readonly kind: string;
  readonly application: string | null;
  readonly project: string | null;
  readonly domain: string | null;
  readonly body: string | null;
  readonly scope: 'shared' | 'internal' | null;
};

/** Under this name the conversion asks for those who sign in here: `person`, `email`, `name`. */
export const tiedPeople = 'comptes-lies';

type Found<T> = T | EntryFault;

const scopeWords: Readonly<Record<string, Work['scope']>> = {
  multi: 'shared',
  interne: 'internal',
  internal: 'internal',
  intern: 'internal',
};

/** Finds what entries name: every name is looked up once, whatever the number of entries. */
export function findNames(naming: Naming): (row: ParsedRow) => Found<Work> {
  const kindOf = remembered((typed) => naming.find('kind', typed));
  const subjectOf = remembered((typed) => findSubject(naming, typed));
  const operator = naming.records('operateur').flatMap(({ code, name, full_name: full }) => [code, name, full]);
  const own = new Set(operator.flatMap((name) => (typeof name === 'string' ? [normalizeText(name)] : [])));
  const beneficiaryOf = remembered((typed) => findBeneficiary(naming, own, typed));
  const byAccount = namesOfAccounts(naming);
  const personOf = remembered((names) => findPerson(naming, byAccount, names.split('\n')));
  return (row) => {
    const person = personOf(userFields.map(({ field }) => textOf(row[field]) ?? '').join('\n'));
    if (typeof person !== 'string') return person;
    const activity = textOf(row['activity']) ?? '';
    const kind = kindOf(activity);
    if (isFault(kind)) return { ...kind, field: 'activite', value: activity };
    const subject = subjectOf(textOf(row['project']) ?? '');
    if (isFault(subject)) return subject;
    const beneficiary = beneficiaryOf(textOf(row['customer']) ?? '');
    if (isFault(beneficiary)) return beneficiary;
    return { person, kind, ...subject, ...beneficiary };
  };
}

/** What an entry says of its user, the surest first, with the names of the columns. */
const userFields = [
  { field: 'account', column: 'matricule' },
  { field: 'email', column: 'courriel' },
  { field: 'user', column: 'utilisateur' },
  { field: 'alias', column: 'nom' },
] as const;

type ByAccount = ReadonlyMap<string, ReadonlySet<string>>;

/** The people who sign in here, by each name that their account may have in Kimai: its address, what stands before its @, its name. */
function namesOfAccounts(naming: Naming): ByAccount {
  const found = new Map<string, Set<string>>();
  for (const { person, email, name } of naming.records(tiedPeople)) {
    const address = textOf(email) ?? '';
    for (const typed of [address, address.split('@')[0] ?? '', textOf(name) ?? '']) {
      const key = normalizeText(typed);
      if (key !== '' && typeof person === 'string') found.set(key, (found.get(key) ?? new Set()).add(person));
    }
  }
  return found;
}

/**
 * By the number of the account, or a name that is a staff number; else by the account of one person alone, here, that bears its name.
 * @param names as `userFields` says them; a fault is that of the first that is not empty
 */
function findPerson(naming: Naming, byAccount: ByAccount, names: readonly string[]): Found<string> {
  const typed = userFields.flatMap(({ column: field }, index) => {
    const value = names[index] ?? '';
    return value === '' ? [] : [{ field, value }];
  });
  for (const { value } of typed) {
    const found = naming.find('person', value);
    if (typeof found === 'string') return found;
  }
  const at = typed[0] ?? { field: 'matricule', value: '' };
  for (const { field, value: name } of typed) {
    const [only, ...others] = [...(byAccount.get(normalizeText(name)) ?? [])].sort();
    if (only === undefined) continue;
    if (others.length === 0) return only;
    const message = `L’utilisateur « ${name} » peut être ${[only, ...others].join(' ou ')}, d’après leurs comptes : donnez-lui dans Kimai son matricule (Staff number), puis exportez de nouveau.`;
    return { ...fault('ambiguous-reference', message), field, value: name };
  }
  const shown = typed.at(-1)?.value;
  const message =
    shown === undefined
      ? 'L’entrée ne dit pas de qui elle est : ajoutez à l’export la colonne du matricule (Staff number), ou celle de l’utilisateur.'
      : `L’utilisateur « ${shown} » n’est pas connu : donnez-lui dans Kimai le matricule qu’il a dans « personnel » (Staff number) et exportez de nouveau, ou liez à sa personne un compte de la même adresse électronique.`;
  return { ...fault('unknown-reference', message), ...at };
}

/** A Kimai project is one of the operator's projects, else an application. */
function findSubject(naming: Naming, typed: string): Found<Pick<Work, 'application' | 'project' | 'domain'>> {
  if (typed === '') return { application: null, project: null, domain: null };
  const project = naming.find('project', typed);
  if (typeof project === 'string') {
    const row = naming.rowOf('project', project);
    return { project, application: textOf(row?.['application']), domain: textOf(row?.['domain']) };
  }
  if (project.rule !== 'unknown-reference') return { ...project, field: 'projet', value: typed };
  const application = naming.find('application', typed);
  if (typeof application === 'string') return { project: null, application, domain: null };
  if (application.rule !== 'unknown-reference') return { ...application, field: 'projet', value: typed };
  const message = `« ${typed} » n’est ni un projet ni un logiciel connu : ajoutez ce nom aux autres noms de l’un d’eux (« projets » ou « logiciels »).`;
  return { ...fault('unknown-reference', message), field: 'projet', value: typed };
}

/** A Kimai customer is a body, or MULTI, or INTERNE, which the operator itself is too. */
function findBeneficiary(naming: Naming, own: ReadonlySet<string>, typed: string): Found<Pick<Work, 'body' | 'scope'>> {
  const word = normalizeText(typed);
  const scope = scopeWords[word] ?? (own.has(word) ? 'internal' : null);
  if (scope !== null) return { body: null, scope };
  const body = naming.find('body', typed);
  if (typeof body === 'string') return { body, scope: null };
  const message = `${body.message} Pour du temps partagé, ce client s’appelle MULTI ; pour l’opérateur, INTERNE.`;
  return { ...fault(body.rule, message), field: 'client', value: typed };
}
