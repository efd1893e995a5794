import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bievre } from './support/command.ts';

const slow = 180_000;

describe('the bievre command on a data folder of its own', () => {
  let data = '';
  let files = '';
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'bievre-command-'));
    files = await mkdtemp(join(tmpdir(), 'bievre-files-'));
    await writeFile(join(files, 'operateur.csv'), 'code;nom\nessai;Syndicat d’essai\n');
    await writeFile(join(files, 'adherents.csv'), 'nom;qualite;categorie\nArcueil;adhérent;ville\nGentilly;adhérent;ville\n');
    await writeFile(join(files, 'natures-de-cotisation.csv'), 'nom\nInfogérance\n');
    await writeFile(
      join(files, 'cotisations.csv'),
      'annee;adherent;nature;montant_ht\n2020;Arcueil;Infogérance;100,10\n2020;Gentily;Infogérance;50\n2020;Gentilly;Infogérance;1 3685\n',
    );
  });
  afterAll(async () => {
    await rm(data, { recursive: true });
    await rm(files, { recursive: true });
  });

  it.each([
    [['exporter'], 2, 'Commande inconnue : « exporter ».'],
    [['figures', 'personne', '2020'], 1, 'Rien n’est enregistré pour 2020 chez « personne »'],
  ])(
    'refuses %j with exit code %i and one sentence',
    async (argv, code, sentence) => {
      const ran = await bievre(data, argv);
      expect(ran).toMatchObject({ code, out: '' });
      expect(ran.err).toContain(sentence);
      expect(ran.err).not.toMatch(/\bat .*\.ts:\d+/);
    },
    slow,
  );

  it(
    'says what is wrong in a dry run, and keeps nothing',
    async () => {
      const ran = await bievre(data, ['import', files, '--dry-run']);
      expect(ran.code).toBe(1);
      expect(ran.out).toContain('Gentilly');
      expect((await bievre(data, ['figures', 'essai', '2020'])).code).toBe(1);
    },
    slow,
  );

  it(
    'loads nothing when strict, the good part otherwise, and nothing new the second time',
    async () => {
      expect((await bievre(data, ['import', files, '--strict'])).code).toBe(1);
      expect((await bievre(data, ['figures', 'essai', '2020'])).code).toBe(1);
      const first = await bievre(data, ['import', files]);
      expect(first.code).toBe(1);
      expect(first.out).toMatch(/cotisations\.csv.*3 lignes lues, 1 ajoutée, 0 modifiée, 0 inchangée, 2 rejetées/);
      const [former, link] = [first, await bievre(data, ['import', files])].map(
        ({ err }) => /\/ouverture\/(\S+)\n/.exec(err)?.[1],
      );
      expect(first.err).toContain('Premier accès à « essai »');
      expect(first.err).not.toMatch(/mot de passe/i);
      expect(link).toMatch(/^[\w-]{43}$/);
      expect(link).not.toBe(former);
      const again = await bievre(data, ['import', files]);
      expect(again.out).toMatch(/cotisations\.csv.*3 lignes lues, 0 ajoutée, 0 modifiée, 1 inchangée, 2 rejetées/);
      const figures = await bievre(data, ['figures', 'essai', '2020']);
      expect(figures.out.split('\n')[0]).toBe(
        'section,table,row,column,period,unit,occurrence,value,found,origin,evidence,unfinished',
      );
      expect(figures.out).toContain(',contributions-by-member,Total,Total,2020,EUR,1,100.10,known,computed,');
    },
    slow,
  );

  it(
    'undoes an import by the identifier that it printed',
    async () => {
      await writeFile(
        join(files, 'cotisations.csv'),
        'annee;adherent;nature;montant_ht\n2020;Arcueil;Infogérance;100,10\n2020;Gentilly;Infogérance;50\n',
      );
      const loaded = await bievre(data, ['import', files]);
      expect(loaded.code).toBe(0);
      const [id = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(loaded.out) ?? [];
      expect((await bievre(data, ['figures', 'essai', '2020'])).out).toContain(',Total,Total,2020,EUR,1,150.10,');
      expect((await bievre(data, ['import', '--undo', id])).code).toBe(0);
      expect((await bievre(data, ['figures', 'essai', '2020'])).out).toContain(',Total,Total,2020,EUR,1,100.10,');
      expect((await bievre(data, ['import', '--undo', '00000000-0000-4000-8000-000000000000'])).err).toContain('Aucun import');
    },
    slow,
  );

  it(
    'backs up to one file and restores it elsewhere, figures and all',
    async () => {
      const elsewhere = await mkdtemp(join(tmpdir(), 'bievre-restored-'));
      const file = join(files, 'sauvegarde.gz');
      expect((await bievre(data, ['backup', file])).code).toBe(0);
      expect((await bievre(data, ['restore', file])).err).toContain('contient déjà une base');
      expect((await bievre(elsewhere, ['restore', file])).code).toBe(0);
      const before = await bievre(data, ['figures', 'essai', '2020']);
      expect(await bievre(elsewhere, ['figures', 'essai', '2020'])).toEqual(before);
      await rm(elsewhere, { recursive: true });
    },
    slow,
  );

  it(
    'writes templates once, that can be loaded as they are',
    async () => {
      const folder = join(files, 'modeles');
      expect((await bievre(data, ['templates', folder])).code).toBe(0);
      expect((await readdir(folder)).length).toBeGreaterThan(15);
      expect((await bievre(data, ['templates', folder])).err).toContain('rien n’est écrasé');
    },
    slow,
  );

  it(
    'prints the SQL of the database for its administrator',
    async () => {
      const ran = await bievre(data, ['migrate', '--print-sql', '--login', 'bievre_site']);
      expect(ran.code).toBe(0);
      expect(ran.out).toContain('create table directory.body');
    },
    slow,
  );
});
