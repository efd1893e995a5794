import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { bodyDimension, collegeDimension } from '../directory.dimensions.ts';
import { seatRows } from '../governance.store.ts';

const shared = {
  form: 'rows',
  version: 1,
  grain: { fr: 'une ligne est un siège tenu', en: 'one row is one seat held' },
  dimensions: {
    body: bodyDimension,
    college: collegeDimension,
    governing_body: { label: { fr: 'instance', en: 'governing body' }, shape: 'flat' },
    seat: { label: { fr: 'siège', en: 'seat' }, shape: 'flat' },
    function: { label: { fr: 'fonction', en: 'function' }, shape: 'flat' },
  },
  onNothing: 'unknown',
} as const;

export const seats: RowMeasure<Rows> = {
  ...shared,
  id: 'directory.seats',
  label: { fr: 'Sièges', en: 'Seats' },
  definition: {
    fr: 'Nombre de sièges des instances tenus au jour demandé (pour une période, à son dernier jour). Inconnu quand aucun siège n’est enregistré.',
    en: 'Number of seats held on the day (the last day of a period). Unknown when no seat is recorded.',
  },
  unit: 'count',
  aggregate: 'count',
  rows: (period) => seatRows('none', period),
};

export const seatFunction: RowMeasure<Rows> = {
  ...shared,
  id: 'directory.seat_function',
  label: { fr: 'Fonction du siège', en: 'Function of the seat' },
  definition: { fr: 'Fonction exercée par le siège au jour demandé.', en: 'Function exercised by the seat on the day.' },
  unit: 'text',
  aggregate: 'only',
  rows: (period) => seatRows('function', period),
};

export const seatBody: RowMeasure<Rows> = {
  ...shared,
  id: 'directory.seat_body',
  label: { fr: 'Organisme qui tient le siège', en: 'Body holding the seat' },
  definition: {
    fr: 'Nom de l’organisme qui tient le siège au jour demandé.',
    en: 'Name of the body that holds the seat on the day.',
  },
  unit: 'text',
  aggregate: 'only',
  rows: (period) => seatRows('body', period),
};
