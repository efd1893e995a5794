import { type Problem, problem } from '../kernel/problem.ts';

function because(found: Problem, cause: unknown): Problem {
  return Object.assign(found, { cause });
}

export function notEmpty(place: string): Problem {
  return problem(
    'conflict',
    'backup.not-empty',
    `${place} contient déjà une base : la restauration ne remplace jamais rien. Restaurez dans un endroit vide, puis changez l’adresse de la base.`,
    { place },
  );
}

export function unreadableBackup(file: string, cause: unknown): Problem {
  return because(
    problem('invalid', 'backup.unreadable', `Le fichier « ${file} » n’est pas une sauvegarde de Bièvre, ou il est incomplet.`, {
      file,
    }),
    cause,
  );
}

export function unwritableBackup(file: string, cause: unknown): Problem {
  return because(
    problem(
      'unavailable',
      'backup.unwritable',
      `La sauvegarde ne peut pas être écrite dans « ${file} » : vérifiez le dossier, ses droits et la place.`,
      { file },
    ),
    cause,
  );
}

export function toolsMissing(tool: string, cause: unknown): Problem {
  return because(
    problem(
      'unavailable',
      'backup.tools-missing',
      `L’outil « ${tool} » n’est pas installé : installez le paquet « postgresql-client » de la version du serveur.`,
      { tool },
    ),
    cause,
  );
}

export function ownerNeeded(): Problem {
  return problem(
    'unavailable',
    'backup.owner-needed',
    'Sauvegarder ou restaurer une base PostgreSQL demande l’adresse de son compte propriétaire dans DATABASE_OWNER_URL (voir docs/database.md).',
  );
}

export function toolFailed(tool: string, said: string): Problem {
  const isolated = /row-level security/i.test(said);
  const why = isolated
    ? 'le compte propriétaire ne voit pas toutes les lignes ; l’administrateur doit lui donner l’attribut BYPASSRLS (voir docs/database.md)'
    : (said.trim().split('\n').at(-1) ?? '');
  return problem('unavailable', 'backup.tool-failed', `« ${tool} » a échoué : ${why}.`, { tool });
}
