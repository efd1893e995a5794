import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../figures/ask.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { runImport } from '../../../import/run-import.ts';
import { undoImport } from '../../../import/undo.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { frenchFound } from '../../../kernel/french.ts';
import { year } from '../../../kernel/period.ts';
import { staffMeasures } from '../staff.measures.ts';
import { formats, openStaffFiles } from './staff-files.samples.ts';
import { readStaffAnnex } from './totem-annex.ts';

type Line = Readonly<Record<string, string>>;

const clerk: Line = {
  CodTypAgent: 'I',
  EmploiGradeAgent: 'Adjoint administratif ',
  CodCatAgent: 'C',
  TempsComplet: 'true',
  Permanent: '1',
  CodSectAgentTitulaire: 'ADM',
  EffectifBud: '1.0',
  EffectifPourvu: '0.8',
};
const engineer: Line = {
  ...clerk,
  CodTypAgent: 'N',
  EmploiGradeAgent: 'Ingénieur',
  CodCatAgent: 'A',
  CodSectAgentTitulaire: 'TECH',
  TempsComplet: '0',
};

/** A budget document with nothing in it but its head, another annex and the lines given. */
function budgetDocument(lines: readonly Line[], { step = '09', exercise = '2020', site = '20000000800011' } = {}): string {
  const elements = (line: Line) =>
    Object.entries(line)
      .map(([name, value]) => `<${name} V="${value}"/>`)
      .join('');
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<DocumentBudgetaire xmlns="http://www.minefi.gouv.fr/cp/demat/docbudgetaire"><Budget>
<EnTeteBudget><LibelleEtab V="Budget principal"/><IdEtab V="${site}"/></EnTeteBudget>
<BlocBudget><NatDec V="${step}"/><Exer V="${exercise}"/></BlocBudget>
<Annexes><DATA_EMPRUNT><EMPRUNT><Exer V="1999"/></EMPRUNT></DATA_EMPRUNT>
<DATA_PERSONNEL>${lines.map((line) => `<PERSONNEL>${elements(line)}</PERSONNEL>`).join('\n')}</DATA_PERSONNEL></Annexes>
</Budget></DocumentBudgetaire>`;
}

describe('an annex of staff', () => {
  it.each([
    ['un texte', 'n’est pas un XML complet'],
    [budgetDocument([clerk]).slice(0, -20), 'n’est pas un XML complet'],
    [budgetDocument([clerk], { site: '' }), 'IdEtab'],
    [budgetDocument([clerk], { exercise: 'l’an dernier' }), 'n’est pas une année'],
    [budgetDocument([clerk], { step: '07' }), 'nature de décision « 07 »'],
  ])('is refused as a whole where it can’t be told whose or what it is', (text, sentence) => {
    const reading = readStaffAnnex(text);
    expect('rows' in reading).toBe(false);
    expect(reading.faults?.[0]?.message).toContain(sentence);
  });

  it('keeps its good lines, and tells the others with their rank', () => {
    const reading = readStaffAnnex(
      budgetDocument([
        clerk,
        { ...clerk, EffectifBud: '-1' },
        { ...clerk, EmploiGradeAgent: '' },
        { ...engineer, EffectifPourvu: '' },
      ]),
    );
    expect('rows' in reading && reading.rows.map(({ position, grade, filled }) => [position, grade, filled])).toEqual([
      [1, 'Adjoint administratif', '0.8'],
      [4, 'Ingénieur', null],
    ]);
    expect(reading.faults?.map(({ path, value }) => [path, value])).toEqual([
      ['PERSONNEL[2].EffectifBud', '-1'],
      ['PERSONNEL[3].EmploiGradeAgent', ''],
    ]);
  });

  it('tells titulaires from the others, and reads both ways of writing yes', () => {
    const reading = readStaffAnnex(budgetDocument([clerk, engineer, { EmploiGradeAgent: 'Élu' }]));
    expect('rows' in reading && reading.rows.map((row) => [row['is_tenured'], row['is_full_time'], row['is_permanent']])).toEqual(
      [
        [true, true, true],
        [false, false, true],
        [null, null, null],
      ],
    );
  });
});

describe('an imported annex', () => {
  let files: Awaited<ReturnType<typeof openStaffFiles>>;
  beforeAll(async () => {
    files = await openStaffFiles();
  });
  afterAll(() => files.close());

  /** As editors write it: ISO-8859-1. */
  const send = (actor: Actor, name: string, text: string) =>
    runImport(files.database, actor, [{ name, bytes: Buffer.from(text, 'latin1') }], formats);

  async function told(actor: Actor, measure: string, at: Readonly<Record<string, string>> = {}, asked = 2020): Promise<string> {
    const registry = createRegistry(staffMeasures);
    const figure = await files.database.read(actor, (tx) => ask(tx, registry, { measure, at, period: year(asked) }));
    return frenchFound(figure.result, 'count', 2);
  }

  it('is known by its root, whatever its name, and counts equal lines each', async () => {
    const actor = await files.newcomer('finance');
    const outcome = await send(actor, 'DOCBUDG-20000000800011-CA.xml', budgetDocument([clerk, clerk, engineer]));
    expect(outcome.files[0]).toMatchObject({ format: 'document-budgetaire', read: 3, added: 3, rejected: [] });
    expect(await send(actor, 'totem.xml', budgetDocument([clerk, clerk, engineer]))).toMatchObject({
      files: [{ added: 0, unchanged: 3 }],
    });
    expect([await told(actor, 'staff.annex_budgeted'), await told(actor, 'staff.annex_filled')]).toEqual(['3,00', '2,40']);
    expect(await told(actor, 'staff.annex_filled', { category: 'A' })).toBe('0,80');
    expect(await told(actor, 'staff.annex_filled', { employment: 'tenured', sector: 'ADM' })).toBe('1,60');
    expect(await told(actor, 'staff.annex_filled', {}, 2019)).toBe('inconnu');
  });

  it('is of the last document of its year: an account takes the place of the budget that was voted', async () => {
    const actor = await files.newcomer('hr');
    await send(actor, 'ca.xml', budgetDocument([clerk]));
    await send(actor, 'bp.xml', budgetDocument([clerk, engineer], { step: '01' }));
    await send(actor, 'annexe.xml', budgetDocument([engineer], { site: '20000000800029' }));
    expect(await told(actor, 'staff.annex_budgeted')).toBe('2,00');
    await send(actor, 'ca-2019.xml', budgetDocument([clerk, clerk], { exercise: '2019' }));
    expect([await told(actor, 'staff.annex_budgeted'), await told(actor, 'staff.annex_budgeted', {}, 2019)]).toEqual([
      '2,00',
      '2,00',
    ]);
  });

  it('stays whole while a line of a shorter one is rejected, which is said', async () => {
    const actor = await files.newcomer('finance');
    await send(actor, 'ca.xml', budgetDocument([clerk, clerk, engineer]));
    const outcome = await send(actor, 'ca.xml', budgetDocument([clerk, { ...clerk, EffectifBud: '-1' }]));
    expect(outcome.files[0]).toMatchObject({ removed: 0, unchanged: 1 });
    expect(outcome.files[0]?.warnings.map(({ message }) => message)).toEqual([
      'À cause des lignes rejetées, 2 lignes d’un document plus ancien, que celui-ci n’a plus, restent : corrigez le document, puis importez-le de nouveau.',
    ]);
    expect(await told(actor, 'staff.annex_budgeted')).toBe('3,00');
  });

  it('takes the place of a longer one of its budget, year and decision alone, and gives it back when it is undone', async () => {
    const actor = await files.newcomer('finance');
    const first = await send(actor, 'ca.xml', budgetDocument([clerk, clerk, engineer]));
    await send(actor, 'ca-2019.xml', budgetDocument([clerk, clerk], { exercise: '2019' }));
    await send(actor, 'annexe.xml', budgetDocument([engineer, clerk], { site: '20000000800029' }));
    const shorter = budgetDocument([clerk]);
    const tried = await runImport(files.database, actor, [{ name: 'ca.xml', bytes: Buffer.from(shorter, 'latin1') }], formats, {
      dryRun: true,
    });
    expect(await told(actor, 'staff.annex_budgeted')).toBe('5,00');
    const outcome = await send(actor, 'ca.xml', shorter);
    expect(outcome.files).toEqual(tried.files);
    expect(outcome.files[0]).toMatchObject({ added: 0, changed: 0, unchanged: 1, removed: 2 });
    expect(outcome.files[0]?.warnings.map(({ message }) => message)).toEqual([
      'Ce document remplace celui qui était enregistré : 2 lignes d’un document plus ancien, que celui-ci n’a plus, sont retirées. Annuler l’import les rend.',
    ]);
    expect(await told(actor, 'staff.annex_budgeted')).toBe('3,00');
    expect(await told(actor, 'staff.annex_budgeted', {}, 2019)).toBe('2,00');
    const { rows: facts } = await files.database.read(actor, (tx) =>
      sql`select after from journal.entry where fact = 'import.loaded' and subject = ${outcome.importId}`.execute(tx),
    );
    expect(facts).toMatchObject([{ after: { files: [{ unchanged: 1, removed: 2 }] } }]);

    await expect(undoImport(files.database, actor, first.importId ?? '', formats)).rejects.toMatchObject({
      code: 'import.touched-since',
    });
    expect(await undoImport(files.database, actor, outcome.importId ?? '', formats)).toMatchObject({ removed: 0, restored: 2 });
    expect(await told(actor, 'staff.annex_budgeted')).toBe('5,00');
    await undoImport(files.database, actor, first.importId ?? '', formats);
    expect(await told(actor, 'staff.annex_budgeted')).toBe('2,00');
  });

  it('that a longer one replaced again is undone after that one', async () => {
    const actor = await files.newcomer('finance');
    await send(actor, 'ca.xml', budgetDocument([clerk, clerk]));
    const shorter = await send(actor, 'ca.xml', budgetDocument([clerk]));
    const longer = await send(actor, 'ca.xml', budgetDocument([clerk, engineer]));
    await expect(undoImport(files.database, actor, shorter.importId ?? '', formats)).rejects.toMatchObject({
      code: 'import.recorded-since',
    });
    await undoImport(files.database, actor, longer.importId ?? '', formats);
    await undoImport(files.database, actor, shorter.importId ?? '', formats);
    expect(await told(actor, 'staff.annex_budgeted')).toBe('2,00');
  });

  it('counts once the lines of the same document in two files, and none of them as gone', async () => {
    const actor = await files.newcomer('finance');
    await send(actor, 'ca.xml', budgetDocument([clerk, clerk, clerk]));
    const bytes = (lines: readonly Line[]) => Buffer.from(budgetDocument(lines), 'latin1');
    const outcome = await runImport(
      files.database,
      actor,
      [
        { name: 'un.xml', bytes: bytes([clerk]) },
        { name: 'deux.xml', bytes: bytes([clerk, clerk]) },
      ],
      formats,
    );
    expect(outcome.files.map(({ removed }) => removed)).toEqual([0, 1]);
    expect(await told(actor, 'staff.annex_budgeted')).toBe('2,00');
  });

  it('is laid beside the posts of the register', async () => {
    const actor = await files.newcomer('hr');
    await send(actor, 'ca.xml', budgetDocument([clerk, clerk]));
    await files.load(actor, { 'occupations.csv': 'personne;poste;statut;du\nA1;P1;titulaire;01/01/2020\n' });
    expect(await told(actor, 'staff.annex_gap')).toBe('0,60');
  });

  it('is refused with a sentence when it is an XML of another sort, and to those whose file it is not', async () => {
    const other = await send(await files.newcomer('hr'), 'releve.xml', '<Releve/>');
    expect(other.files[0]).toMatchObject({ format: null, rejected: [{ rule: 'unknown-document' }] });
    await expect(send(await files.newcomer('agent'), 'ca.xml', budgetDocument([clerk]))).rejects.toMatchObject({
      kind: 'refused',
    });
  });
});
