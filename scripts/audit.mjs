/**
 * npm's audit of what runs in production, from the lock file: the registry is sent the names and versions of the packages, those
 * of development among them, and answers with the advisories that it knows; npm keeps those of production. Nothing of this needs more than the registry that the packages came from; where
 * it does not answer, that is said, and the step neither passes nor fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from './bootstrap.mjs';

const severities = ['critical', 'high', 'moderate', 'low', 'info'];
const failing = new Set(['critical', 'high']);

/** One line per package and advisory, the gravest first: which, what it is, and where it is installed. */
function describe(vulnerabilities) {
  const found = Object.values(vulnerabilities).flatMap(({ name, via, nodes }) =>
    // A name alone says that the package only depends on one that is vulnerable, which has its own line.
    via
      .filter((one) => typeof one === 'object')
      .map(({ severity, title, url, range }) => ({ severity, name, title, url, range, nodes })),
  );
  found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.name < b.name ? -1 : 1));
  return found.map(({ severity, name, title, url, range, nodes }) => ({
    severity,
    line: `${severity}: ${name} ${range}: ${title} (${url}), in ${nodes.join(', ')}`,
  }));
}

/** `passed`, `failed` (a known vulnerability, high or critical) or `unanswered`, with the lines that say it. */
export async function auditDependencies() {
  const text = await runAudit();
  const report = parse(text);
  if (report?.vulnerabilities === undefined) {
    const why = report?.message ?? report?.error?.summary ?? (text.trim().split('\n', 1)[0] || 'npm said nothing');
    return { outcome: 'unanswered', lines: [`audit: not known, the registry did not answer (${why})`] };
  }
  const found = describe(report.vulnerabilities);
  return {
    outcome: found.some(({ severity }) => failing.has(severity)) ? 'failed' : 'passed',
    lines: found.map(({ line }) => line),
  };
}

async function runAudit() {
  // npm remembers an advisory as it first read it: a cache of its own, so that one that has grown graver since is seen.
  const cache = mkdtempSync(join(tmpdir(), 'bievre-audit-'));
  const quickly = ['--fetch-retries=0', '--fetch-timeout=20000', `--cache=${cache}`];
  try {
    return (await runNpm(['audit', '--omit=dev', '--package-lock-only', '--json', '--loglevel=silent', ...quickly])).text;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
