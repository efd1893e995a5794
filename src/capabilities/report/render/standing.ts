import type { ReportDocument } from '../document.ts';

/** How far the document can be relied on, said on its cover (or head) and, in short, on each page. */
export type Standing = { readonly short: string; readonly sentences: readonly string[] };

export function standingOf(document: ReportDocument): Standing {
  const draft = document.status === 'draft';
  const sentences = [
    draft
      ? 'Brouillon : les chiffres sont ceux des enregistrements du moment et peuvent encore changer.'
      : 'Édition arrêtée : les chiffres sont figés et ne changent plus.',
    ...(document.operator.demonstration
      ? ['Opérateur de démonstration : ce document n’est pas une publication de l’organisme nommé.']
      : []),
    ...(document.recordsOnly
      ? ['Chiffres calculés depuis les seuls enregistrements : aucun n’est repris d’un bilan publié.']
      : []),
  ];
  const short = [draft ? 'Brouillon' : '', document.operator.demonstration ? 'Démonstration' : '']
    .filter((word) => word !== '')
    .join(' · ');
  return { short, sentences };
}
