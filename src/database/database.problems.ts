import { isProblem, type Problem, problem } from '../kernel/problem.ts';

/** What an engine says of a failed statement; both send PostgreSQL's fields. */
export type EngineError = Error & {
  readonly code?: string;
  readonly detail?: string;
  readonly constraint?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
};

function because(found: Problem, cause: unknown): Problem {
  return Object.assign(found, { cause });
}

export function folderTaken(folder: string, holder: string): Problem {
  return problem(
    'unavailable',
    'database.locked',
    `Le dossier de données « ${folder} » est déjà ouvert par un autre processus de Bièvre (${holder}). Arrêtez-le, ou choisissez un autre dossier avec BIEVRE_DATA.`,
    { folder },
  );
}

export function folderUnwritable(folder: string, cause: unknown): Problem {
  return because(
    problem(
      'unavailable',
      'database.unwritable',
      `Le dossier de données « ${folder} » ne peut pas être écrit. Donnez les droits d’écriture à l’utilisateur qui lance Bièvre, ou choisissez un autre dossier avec BIEVRE_DATA.`,
      { folder },
    ),
    cause,
  );
}

export function folderUnreadable(folder: string, cause: unknown): Problem {
  return because(
    problem(
      'unavailable',
      'database.damaged',
      `La base du dossier « ${folder} » ne s’ouvre pas : elle est abîmée ou incomplète. Restaurez la dernière sauvegarde dans un dossier vide.`,
      { folder },
    ),
    cause,
  );
}

export function databaseNewer(migration: string): Problem {
  return problem(
    'unavailable',
    'database.newer',
    `Cette base a été ouverte par une version plus récente de Bièvre (étape « ${migration} » inconnue ici). Installez cette version, ou restaurez une sauvegarde d’avant.`,
    { migration },
  );
}

export function databaseBehind(migration: string): Problem {
  return problem(
    'unavailable',
    'database.behind',
    `Cette base attend l’étape « ${migration} » de cette version de Bièvre. Lancez la commande « migrate » avec le compte propriétaire, puis redémarrez.`,
    { migration },
  );
}

export function migrationChanged(migration: string): Problem {
  return problem(
    'unavailable',
    'database.migration-changed',
    `L’étape « ${migration} » déjà appliquée à cette base n’est plus celle de cette version de Bièvre. Réinstallez une version publiée : une étape appliquée ne change jamais.`,
    { migration },
  );
}

export function catalogueFaulty(faults: readonly string[]): Problem {
  return problem(
    'unavailable',
    'database.catalogue',
    `Les tables de la base ne sont pas celles du catalogue : ${faults.join(' ; ')}.`,
    {
      faults: faults.length,
    },
  );
}

export function loginTooStrong(login: string, why: string): Problem {
  return problem(
    'unavailable',
    'database.login-too-strong',
    `Le compte PostgreSQL « ${login} » ne convient pas à l’application : ${why}. Utilisez un compte ordinaire, distinct du propriétaire (voir docs/database.md).`,
    { login },
  );
}

export function loginMissing(login: string): Problem {
  return problem(
    'unavailable',
    'database.login-missing',
    `Le compte PostgreSQL « ${login} » de l’application n’existe pas sur ce serveur : créez-le (voir docs/database.md).`,
    { login },
  );
}

export function serverTooOld(version: string): Problem {
  return problem(
    'unavailable',
    'database.server-too-old',
    `Ce serveur est PostgreSQL ${version} : Bièvre demande la version 15 ou une plus récente.`,
    { version },
  );
}

export function engineStopped(cause: unknown): Problem {
  return because(
    problem(
      'unavailable',
      'database.stopped',
      'La base de données s’est arrêtée : rien de ce qui était en cours n’a été enregistré. Redémarrez Bièvre.',
    ),
    cause,
  );
}

function serverUnreachable(cause: unknown): Problem {
  return because(
    problem(
      'unavailable',
      'database.unreachable',
      'Le serveur PostgreSQL ne répond pas, ou refuse la connexion. Vérifiez DATABASE_URL et l’état du serveur.',
    ),
    cause,
  );
}

/** What `bievre.overtaken()` raises. */
export const overtaken = 'BV001';

const sentences: readonly (readonly [states: readonly string[], kind: Problem['kind'], code: string, sentence: string])[] = [
  [['42501'], 'refused', 'database.refused', 'Cette opération n’est pas permise sur ces données.'],
  [['25006'], 'refused', 'database.read-only', 'Cette opération ne fait que lire : elle ne peut rien enregistrer.'],
  [['23505'], 'conflict', 'database.duplicate', 'Un enregistrement porte déjà cette clé.'],
  [
    ['23503'],
    'conflict',
    'database.reference',
    'Un autre enregistrement s’y rapporte, ou celui auquel il se rapporte n’existe pas.',
  ],
  [
    ['23502', '23514', '22001', '22003', '22007', '22008', '22P02'],
    'invalid',
    'database.value',
    'Une valeur ne convient pas à ce qui est enregistré ici.',
  ],
  [['40001', '40P01'], 'conflict', 'database.retry', 'Une autre modification a eu lieu au même moment : recommencez.'],
  [
    [overtaken],
    'conflict',
    'database.overtaken',
    'Ce que vous enregistrez a été changé par quelqu’un d’autre au même moment : rien n’a été écrasé. Rouvrez la page, puis recommencez.',
  ],
  [['53100', '53200'], 'unavailable', 'database.full', 'La base de données n’a plus de place.'],
];

/** What pg says without a code of a connection that is gone. */
const gone = /^Connection terminated|connection error and is not queryable/;

const unreachable = /^(08...|57P0[123]|53300|28...|3D000|ECONNREFUSED|ECONNRESET|ENOTFOUND|ENOENT|ETIMEDOUT|EPIPE|EAI_AGAIN)$/;

/**
 * A refusal of the database as a problem with its French sentence (the engine's own words stay in `cause`, for the log); a
 * programmer's mistake (unknown column, bad syntax) comes back as it is.
 */
function databaseProblem(thrown: unknown): unknown {
  if (isProblem(thrown) || !(thrown instanceof Error)) return thrown;
  const { code, constraint, table, column } = thrown as EngineError; // the fields are optional and read as such
  if (typeof code !== 'string') return gone.test(thrown.message) ? serverUnreachable(thrown) : thrown;
  const known = sentences.find(([states]) => states.includes(code));
  if (known) {
    const [, kind, name, sentence] = known;
    return because(
      problem(kind, name, sentence, { constraint: constraint ?? null, table: table ?? null, column: column ?? null }),
      thrown,
    );
  }
  return unreachable.test(code) ? serverUnreachable(thrown) : thrown;
}

/** Whether a last write found that somebody else had come in between (`overtaken.migration.ts`). */
export function isOvertaken(thrown: unknown): boolean {
  return isProblem(thrown) && thrown.code === 'database.overtaken';
}

/** Runs `work`; what the engine refuses comes out as a problem. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw databaseProblem(thrown);
  }
}

export function rolesMissing(cause: unknown): Problem {
  return because(
    problem(
      'unavailable',
      'database.roles-missing',
      'Le compte propriétaire ne peut pas créer les rôles « bievre_app » et « bievre_accounts », ni les donner au compte de l’application. Faites exécuter par l’administrateur de PostgreSQL le SQL qu’affiche « migrate --print-sql » (voir docs/database.md).',
    ),
    cause,
  );
}
