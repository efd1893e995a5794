import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readText } from './architecture/source.ts';

const root = join(import.meta.dirname, '..');
const { dependencies } = JSON.parse(readText('package.json'));
const bulk = '/-/npm/v1/security/advisories/bulk';

type Advisory = { readonly severity: string; readonly range: string };

function advisory({ severity, range }: Advisory) {
  const url = 'https://github.com/advisories/GHSA-xxxx-xxxx-xxxx';
  return { id: 1, url, title: 'A statement escapes', severity, vulnerable_versions: range, cwe: [], cvss: { score: 0 } };
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, readonly string[]>>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const bytes = Buffer.concat(parts);
  return JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString());
}

/** The step as the gate runs it, with the real npm, beside a registry that answers as the test says. */
async function runAudit(registry: string): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts/gate.mjs'), '--only', 'audit'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', npm_config_registry: registry },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out };
}

async function beside(answer: RequestListener): Promise<{ readonly code: number | null; readonly out: string }> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  try {
    return await runAudit(`http://127.0.0.1:${port}/`);
  } finally {
    await new Promise((done) => server.close(done));
  }
}

/** A registry that knows this of a package, and is asked about it only in npm's own way. */
function knowing(name: string, known: Advisory): RequestListener {
  return async (request, response) => {
    if (request.url !== bulk || request.method !== 'POST') return void response.writeHead(404).end();
    const told = (await bodyOf(request))[name] ? { [name]: [advisory(known)] } : {};
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  };
}

describe('the audit of the dependencies', () => {
  it.each(['high', 'critical'])(
    'fails on an installed version of which something %s is known, and says which',
    async (severity) => {
      const { code, out } = await beside(knowing('kysely', { severity, range: `<=${dependencies.kysely}` }));
      expect(out).toContain(
        `${severity}: kysely <=${dependencies.kysely}: A statement escapes (https://github.com/advisories/GHSA-xxxx-xxxx-xxxx), in node_modules/kysely`,
      );
      expect(out).toContain('✗ audit');
      expect(out).toMatch(/\n0 passed, 1 failed\n$/);
      expect(code).toBe(1);
    },
  );

  it('names what is less grave, and passes', async () => {
    const { code, out } = await beside(knowing('kysely', { severity: 'moderate', range: '*' }));
    expect(out).toMatch(/^moderate: kysely \*: A statement escapes/m);
    expect([code, /✓ audit/.test(out)]).toEqual([0, true]);
  });

  it.each([
    ['of the versions installed', 'kysely', '<0.1.0'],
    ['but of a tool of development', 'knip', '*'],
  ])('passes when nothing is known %s', async (_what, name, range) => {
    const { code, out } = await beside(knowing(name, { severity: 'critical', range }));
    expect(out).toMatch(/^✓ audit/);
    expect(code).toBe(0);
  });

  it('neither passes nor fails where the registry refuses, and says so in one line', async () => {
    const { code, out } = await beside((_request, response) => void response.writeHead(405, { allow: 'GET,HEAD' }).end());
    expect(out).toMatch(/^audit: not known, the registry did not answer \(405 Method Not Allowed.*\)\n– audit .*\n/);
    expect([code, /\n0 passed, 0 failed\n$/.test(out)]).toEqual([0, true]);
  });

  it('nor where nobody answers', async () => {
    const { code, out } = await runAudit('http://127.0.0.1:9/');
    expect(out).toMatch(/^audit: not known, the registry did not answer \(.+\)\n– audit /);
    expect(code).toBe(0);
  });
});
