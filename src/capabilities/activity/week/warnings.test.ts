import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { kindGroups } from './choices.ts';
import { netWork, warningsOf } from './warnings.ts';
import { workOf } from './weeks.samples.ts';
import { workWords } from './work-words.ts';

const names = { application: () => 'Élise', body: (code: string) => code };
const monday = day('2026-11-23');
const saturday = day('2026-11-28');
const done = (body: string, date = monday) => ({ date, hundredths: 50, work: workOf('suivi', { application: 'elise', body }) });
const noServed = { uses: [], used: new Set(['elise']), openings: new Map<string, ReturnType<typeof day>>() };
const use = (body: string, fromDay: string | null, toDay: string | null) => ({
  ...{ application: 'elise', body },
  ...{ fromDay: fromDay === null ? null : day(fromDay), toDay: toDay === null ? null : day(toDay) },
});

describe('what the head of a team is told to look at', () => {
  it('is work for whoever does not use the application on that day, once', () => {
    const uses = [use('arcueil', '2024-01-01', null), use('gentilly', null, '2026-11-23')];
    const told = warningsOf([done('arcueil'), done('gentilly'), done('gentilly')], { ...noServed, uses }, names, () => true);
    expect(told).toEqual(['gentilly n’utilise pas « Élise » à cette date, d’après le catalogue.']);
  });

  it('is work on a day on which none was due', () => {
    const told = warningsOf(
      [done('arcueil', saturday)],
      { ...noServed, uses: [use('arcueil', null, null)] },
      names,
      (date) => date !== saturday,
    );
    expect(told).toEqual(['0,5\u00a0jour samedi 28, jour où rien n’était dû.']);
  });

  it('is not who uses an application that nobody is recorded to use: that is unknown', () => {
    expect(warningsOf([done('arcueil')], { ...noServed, used: new Set() }, names, () => true)).toEqual([]);
  });

  it('is work on an application before its first day, for nobody in particular too', () => {
    const early = { date: monday, hundredths: 50, work: workOf('projet', { application: 'elise' }) };
    const openings = new Map([['elise', day('2026-12-01')]]);
    expect(warningsOf([early, early], { ...noServed, openings }, names, () => true)).toEqual([
      '« Élise » n’est en service qu’à partir du 1er décembre 2026.',
    ]);
  });

  it('is not what a counter-entry took back', () => {
    const lines = netWork([done('gentilly'), { ...done('gentilly'), hundredths: -50 }, done('arcueil')]);
    expect(lines.map(({ work }) => work.body)).toEqual(['arcueil']);
  });
});

describe('the kinds that are offered', () => {
  it('end with the kinds above them', () => {
    const kind = (code: string, path: readonly string[], toDay: string | null) => ({
      ...{ code, name: code, parent: path.at(-2) ?? null, path, team: null, nature: null, fromDay: null },
      toDay: toDay === null ? null : day(toDay),
    });
    const kinds = [kind('r', ['r'], '2020-01-01'), kind('s', ['r', 's'], null), kind('o', ['o'], null)];
    const [group] = kindGroups(kinds, { teams: [], own: new Set(), isOpen: ({ toDay }) => toDay === null });
    expect(group?.choices.map(({ value }) => value)).toEqual(['o']);
  });

  it('are the leaves that are open, one whose parts have all ended among them, those of one’s own teams and of the teams above first', () => {
    const kind = (code: string, team: string, parent: string | null = null, toDay: string | null = null) => ({
      ...{ code, name: code.toUpperCase(), parent, path: parent === null ? [code] : [parent, code], team, nature: null },
      ...{ fromDay: null, toDay: toDay === null ? null : day(toDay) },
    });
    const team = (code: string, parent: string | null = null) => ({
      code,
      name: `Équipe ${code}`,
      parent,
      fromDay: null,
      toDay: null,
    });
    const groups = kindGroups(
      [
        kind('a', 'autre'),
        kind('r', 'pole'),
        kind('s', 'pole', 'r'),
        kind('t', 'pole', 'r', '2020-01-01'),
        kind('i', 'infra'),
        kind('v', 'infra'),
        kind('w', 'infra', 'v', '2020-01-01'),
      ],
      {
        teams: [team('pole'), team('infra', 'pole'), team('autre')],
        own: new Set(['infra']),
        isOpen: ({ toDay }) => toDay === null,
      },
    );
    expect(groups.map(({ label, choices }) => [label, choices.map((one) => one.label)])).toEqual([
      ['Équipe pole', ['R · S']],
      ['Équipe infra', ['I', 'V']],
      ['Équipe autre (autre équipe)', ['A']],
    ]);
  });
});

describe('a row in words', () => {
  it('says what is done, on what, for whom, and falls back on codes', () => {
    const known = {
      kinds: { s: 'MCO · Suivi' },
      applications: { elise: 'Élise' },
      domains: {},
      projects: {},
      bodies: { arcueil: 'Arcueil' },
    };
    expect(workWords(workOf('s', { application: 'elise', body: 'arcueil', comment: 'note' }), known)).toEqual({
      title: 'MCO · Suivi',
      detail: 'Élise · pour Arcueil · note',
    });
    expect(workWords(workOf('x', { scope: 'shared', project: 'p' }), known)).toEqual({
      title: 'x',
      detail: 'p · MULTI, partagé',
    });
  });
});
