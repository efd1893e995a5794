import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bievre } from './support/command.ts';
import { type Site, startSite } from './support/site.ts';

const demonstration = join(import.meta.dirname, '../demonstration/siim94');
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
    [['exporter'], 2, 'Commande inconnue : « exporter ».'],
    [['figures', 'essai'], 2, 'Il manque un argument.'],
    [['figures', 'essai', '2020', '--tout'], 2, 'Option inconnue ou incomplète : « --tout ».'],
    [['figures', 'essai', 'vingt'], 1, '« vingt » n’est pas une année'],
    [['figures', 'Essai!', '2020'], 1, 'n’est pas un code d’opérateur'],
    [['figures', 'personne', '2020'], 1, 'Rien n’est enregistré pour 2020 chez « personne »'],
    [['import', 'nulle-part'], 1, 'n’existe pas'],
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
      expect(first.err).toContain('Compte d’administration de « essai »');
      const again = await bievre(data, ['import', files]);
      expect(again.out).toMatch(/cotisations\.csv.*3 lignes lues, 0 ajoutée, 0 modifiée, 1 inchangée, 2 rejetées/);
      const figures = await bievre(data, ['figures', 'essai', '2020']);
      expect(figures.out.split('\n')[0]).toBe('section,table,row,column,period,unit,occurrence,value,found,origin,evidence');
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

describe('the bievre command beside the running site', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, slow);
  afterAll(() => site.stop());

  it(
    'is passed to it, with the same output and exit code',
    async () => {
      const compared = await bievre(site.dataFolder, ['compare', 'siim94', '2018']);
      expect(compared.code).toBe(0);
      expect(compared.err).toMatch(/^equal \d+, differs \d+, unknown-computed \d+, only-computed \d+, only-published \d+\n$/);
      expect(compared.out.split('\n')[0]).toBe('section,table,row,column,period,unit,occurrence,computed,published,status');
      expect((await bievre(site.dataFolder, ['audit', 'siim94', '2020'])).out).toContain(
        'kind,rule,section,table,row,column,period,unit,occurrence,expected,published,difference,explanation',
      );
      expect(await bievre(site.dataFolder, ['audit', 'siim94', '2020', '--edition', 'autre'])).toMatchObject({
        code: 1,
        out: '',
      });
      expect((await bievre(site.dataFolder, ['import', '.'], demonstration)).code).toBe(0);
    },
    slow,
  );

  it(
    'writes where the caller stands, a PDF that is the same twice',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'bievre-pdf-'));
      for (const name of ['a.pdf', 'b.pdf'])
        expect((await bievre(site.dataFolder, ['report', 'siim94', '2020', '--format', 'pdf', '--out', name], folder)).code).toBe(
          0,
        );
      const [once, twice] = await Promise.all(['a.pdf', 'b.pdf'].map((name) => readFile(join(folder, name))));
      expect(once?.subarray(0, 5).toString()).toBe('%PDF-');
      expect(once?.equals(twice ?? new Uint8Array())).toBe(true);
      await rm(folder, { recursive: true });
    },
    slow,
  );

  it.each(['restore', 'migrate'])(
    'asks to stop the site for %s',
    async (name) => {
      const ran = await bievre(site.dataFolder, name === 'restore' ? ['restore', 'x.gz'] : ['migrate']);
      expect(ran.code).toBe(1);
      expect(ran.err).toContain('arrêtez-le d’abord');
    },
    slow,
  );

  it(
    'refuses a second site on the same folder, and one on a port that is taken',
    async () => {
      await expect(startSite({ BIEVRE_DATA: site.dataFolder })).rejects.toThrow(/déjà/);
      const other = createServer();
      await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
      const address = other.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      await expect(startSite({ PORT: String(port) })).rejects.toThrow(`Le port ${port} est déjà pris`);
      other.close();
    },
    slow,
  );

  it(
    'refuses a data folder that it may not write',
    async () => {
      // where nobody can make a folder, root included
      for (const folder of ['/proc/bievre', join(import.meta.dirname, 'commands.test.ts', 'data')]) {
        await expect(startSite({ BIEVRE_DATA: folder })).rejects.toThrow(/écri/);
      }
    },
    slow,
  );
});
