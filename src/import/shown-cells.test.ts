import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import type { FileFormat } from './format.ts';
import { readInputFile } from './read-file.ts';

const column = { required: false, description: '', example: '' };
const readings: FileFormat = {
  file: 'releves',
  title: 'Relevés',
  description: '',
  table: 'garden.reading',
  columns: [
    { ...column, name: 'libellé', field: 'label', value: { kind: 'text' }, required: true },
    { ...column, name: 'nombre', field: 'number', value: { kind: 'number' } },
    { ...column, name: 'entier', field: 'whole', value: { kind: 'integer' } },
    { ...column, name: 'période', field: 'period', value: { kind: 'period' } },
    { ...column, name: 'jour', field: 'day', value: { kind: 'day' } },
    { ...column, name: 'année', field: 'year', value: { kind: 'year' } },
  ],
};

async function read(bytes: Uint8Array) {
  const { parsed } = await readInputFile({ name: 'releves.xlsx', bytes, size: bytes.length }, 0, [readings]);
  return {
    rows: parsed[0]?.rows.map(({ values }) => values.slice(1)),
    rejected: parsed[0]?.rejected.map(({ line, field, value }) => [line, field, value]),
  };
}

async function readSheet(...data: SheetData): Promise<unknown> {
  const rows = [['libellé', 'nombre', 'entier', 'période', 'jour', 'année'], ...data];
  return await read(new Uint8Array(await writeWorkbook([{ sheet: 'Feuil1', data: rows }]).toBuffer()));
}

const number = (value: number, format: string) => ({ value, type: Number, format });
const day = (text: string, format: string) => ({ value: new Date(`${text}T00:00:00Z`), type: Date, format });
const rowsOf = (rows: readonly unknown[]) => ({ rows, rejected: [] });

test('a number whose percent sign is only printed beside it stays what it is', async () => {
  expect(await readSheet(['b', number(0.5, '0.0"%"')], ['c', number(0.5, '0.0\\%')], ['d', number(0.5, '0.00')])).toEqual(
    rowsOf([1, 2, 3].map(() => ['0.5', null, null, null, null])),
  );
});

test('a percentage is read as it is seen, to the digit', async () => {
  const values: [number, string][] = [
    [0.995, '99.5'],
    [0.07, '7'],
    [0.57, '57'],
    [1.1, '110'],
    [-0.005, '-0.5'],
    [0, '0'],
    [12, '1200'],
    [0.123456, '12.3456'],
    [1e-7, '0.00001'],
  ];
  const rows = values.map(([value], index) => [`r${index}`, number(value, index % 2 === 0 ? '0.0%' : '0%;[Red]-0%')]);
  expect(await readSheet(...rows)).toEqual(rowsOf(values.map(([, seen]) => [seen, null, null, null, null])));
  expect(await readSheet(['a', null, number(0.5, '0 %')])).toEqual(rowsOf([[null, 50, null, null, null]]));
});

test('a date that shows its day, or a time, is that day in a column of periods', async () => {
  const formats = ['dd/mm/yyyy', 'd-mmm-yy', '[$-40C]dddd d mmmm yyyy;@', 'dd/mm/yyyy hh:mm'];
  expect(await readSheet(...formats.map((format) => ['a', null, null, day('2020-05-01', format)]))).toEqual(
    rowsOf(formats.map(() => [null, null, '2020-05-01', null, null])),
  );
});

test('a date that shows a month is that month in a column of periods, and stays a day elsewhere', async () => {
  const formats = ['mmm-yy', 'mmmm yyyy', 'mm/yyyy', '[$-40C]mmm\\-yy;@', 'MMMM\\ YYYY', '"mois de "mmmm yyyy'];
  const rows = formats.map((format) => ['a', null, null, day('2020-05-17', format), day('2020-05-17', format)]);
  expect(await readSheet(...rows)).toEqual(rowsOf(formats.map(() => [null, null, '2020-05', '2020-05-17', null])));
});

test('a date that shows a year is that year in columns of periods and of years', async () => {
  const row = ['a', null, null, day('2020-12-31', 'yyyy'), day('2020-12-31', 'yyyy'), day('2020-12-31', '"Année "yyyy')];
  expect(await readSheet(row)).toEqual(rowsOf([[null, null, '2020', '2020-12-31', 2020]]));
});

/** An archive whose files are stored as they are, as ZIP allows. */
function archiveOf(files: Readonly<Record<string, string>>): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)];
    const sizes = Buffer.alloc(12);
    for (const [index, size] of [crc32(content), content.length, content.length].entries()) sizes.writeUInt32LE(size, index * 4);
    const lengths = Buffer.from([name.length, 0, 0, 0]);
    const local = Buffer.concat([
      Buffer.from('504b0304140000000000000000000000'.slice(0, 28), 'hex'),
      sizes,
      lengths,
      name,
      content,
    ]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    directory.push(
      Buffer.concat([
        Buffer.from('504b01021400140000000000000000000000'.slice(0, 32), 'hex'),
        sizes,
        lengths,
        Buffer.alloc(10),
        place,
        name,
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

const workbookFiles = {
  'xl/workbook.xml':
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Vide" sheetId="3" r:id="rId9"/><sheet name="Relevés" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Target="worksheets/sheet2.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Id="rId9"/></Relationships>',
  'xl/styles.xml':
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;d &amp; h &quot;mm/yyyy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="9" xfId="0"><alignment/></xf><xf numFmtId="10"/><xf numFmtId="17"/><xf numFmtId="164"/></cellXfs><dxfs><dxf><numFmt numFmtId="9" formatCode="General"/></dxf></dxfs></styleSheet>',
  'xl/worksheets/sheet1.xml':
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>libellé</t></is></c><c r="B1" t="inlineStr"><is><t>nombre</t></is></c><c r="C1" t="inlineStr"><is><t>période</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>a</t></is></c><c r="B3" s="1"><f>B4*1</f><v>0.29</v></c><c r="C3" s="3"><v>43952</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>b</t></is></c><c s="2" r="B4" t="n"><v>0.29</v></c><c r="C4" s="4"><v>43952</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>c</t></is></c><c r="B5" s="1" t="inlineStr"><is><t>99,5 %</t></is></c></row></sheetData></worksheet>',
  'xl/worksheets/sheet2.xml':
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
};

test('the formats that Excel does not declare, results of formulas and sheets out of order are read as seen, texts as typed', async () => {
  expect(await read(archiveOf(workbookFiles))).toEqual({
    rows: [
      ['29', null, '2020-05', null, null],
      ['29', null, '2020-05', null, null],
    ],
    rejected: [[5, 'nombre', '99,5 %']],
  });
});
