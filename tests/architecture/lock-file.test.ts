import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readText } from './source.ts';

const record = z.record(z.string(), z.string()).default({});
const locked = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      optional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      dependencies: record,
      optionalDependencies: record,
    }),
  ),
});
const declared = z.object({ dependencies: record, devDependencies: record });

/** Packages that may run a program while they are installed, each with its reason. */
const mayRunOnInstall: Readonly<Record<string, string>> = {
  'node_modules/node': 'the pinned Node.js: its binary is fetched by its own script (see docs/architecture.md)',
};

const { packages, lockfileVersion } = locked.parse(JSON.parse(readText('package-lock.json')));
const others = Object.entries(packages).filter(([path]) => path !== '');

describe('what is installed', () => {
  it('is the package that was locked, to the byte, but for the binaries of machines that are not this one', () => {
    expect(lockfileVersion).toBeGreaterThanOrEqual(3);
    const unhashed = others.filter(([, entry]) => !/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? ''));
    // Left out by registries that hold them for their own machines only; their version is exact all the same.
    expect(unhashed.filter(([, entry]) => !(entry.optional && entry.os !== undefined)).map(([path]) => path)).toEqual([]);
  });

  it('comes from the registry that npm is set to: no git, no address, no folder', () => {
    const elsewhere = others.filter(
      ([, { resolved, link, version }]) =>
        link ||
        !/^\d+\.\d+\.\d+/.test(version ?? '') ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
    const asked = Object.values(packages).flatMap((entry) =>
      Object.entries({ ...entry.dependencies, ...entry.optionalDependencies }),
    );
    expect(asked.filter(([, range]) => /^(git|https?|file|link|github):|^[\w-]+\/[\w-]+/.test(range))).toEqual([]);
  });

  it('is asked for in exact versions', () => {
    const { dependencies, devDependencies } = declared.parse(JSON.parse(readText('package.json')));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range));
    expect(loose).toEqual([]);
  });

  it('runs nothing while it is installed, but what is named here with its reason', () => {
    const running = others.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path);
    expect(running.filter((path) => mayRunOnInstall[path] === undefined)).toEqual([]);
  });
});
