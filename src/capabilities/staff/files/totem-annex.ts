import type { DocumentFault, DocumentReading, ParsedRow, Value } from '../../../import/format.ts';
import { readElements, type XmlElement } from '../../../import/xml-elements.ts';

/** The steps of a budget, as budget documents number them. */
const steps: readonly string[] = ['01', '02', '03', '09', '10'];

/** `V` of each element of the head of the document that tells whose budget it is, and which step of which year. */
const headElements = ['IdEtab', 'LibelleEtab', 'Exer', 'NatDec', 'NumDec'] as const;

type Texts = Readonly<Record<string, string>>;
type Found = { readonly head: Record<string, string>; readonly lines: Record<string, string>[] };

const whole = (message: string, path = ''): DocumentReading => ({ faults: [{ path, value: '', message }] });

/**
 * The annex of staff (`DATA_PERSONNEL`) of a budget document (« document budgétaire », the XML of TotEM): a row for each of its lines.
 * A line that can't be read is told with its rank; the others are kept.
 */
export function readStaffAnnex(text: string): DocumentReading {
  const found = gather(text);
  if (found === null)
    return whole('Le document n’est pas un XML complet : il est abîmé ou coupé. Exportez-le de nouveau depuis TotEM.');
  const { head, lines } = found;
  const missing = ['IdEtab', 'Exer', 'NatDec'].find((name) => (head[name] ?? '') === '');
  if (missing !== undefined)
    return whole(`L’en-tête du document n’a pas de « ${missing} » : le budget ou l’exercice est inconnu.`, missing);
  const year = /^\d{4}$/.test(head['Exer'] ?? '') ? Number(head['Exer']) : 0;
  if (year < 1900 || year > 2200) return whole(`L’exercice « ${head['Exer']} » n’est pas une année.`, 'Exer');
  const step = head['NatDec'] ?? '';
  if (!steps.includes(step))
    return whole(
      `La nature de décision « ${step} » n’est pas connue : 01, 02, 03, 09 ou 10 (budget, décision, compte).`,
      'NatDec',
    );
  const start = {
    year,
    budget: head['IdEtab'] ?? '',
    budget_name: textOf(head['LibelleEtab']),
    step,
    decision: /^\d{1,4}$/.test(head['NumDec'] ?? '') ? Number(head['NumDec']) : 0,
  };
  const faults: DocumentFault[] = [];
  const rows = lines.flatMap((line, index) => {
    const row = rowOf(line, index + 1, faults);
    return row === null ? [] : [{ ...start, ...row }];
  });
  return { rows, faults };
}

/** Null when the text is no XML to its end. */
function gather(text: string): Found | null {
  const found: Found = { head: {}, lines: [] };
  let line: Record<string, string> | null = null;
  const open = ({ name, attributes, within }: XmlElement) => {
    if (name === 'PERSONNEL') line = {};
    else if (line !== null) line[name] = attributes()['V']?.trim() ?? '';
    else if (headElements.some((one) => one === name) && !within.includes('Annexes') && found.head[name] === undefined)
      found.head[name] = attributes()['V']?.trim() ?? '';
  };
  const close = (name: string) => {
    if (name !== 'PERSONNEL' || line === null) return;
    found.lines.push(line);
    line = null;
  };
  return readElements(text, { open, close }) ? found : null;
}

function textOf(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** Editors write `1` or `true`. */
function booleanOf(text: string | undefined): boolean | null {
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : null;
}

function rowOf(line: Texts, position: number, faults: DocumentFault[]): ParsedRow | null {
  const before = faults.length;
  const refuse = (name: string, message: string) =>
    faults.push({ path: `PERSONNEL[${position}].${name}`, value: line[name] ?? '', message });
  const grade = textOf(line['EmploiGradeAgent']);
  if (grade === null) refuse('EmploiGradeAgent', 'Cette ligne de l’annexe n’a pas de grade ni d’emploi.');
  const numberOf = (name: string): Value => {
    const text = textOf(line[name]);
    if (text === null || /^\d{1,7}(\.\d{1,6})?$/.test(text)) return text;
    refuse(name, 'L’effectif est un nombre positif, avec un point pour les décimales.');
    return null;
  };
  const [budgeted, filled] = [numberOf('EffectifBud'), numberOf('EffectifPourvu')];
  if (grade === null || faults.length > before) return null;
  const [kind, category] = [line['CodTypAgent'], line['CodCatAgent']];
  return {
    position,
    grade: grade.replace(/\s+/g, ' '),
    category: category === 'A' || category === 'B' || category === 'C' ? category : null,
    sector: textOf(line['CodSectAgentTitulaire']),
    is_tenured: kind === 'I' ? true : kind === 'N' ? false : null,
    is_full_time: booleanOf(line['TempsComplet']),
    is_permanent: booleanOf(line['Permanent']),
    contract: textOf(line['NatureContrat']),
    budgeted,
    filled,
  };
}
