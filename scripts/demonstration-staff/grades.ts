/** Streams, job frameworks and grades of the territorial public service that the demonstration uses, the abolished ones with their last day. */
export const streams = [
  ['technique', 'Technique', 'TECH|Filière technique'],
  ['administrative', 'Administrative', 'ADM|Filière administrative'],
] as const;

export const frameworks: readonly (readonly [code: string, name: string, stream: string, category: string, lastDay: string])[] = [
  ['ingenieurs-en-chef', 'Ingénieurs en chef territoriaux', 'technique', 'A', ''],
  ['ingenieurs', 'Ingénieurs territoriaux', 'technique', 'A', ''],
  ['techniciens', 'Techniciens territoriaux', 'technique', 'B', ''],
  ['controleurs-de-travaux', 'Contrôleurs territoriaux de travaux', 'technique', 'B', '2010-11-30'],
  ['agents-de-maitrise', 'Agents de maîtrise territoriaux', 'technique', 'C', ''],
  ['adjoints-techniques', 'Adjoints techniques territoriaux', 'technique', 'C', ''],
  ['attaches', 'Attachés territoriaux', 'administrative', 'A', ''],
  ['redacteurs', 'Rédacteurs territoriaux', 'administrative', 'B', ''],
  ['adjoints-administratifs', 'Adjoints administratifs territoriaux', 'administrative', 'C', ''],
];

/** Code, name, framework, last day where the grade was abolished, and a loaded yearly cost at its first step and its tenth, in euros. */
export const grades: readonly (readonly [
  code: string,
  name: string,
  framework: string,
  lastDay: string,
  first: number,
  tenth: number,
])[] = [
  ['ingenieur-en-chef', 'Ingénieur en chef', 'ingenieurs-en-chef', '', 96000, 138000],
  ['ingenieur-hors-classe', 'Ingénieur hors classe', 'ingenieurs', '', 92000, 122000],
  ['ingenieur-principal', 'Ingénieur principal', 'ingenieurs', '', 72000, 104000],
  ['ingenieur', 'Ingénieur', 'ingenieurs', '', 56000, 84000],
  ['technicien-principal-de-1re-classe', 'Technicien principal de 1re classe', 'techniciens', '', 50000, 68000],
  ['technicien-principal-de-2e-classe', 'Technicien principal de 2e classe', 'techniciens', '', 48000, 64000],
  ['technicien', 'Technicien', 'techniciens', '', 44000, 58000],
  ['controleur-de-travaux', 'Contrôleur de travaux', 'controleurs-de-travaux', '2010-11-30', 43000, 56000],
  ['agent-de-maitrise-principal', 'Agent de maîtrise principal', 'agents-de-maitrise', '', 43000, 54000],
  ['adjoint-technique-de-1re-classe', 'Adjoint technique de 1re classe', 'adjoints-techniques', '2016-12-31', 38000, 46000],
  ['attache-principal', 'Attaché principal', 'attaches', '', 66000, 94000],
  ['attache', 'Attaché', 'attaches', '', 54000, 80000],
  ['redacteur-principal-de-1re-classe', 'Rédacteur principal de 1re classe', 'redacteurs', '', 50000, 67000],
  ['redacteur-principal-de-2e-classe', 'Rédacteur principal de 2e classe', 'redacteurs', '', 47000, 62000],
  ['redacteur', 'Rédacteur', 'redacteurs', '', 43000, 57000],
  [
    'adjoint-administratif-principal-de-1re-classe',
    'Adjoint administratif principal de 1re classe',
    'adjoints-administratifs',
    '',
    42000,
    52000,
  ],
  [
    'adjoint-administratif-principal-de-2e-classe',
    'Adjoint administratif principal de 2e classe',
    'adjoints-administratifs',
    '',
    40000,
    49000,
  ],
  ['adjoint-administratif', 'Adjoint administratif', 'adjoints-administratifs', '', 38000, 45000],
  [
    'adjoint-administratif-de-1re-classe',
    'Adjoint administratif de 1re classe',
    'adjoints-administratifs',
    '2016-12-31',
    38000,
    46000,
  ],
];

export const ageBands: readonly (readonly [name: string, from: number, to: number | ''])[] = [
  ['Moins de 25 ans', 0, 25],
  ['25 à 29 ans', 25, 30],
  ['30 à 34 ans', 30, 35],
  ['35 à 39 ans', 35, 40],
  ['40 à 44 ans', 40, 45],
  ['45 à 49 ans', 45, 50],
  ['50 à 54 ans', 50, 55],
  ['55 à 59 ans', 55, 60],
  ['60 ans et plus', 60, ''],
];
