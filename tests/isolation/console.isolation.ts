import '../support/development.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses, fill } from '../support/addresses.ts';
import { listForms } from '../support/forms.ts';
import { strangeRequests } from '../support/strange-addresses.ts';
import { type Owned, openTwoOperators, type Person, type TwoOperators } from '../support/two-operators.ts';

describe('the pages of two operators', () => {
  let site: TwoOperators;
  beforeAll(async () => {
    site = await openTwoOperators('embedded');
  });
  afterAll(() => site?.close());

  function whoAndWhat(name: string): { reader: Person; owned: Owned } {
    const reader = site.people.find((one) => one.name === name);
    const owned = site.owned.get(name);
    if (!reader || !owned) throw new Error(`nobody is called ${name}`);
    return { reader, owned };
  }

  /** What is written in the console fails the test (tests/support/fail-on-console-error.ts). */
  it.each(['siim94-administrator', 'beta-direction', 'gentilly'])(
    'are rendered for %s, refused or not, without a word in the console and without a fault',
    async (name) => {
      const { reader, owned } = whoAndWhat(name);
      const headers = { cookie: reader.cookie, origin: site.running.address };
      const faulty: string[] = [];
      const send = async (path: string, init: RequestInit) => {
        const answer = await fetch(site.running.address + fill(path, owned), { redirect: 'manual', headers, ...init });
        await answer.arrayBuffer();
        if (answer.status === 500) faulty.push(`${init.method ?? 'GET'} ${path}`);
      };
      for (const path of addresses()) await send(path, {});
      const forms = listForms().filter(({ path }) => !/^\/(connexion|deconnexion|invitation)/.test(path));
      for (const { path, actions } of forms)
        if (!actions.some((action) => action.endsWith('autres')))
          await send(path, { method: 'POST', body: new URLSearchParams([['action', actions[0] ?? '']]) });
      expect(faulty).toEqual([]);
    },
  );

  it('say in French what is wrong with an address that no page of ours holds, and break on none', async () => {
    const { reader } = whoAndWhat('siim94-administrator');
    const headers = { cookie: reader.cookie, origin: site.running.address };
    const faulty: string[] = [];
    for (const request of addresses().flatMap(strangeRequests)) {
      const answer = await fetch(site.running.address + request, { redirect: 'manual', headers });
      const text = await answer.text();
      const isTold = answer.status < 400 || (text !== '' && !/Invalid|expected|received|Too (small|big)/.test(text));
      if (answer.status >= 500 || !isTold) faulty.push(`${answer.status} ${request}`);
    }
    expect(faulty).toEqual([]);
  });
});
