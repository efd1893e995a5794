import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksTwoCodes, codeOfStep, matchedStep, newTotpSecret, stepAt, totpAddress, wrongCodesAt } from './totp.ts';

const secret = newTotpSecret();
const now = new Date('2026-11-28T10:00:10Z');
const here = stepAt(now);
const code = (step: number, of = secret) => codeOfStep(of, step);

describe('a code of an application', () => {
  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345'])('is not « %s »', (typed) => {
    expect(matchedStep(secret, { code: typed }, now, null)).toBeNull();
  });

  test.each([
    ['two steps late', -2, false],
    ['one step late', -1, true],
    ['in time', 0, true],
    ['one step early', 1, true],
    ['two steps early', 2, false],
  ])('%s: right is %2$s', (_when, away, right) => {
    expect(matchedStep(secret, { code: code(here + away) }, now, null)).toBe(right ? here + away : null);
  });

  test('serves once, and takes with it those before', () => {
    expect(matchedStep(secret, { code: code(here) }, now, here)).toBeNull();
    expect(matchedStep(secret, { code: code(here - 1) }, now, here)).toBeNull();
    expect(matchedStep(secret, { code: code(here + 1) }, now, here)).toBe(here + 1);
  });

  test('may be typed with the space that the application shows', () => {
    const shown = `${code(here).slice(0, 3)} ${code(here).slice(3)}`;
    expect(matchedStep(secret, { code: shown }, now, null)).toBe(here);
  });

  test('is that of RFC 6238’s own example', () => {
    // The ASCII secret « 12345678901234567890 » in base 32; the RFC prints eight digits, of which these are the last six.
    const known = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect([59, 1_111_111_109, 20_000_000_000].map((at) => codeOfStep(known, Math.floor(at / 30)))).toEqual([
      '287082',
      '081804',
      '353130',
    ]);
  });

  test('never matches outside its window, whatever the instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: -50, max: 50 }), (second, away) => {
        const at = new Date(second * 1000);
        const step = stepAt(at) + away;
        fc.pre(step >= 0);
        const matched = matchedStep(secret, { code: code(step) }, at, null);
        // Another step of the window may happen to have the same six digits: it is then that one.
        if (Math.abs(away) <= 1) expect(matched).not.toBeNull();
        else if (matched !== null) expect(code(matched)).toBe(code(step));
      }),
    );
  });

  test('is scanned with the name of the site and of the account', () => {
    const address = totpAddress(secret, 'a@alpha.example');
    expect(address).toMatch(/^otpauth:\/\/totp\/Bi%C3%A8vre:a%40alpha.example\?issuer=Bi%C3%A8vre&secret=[A-Z2-7]{32}&/);
  });
});

describe('when too many codes were wrong', () => {
  const typed = (first: number, next: number) => ({ code: code(first), next: code(next) });

  test('two in a row are asked, and one right code no longer does', () => {
    expect(matchedStep(secret, { code: code(here), next: '' }, now, null)).toBeNull();
    expect(matchedStep(secret, typed(here, here), now, null)).toBeNull();
    expect(matchedStep(secret, typed(here - 3, here - 2), now, null)).toBeNull();
    expect(matchedStep(secret, typed(here - 1, here), now, null)).toBe(here);
    expect(matchedStep(secret, typed(here, here + 1), now, null)).toBe(here + 1);
  });

  test('neither of the two may have served', () => {
    expect(matchedStep(secret, typed(here - 1, here), now, here - 1)).toBeNull();
  });

  test.each([
    [19, 1, false],
    [20, 1, true],
    [500, 23, true],
    [500, 24, false],
  ])('%i wrong codes, the last %i hours ago: two are asked is %s', (failures, hours, two) => {
    const wrong = { failures, failedAt: new Date(now.getTime() - hours * 3_600_000) };
    expect(asksTwoCodes(wrong, now)).toBe(two);
    expect(wrongCodesAt(wrong, now)).toBe(hours < 24 ? failures : 0);
  });
});
