import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bievre } from '../support/command.ts';
import { type Site, startSite, startSiteAnew } from '../support/site.ts';

const demonstration = join(import.meta.dirname, '../../demonstration/siim94');

describe('the bievre command beside the running site', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSiteAnew();
  });
  afterAll(() => site.stop());

  it.each([
    [['exporter'], 2, 'Commande inconnue : « exporter ».'],
    [['figures', 'essai'], 2, 'Il manque un argument.'],
    [['figures', 'essai', '2020', '--tout'], 2, 'Option inconnue ou incomplète : « --tout ».'],
    [['figures', 'essai', 'vingt'], 1, '« vingt » n’est pas une année'],
    [['figures', 'Essai!', '2020'], 1, 'n’est pas un code d’opérateur'],
    [['figures', 'personne', '2020'], 1, 'Rien n’est enregistré pour 2020 chez « personne »'],
    [['import', 'nulle-part'], 1, 'n’existe pas'],
    [['restore', 'x.gz'], 1, 'arrêtez-le d’abord'],
    [['migrate'], 1, 'arrêtez-le d’abord'],
  ])('refuses %j with exit code %i and one sentence', async (argv, code, sentence) => {
    const ran = await bievre(site.dataFolder, argv);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toContain(sentence);
    expect(ran.err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it('is passed to it, with the same output and exit code', async () => {
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
  });

  it('writes where the caller stands, a PDF that is the same twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bievre-pdf-'));
    for (const name of ['a.pdf', 'b.pdf'])
      expect((await bievre(site.dataFolder, ['report', 'siim94', '2020', '--format', 'pdf', '--out', name], folder)).code).toBe(
        0,
      );
    const [once, twice] = await Promise.all(['a.pdf', 'b.pdf'].map((name) => readFile(join(folder, name))));
    expect(once?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(once?.equals(twice ?? new Uint8Array())).toBe(true);
    await rm(folder, { recursive: true });
  });

  it('refuses a second site on the same folder, and one on a port that is taken', async () => {
    await expect(startSite({ BIEVRE_DATA: site.dataFolder })).rejects.toThrow(/déjà/);
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(startSite({ PORT: String(port) })).rejects.toThrow(`Le port ${port} est déjà pris`);
    other.close();
  });

  it('refuses a data folder that it may not write', async () => {
    // where nobody can make a folder, root included
    for (const folder of ['/proc/bievre', join(import.meta.dirname, 'command.journey.ts', 'data')]) {
      await expect(startSite({ BIEVRE_DATA: folder })).rejects.toThrow(/écri/);
    }
  });
});
