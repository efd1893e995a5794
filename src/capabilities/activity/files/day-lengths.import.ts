import { sourceColumn } from '../../../import/columns.ts';
import type { FileFormat } from '../../../import/format.ts';
import { dayLengthKeepers } from '../activity.access.ts';
import { refusalOfLength } from '../day-length.ts';

/** How hours become days, wherever hours come from. */
export const dayLengthFormat: FileFormat = {
  file: 'durees-journee',
  also: ['day-lengths', 'durees-de-la-journee'],
  title: 'Durées de la journée',
  description:
    'Combien d’heures font un jour de travail, et combien un jour en a au plus, à partir d’une date : les heures d’un autre logiciel (Kimai) en deviennent des jours. Sans ce fichier, sept heures, dix au plus.',
  table: 'activity.day_length',
  importers: { beside: dayLengthKeepers },
  columns: [
    {
      name: 'du',
      also: ['from'],
      field: 'from_day',
      value: { kind: 'day' },
      required: true,
      key: true,
      description: 'Premier jour où ces durées valent ; avant le premier de tous, sept heures et dix au plus.',
      example: '01/01/2016',
    },
    {
      name: 'heures',
      also: ['hours'],
      field: 'hours_hundredths',
      value: { kind: 'hundredths' },
      required: true,
      description: 'Heures d’un jour de travail : 7, ou 7,8 pour 39 heures par semaine.',
      example: '7',
    },
    {
      name: 'heures_au_plus',
      also: ['most_hours'],
      field: 'most_hundredths',
      value: { kind: 'hundredths' },
      required: false,
      description:
        'Heures qu’un agent peut faire en un jour, au plus ; vide : 10 (décret du 25 août 2000, article 3). Entre les deux, un jour est un jour.',
      example: '10',
    },
    sourceColumn('D’où vient l’information.', 'Délibération sur le temps de travail'),
  ],
  check: ({ hours_hundredths: hours, most_hundredths: most }) => {
    const refusal = refusalOfLength(typeof hours === 'number' ? hours : null, typeof most === 'number' ? most : null);
    if (refusal === null) return null;
    return { field: refusal.of === 'hours' ? 'heures' : 'heures_au_plus', rule: refusal.rule, message: refusal.message };
  },
};
