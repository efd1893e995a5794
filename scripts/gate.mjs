/**
 * `npm test`, the gate: types, lint, dead code and the audit of the dependencies together, then the tests on the embedded database, the same tests on
 * PostgreSQL, what others own on both, and the journeys in a browser. `npm test -- --only types,lint` runs the named steps alone.
 */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { auditDependencies } from './audit.mjs';
import {
  CannotStart,
  ensureFolder,
  environment,
  explainAndExit,
  installWhenStale,
  output,
  pinnedNode,
  root,
  whenAbandoned,
} from './bootstrap.mjs';
import { findChromium } from './chromium.mjs';
import { buildPagesWhenStale } from './pages.mjs';
import { startPostgres } from './postgres.mjs';

const stepNames = ['types', 'lint', 'audit', 'unit', 'postgres', 'isolation', 'journeys'];
/** Files at a time where each waits now and then for its site, its database or its browser: two would leave the two cores idle meanwhile. */
const filesAtOnce = 3;
const tally = { passed: 0, failed: 0, failures: [] };

function chosenSteps(args) {
  if (args.length === 0) return stepNames;
  const chosen = args.length === 2 && args[0] === '--only' ? args[1].split(',') : [];
  if (chosen.length > 0 && chosen.every((name) => stepNames.includes(name))) return chosen;
  process.stderr.write(`usage: npm test [-- --only ${stepNames.join(',')}]\n`);
  process.exit(2);
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** One tool to its end; what it wrote is shown only when it fails. */
async function check(name, ...commands) {
  const start = performance.now();
  for (const [bin, ...args] of commands) {
    const { code, text } = await output(pinnedNode, [join(root, 'node_modules', bin), ...args], {
      cwd: root,
      env: environment({ NODE_ENV: 'development', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' }),
    });
    if (code !== 0) {
      tally.failed += 1;
      console.log(`${text.trim()}\n✗ ${name}  ${seconds(start)}`);
      return false;
    }
  }
  console.log(`✓ ${name}  ${seconds(start)}`);
  return true;
}

/** Why a test failed: the first line, and of a property the seed and the example, without which nobody meets it again. */
function whyFailed(text) {
  const [first = '', ...others] = String(text ?? '').split('\n');
  const toMeetAgain = others
    .filter((line) => /^(\{ seed:|Counterexample:)/.test(line))
    .map((line) => `\n    ${line.slice(0, 2000)}`);
  return [first, ...toMeetAgain].join('');
}

/** The tests that failed, and the files that could not run, each with why. */
function failuresIn({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${whyFailed(message)}`] : [];
    return failed.map(({ fullName, failureMessages }) => `${file} › ${fullName}: ${whyFailed(failureMessages[0])}`);
  });
}

/** One Vitest project; its tests are added to the tally, and a run that stops before any test is a failure. */
async function tests(name, project, env) {
  const start = performance.now();
  console.log(`· ${name}`);
  ensureFolder(join(root, '.cache'));
  const results = join(root, '.cache', `tests-${name}-${process.pid}.json`);
  const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', project];
  const workers = project === 'unit' ? [] : [`--maxWorkers=${filesAtOnce}`];
  const args = [...vitest, ...workers, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const code = await new Promise((resolve) => {
    const child = spawn(pinnedNode, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment({ NODE_ENV: 'test', ...env }),
    });
    child.once('error', () => resolve(127));
    child.once('exit', (status) => resolve(status ?? 1));
  });
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  rmSync(results, { force: true });
  tally.failures.push(...failuresIn(counted).map((line) => `${name}: ${line}`));
  const failed = counted.numFailedTests || (code === 0 && counted.numPassedTests > 0 ? 0 : 1);
  if (counted.numPassedTests === 0) console.log(`no test of « ${name} » passed: a step without tests is a failure`);
  tally.passed += counted.numPassedTests;
  tally.failed += failed;
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}  ${seconds(start)}`);
}

/** Tests beside a PostgreSQL server of their own, which is gone when they end. */
async function onPostgres(name, project, env) {
  const cluster = await startPostgres();
  try {
    await tests(name, project, { BIEVRE_TEST_POSTGRES: cluster.url, ...env });
  } finally {
    cluster.stop();
  }
}

/** What others own, tried on both engines side by side: it needs the pages, and no browser. */
async function isolation() {
  await buildPagesWhenStale();
  await onPostgres('isolation', 'isolation', {});
}

async function inBrowser() {
  const chromium = await findChromium();
  await buildPagesWhenStale();
  await onPostgres('journeys', 'journeys', { BIEVRE_CHROMIUM: chromium.path, ...chromium.env });
}

/** A step that can't begin says why and counts as one failure; the others still run. */
async function attempt(name, run) {
  try {
    await run();
  } catch (thrown) {
    tally.failed += 1;
    console.log(`${thrown instanceof CannotStart ? thrown.message : (thrown?.stack ?? thrown)}\n✗ ${name}`);
  }
}

/** Whether a version in production is known to be vulnerable: fails then, and says so where the registry does not tell. */
async function audit() {
  const start = performance.now();
  const { outcome, lines } = await auditDependencies();
  if (outcome === 'failed') {
    tally.failed += 1;
    tally.failures.push(...lines.map((line) => `audit: ${line}`));
  }
  const sign = { passed: '✓', failed: '✗', unanswered: '–' }[outcome];
  console.log([...lines, `${sign} audit  ${seconds(start)}`].join('\n'));
}

async function cheapChecks(steps) {
  const checks = [];
  if (steps.includes('types'))
    checks.push(check('types', ['@react-router/dev/bin.cjs', 'typegen'], ['typescript/bin/tsc', '-p', '.']));
  if (steps.includes('lint')) {
    checks.push(check('lint', ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings']));
    checks.push(check('dead code', ['knip/bin/knip.js']));
  }
  return (await Promise.all(checks)).every(Boolean);
}

async function main() {
  const steps = chosenSteps(process.argv.slice(2));
  const start = performance.now();
  whenAbandoned(() => process.exit(1));
  await installWhenStale();
  // A vulnerable package is no reason not to run the tests: the others go on meanwhile.
  const audited = steps.includes('audit') ? attempt('audit', audit) : null;
  const cheap = await cheapChecks(steps);
  await audited;
  if (cheap) {
    if (steps.includes('unit')) await attempt('unit', () => tests('unit', 'unit', {}));
    if (steps.includes('postgres')) await attempt('postgres', () => onPostgres('postgres', 'unit', {}));
    if (steps.includes('isolation')) await attempt('isolation', isolation);
    if (steps.includes('journeys')) await attempt('journeys', inBrowser);
  }
  // Said again at the end: a long run is read from there.
  for (const failure of tally.failures) console.log(`✗ ${failure}`);
  console.log(`gate: ${seconds(start)}`);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

main().catch(explainAndExit);
