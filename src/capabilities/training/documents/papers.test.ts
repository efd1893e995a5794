import { expect, it } from 'vitest';
import { type CertificateModel, printPaper, type SheetModel } from './paper.ts';

const head = {
  operator: 'SIIM94',
  course: 'Tableur, premiers pas',
  when: 'le 1er décembre 2026, de 9\u00a0h à 12\u00a0h\u00a030',
  where: 'Salle de formation',
  length: '0,5\u00a0jour',
  trainers: 'A017',
  objectives: 'Faire une somme',
  synthetic: '',
};
const sheet: SheetModel = {
  ...head,
  firstDay: '1er décembre 2026',
  halfDays: ['1er décembre 2026, matin'],
  trainees: [{ name: 'P1', body: 'Arcueil' }],
};
const certificate: CertificateModel = {
  ...head,
  name: 'P1',
  body: 'Arcueil',
  attended: '0,5\u00a0jour',
  made: '2 décembre 2026',
};

/** The objects of the file are written plainly; only page contents and fonts are compressed. */
const readable = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

it('prints papers whatever their words are, and without any', async () => {
  for (const word of ['', '#panic("x")', '$x$ \\ "', '*_`]', '数字🙂\u0000\ud800', 'a'.repeat(300)]) {
    const odd = Object.fromEntries(Object.keys(head).map((name) => [name, word])) as typeof head; // the same keys
    const trainees = [{ name: word, body: word }];
    expect(
      readable(await printPaper({ template: 'attendance-sheet', model: { ...odd, firstDay: word, halfDays: [word], trainees } })),
    ).toMatch(/^%PDF/);
    const model = { ...odd, name: word, body: word, attended: word, made: word };
    expect(readable(await printPaper({ template: 'certificate', model }))).toMatch(/^%PDF/);
  }
  const nobody = { ...sheet, trainees: [] };
  expect(readable(await printPaper({ template: 'attendance-sheet', model: nobody }))).toMatch(/^%PDF/);
});

it('prints the same bytes of the same session, as an accessible document', async () => {
  const papers = [
    { template: 'attendance-sheet', model: sheet },
    { template: 'certificate', model: certificate },
  ] as const;
  for (const paper of papers) {
    const [one, two] = [await printPaper(paper), await printPaper(paper)];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(two))).toBe(0);
    const pdf = readable(one);
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toContain('/Lang (fr-FR)');
    expect(pdf).toContain('/S /H1');
  }
  expect(readable(await printPaper(papers[0]))).toContain('/S /TH');
});

it('has a page for everybody who comes', async () => {
  const trainees = Array.from({ length: 40 }, (_, index) => ({ name: `Personne ${index}`, body: 'Arcueil' }));
  const pdf = readable(await printPaper({ template: 'attendance-sheet', model: { ...sheet, trainees } }));
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
});
