import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';

/** What some roles may and others may not: where it is read, how it is done, and the sentence for whoever may not. */
type Right = {
  readonly why: string;
  /** Pages, files and answers of the API. */
  readonly reads: readonly string[];
  /** Forms as somebody would send them who does not see them on any page. */
  readonly changes: readonly { readonly path: string; readonly form: Readonly<Record<string, string>> }[];
};

const nobody = '/administration/personnes/00000000-0000-4000-8000-000000000001';
const newcomer = { nom: 'Ami du soir', email: 'ami@siim94.example', du: '2026-11-22' };

/** `:import` stands for the import of the house. */
export const rights = {
  journal: {
    why: 'Le journal est réservé à la direction, à l’administration, au délégué à la protection des données, au responsable de la sécurité et aux auditeurs.',
    reads: ['/journal', '/journal.csv', '/journal/conservation', '/api/journal'],
    changes: [],
  },
  retention: {
    why: 'Seul un administrateur de l’opérateur peut changer la durée de conservation du journal.',
    reads: [],
    changes: [{ path: '/journal/conservation', form: { annees: '3' } }],
  },
  publish: {
    why: 'Seules la direction et l’administration de l’opérateur publient un bilan aux adhérents, ou le retirent.',
    reads: [],
    changes: [
      { path: '/bilans/2020/publication', form: { action: 'publier' } },
      { path: '/bilans/2020/publication', form: { action: 'retirer', numero: '1', motif: 'erreur' } },
    ],
  },
  import: {
    why: 'Seuls l’administration, la direction, les ressources humaines et les finances de l’opérateur importent des fichiers.',
    reads: ['/imports/:import/fichiers/1'],
    changes: [
      { path: '/imports', form: { annuler: ':import' } },
      { path: '/compte/jetons', form: { nom: 'chargeur', portee: 'import', duree: '30' } },
    ],
  },
  people: {
    why: 'Seul un administrateur de l’opérateur peut gérer les comptes et les rôles.',
    reads: ['/administration/personnes', '/administration/invitations', '/administration/jetons', '/administration/jetons.csv'],
    changes: [
      { path: '/administration/invitations', form: { ...newcomer, role: 'administrator', portee: 'operator' } },
      { path: nobody, form: { ...newcomer, role: 'reader', portee: 'operator' } },
    ],
  },
  signIn: {
    why: 'Seul un administrateur de l’opérateur peut régler la connexion.',
    reads: ['/administration/connexion'],
    changes: [{ path: '/administration/connexion', form: { 'second-facteur': 'nobody' } }],
  },
  week: {
    why: 'Seuls les agents de l’opérateur remplissent une semaine.',
    reads: ['/semaine'],
    changes: [
      { path: '/semaine', form: { formulaire: 'semaine', lundi: '2026-11-16', version: '0' } },
      { path: '/semaine', form: { formulaire: 'reprendre', lundi: '2026-11-16' } },
    ],
  },
  time: {
    why: 'Les semaines des autres ne sont montrées qu’à la direction, aux ressources humaines et à ceux qui organisent le travail des équipes.',
    reads: ['/equipes/temps', '/equipes/temps.csv', '/equipes/temps/mois'],
    changes: [],
  },
  approve: {
    why: 'Seuls les responsables d’équipe et la direction approuvent, rendent ou corrigent une semaine.',
    reads: [],
    changes: [
      { path: '/equipes/temps/semaines/A1/2026-11-16', form: { formulaire: 'approuver', version: '1' } },
      { path: '/equipes/temps/semaines/A1/2026-11-16', form: { formulaire: 'rendre', version: '1', mot: 'à reprendre' } },
    ],
  },
  work: {
    why: 'Seuls les responsables d’équipe, la direction et les administrateurs changent les types d’activité et les projets.',
    reads: [],
    changes: [
      { path: '/temps/reglages/types', form: { formulaire: 'ajouter', nom: 'Astreinte', du: '2026-11-01' } },
      { path: '/temps/reglages/types/si-mco', form: { formulaire: 'terminer', version: '{}', au: '2026-11-30' } },
      { path: '/temps/reglages/projets', form: { formulaire: 'ajouter', nom: 'Portail' } },
    ],
  },
  sharing: {
    why: 'Seuls la direction, les finances et les administrateurs changent le partage des jours.',
    reads: [],
    changes: [
      { path: '/temps/reglages/partage', form: { formulaire: 'ajouter', annee: '2026', cle: 'equal' } },
      { path: '/temps/reglages/partage/2026', form: { formulaire: 'poids', version: '{}', 'poids-gentilly': '1' } },
    ],
  },
  'day-length': {
    why: 'Seuls la direction, les ressources humaines et les administrateurs changent les heures d’une journée.',
    reads: [],
    changes: [
      { path: '/temps/reglages/journee', form: { formulaire: 'changer', version: '[]', du: '2026-01-01', heures: '7,5' } },
    ],
  },
  lock: {
    why: 'Seules la direction et les ressources humaines verrouillent un mois, ou le déverrouillent.',
    reads: [],
    changes: [
      { path: '/equipes/temps/mois', form: { formulaire: 'verrouiller', mois: '2020-01' } },
      { path: '/equipes/temps/mois', form: { formulaire: 'deverrouiller', mois: '2020-01', raison: 'essai' } },
    ],
  },
  training: {
    why: 'Seuls la direction et les responsables d’équipe ouvrent les formations et leurs sessions.',
    reads: ['/formation/catalogue/nouvelle', '/formation/sessions/nouvelle', '/formation/sessions/2015-001/modifier'],
    changes: [
      { path: '/formation/catalogue/nouvelle', form: { nom: 'Poterie', categorie: 'office' } },
      { path: '/formation/sessions/nouvelle', form: { formation: 'tableur', 'jour-1': '2026-12-01' } },
      { path: '/formation/sessions/2015-001/modifier', form: { formulaire: 'supprimer' } },
      { path: '/formation/logiciels/coriolis', form: { users: 'oui' } },
    ],
  },
  'run-session': {
    why: 'Seuls la direction, les responsables d’équipe et les formateurs de la session voient et gèrent ses inscrits.',
    reads: ['emargement.pdf', 'inscrits.csv', 'rendez-vous.ics'].map((file) => `/formation/sessions/2015-001/${file}`),
    changes: [
      { formulaire: 'inscrire', participant: '8007' },
      { formulaire: 'annuler', inscription: '8007' },
      { formulaire: 'refuser', inscription: '8007', mot: 'non' },
      { formulaire: 'inviter' },
      { formulaire: 'presences', 'presence-8007': 'absent' },
      { formulaire: 'avis' },
    ].map((form) => ({ path: '/formation/sessions/2015-001', form })),
  },
  enrol: {
    why: 'Seuls le responsable informatique d’un adhérent et ses référents inscrivent ses agents.',
    reads: ['/formation/inscriptions/ouvertes', '/formation/inscriptions/ouvertes.csv'],
    changes: [
      { path: '/formation/inscriptions/ouvertes/tableur', form: { formulaire: 'inscrire', 'agent-1': '8007' } },
      { path: '/formation/inscriptions/ouvertes/tableur', form: { formulaire: 'annuler', inscription: '8007' } },
    ],
  },
} as const satisfies Record<string, Right>;

export type RightName = keyof typeof rights;
// Its own keys.
export const rightNames = Object.keys(rights) as RightName[];

/** What a role may: rights as a whole, or the files of its own trade alone, which its own tests try. */
export type Allowed = RightName | 'some imports';

const filled = (text: string, importId: string) => text.replace(':import', importId);
const refusal = (why: string) => new RegExp(`^403 [^]*${why}`);

/** What a reader is told: the status, and the words of the page or of the answer. */
function toldBy(status: number, text: string): string {
  return `${status} ${/<main[\s\S]*<\/main>/.exec(text)?.[0].replace(/<[^>]+>/g, ' ') ?? text.slice(0, 1000)}`;
}

/** What is answered to a form sent from this site by whoever is signed in on the page, without its own buttons. */
async function send(page: Page, path: string, form: Record<string, string>): Promise<string> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(path, { form, headers: { origin }, maxRedirects: 0 });
  return toldBy(answer.status(), await answer.text());
}

async function ask(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  return toldBy(answer.status(), await answer.text());
}

/** Every page, file and answer of a right opens to the reader. */
async function expectOpen(page: Page, name: RightName, importId: string): Promise<void> {
  for (const path of rights[name].reads) expect(await ask(page, filled(path, importId)), `${path} opens`).toMatch(/^200 /);
}

/** What a right opens is refused to the reader with 403 and the sentence; `why` where their side is told otherwise. */
async function expectClosed(page: Page, name: RightName, importId: string, why?: string): Promise<void> {
  for (const path of rights[name].reads)
    expect(await ask(page, filled(path, importId)), `${path} is refused`).toMatch(refusal(why ?? rights[name].why));
}

/** What a right does is refused to the reader in the same way, although no page showed them the button. */
async function expectForbidden(page: Page, name: RightName, importId: string, why?: string): Promise<void> {
  for (const { path, form } of rights[name].changes) {
    const fields = Object.fromEntries(Object.entries(form).map(([field, value]) => [field, filled(value, importId)]));
    const said = await send(page, path, fields);
    expect(said, `${JSON.stringify(fields)} to ${path} is refused`).toMatch(refusal(why ?? rights[name].why));
  }
}

/** What stands on a page but is not for the reader says why: publishing, importing, a token that imports. */
export async function expectReasons(page: Page, may: readonly Allowed[]): Promise<void> {
  await page.goto('/bilans/2020/publication');
  const publish = page.getByRole('button', { name: 'Publier le bilan 2020' });
  expect(await publish.isDisabled()).toBe(!may.includes('publish'));
  expect(await page.locator('#refus').allTextContents()).toEqual(may.includes('publish') ? [] : [rights.publish.why]);
  const imports = may.includes('import') || may.includes('some imports');
  await page.goto('/imports');
  expect(await page.getByRole('button', { name: 'Importer' }).count()).toBe(imports ? 1 : 0);
  expect((await page.locator('#contenu').textContent())?.includes(rights.import.why)).toBe(!imports);
  await page.goto('/compte/jetons');
  expect(await page.getByRole('radio', { name: 'Lire et importer' }).isDisabled()).toBe(!imports);
  expect((await page.locator('#contenu').textContent())?.includes(rights.import.why)).toBe(!imports);
}

/** Each right of those named opens, and every other is refused in words. */
export async function expectRights(page: Page, may: readonly Allowed[], importId: string): Promise<void> {
  for (const name of rightNames) {
    if (name === 'import' && may.includes('some imports')) continue;
    if (may.includes(name)) await expectOpen(page, name, importId);
    else {
      await expectClosed(page, name, importId);
      await expectForbidden(page, name, importId);
    }
  }
}

/** A member's people have none of the operator's rights; enrolling agents is some of theirs, and those of their own people are their IT director's. */
export async function expectMemberRights(page: Page, role: Role, importId: string): Promise<void> {
  for (const name of [
    'publish',
    'import',
    'retention',
    'signIn',
    'week',
    'approve',
    'lock',
    'work',
    'sharing',
    'day-length',
    'training',
    'run-session',
  ] as const)
    await expectForbidden(page, name, importId);
  if (role === 'member-it-director' || role === 'member-referent') await expectOpen(page, 'enrol', importId);
  else {
    await expectClosed(page, 'enrol', importId);
    await expectForbidden(page, 'enrol', importId);
  }
  if (role === 'member-it-director') return expectOpen(page, 'people', importId);
  const why = 'Seul le responsable informatique de l’adhérent peut gérer les comptes de ses propres agents.';
  await expectClosed(page, 'people', importId, why);
  await expectForbidden(page, 'people', importId, why);
}
