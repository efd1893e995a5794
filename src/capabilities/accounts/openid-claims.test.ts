import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOf } from './openid-claims.ts';

const proConnect = { kind: 'proconnect' as const, factorLevels: ['eidas2-mfa'] };
const generic = { kind: 'generic' as const, factorLevels: [] };

describe('what a provider says of a person', () => {
  it('is worth nothing where it has an unexpected form, and never stops the sign-in', () => {
    const claim = fc.anything({ withBigInt: false });
    fc.assert(
      fc.property(claim, claim, claim, claim, (email, verified, siret, amr) => {
        const claims = { email, email_verified: verified, siret, amr };
        const identity = identityOf({ sub: 's', ...claims }, claims, proConnect);
        expect(identity.isEmailVerified === true).toBe(verified === true);
        expect(identity.email === null || typeof email === 'string').toBe(true);
        expect(identity.hasSecondFactor).toBe(
          Array.isArray(amr) && amr.every((one) => typeof one === 'string') && amr.includes('mfa'),
        );
      }),
    );
  });

  it('comes from one answer alone: what the token verifies is not the address of the other', () => {
    const token = { sub: 's', email: 'a@alpha.example', email_verified: true };
    expect(identityOf(token, { email: 'b@alpha.example' }, generic)).toMatchObject({
      email: 'b@alpha.example',
      isEmailVerified: null,
    });
    expect(identityOf(token, { name: 'A' }, generic)).toMatchObject({ email: 'a@alpha.example', isEmailVerified: true });
  });

  it('takes the second factor from the signed token only', () => {
    expect(identityOf({ sub: 's', acr: 'eidas1' }, { acr: 'eidas2-mfa', amr: ['mfa'] }, proConnect).hasSecondFactor).toBe(false);
    expect(identityOf({ sub: 's', acr: 'eidas2-mfa' }, {}, proConnect).hasSecondFactor).toBe(true);
  });

  it('knows Entra’s word for an address of the tenant’s own domain', () => {
    for (const yes of [true, 1, '1', 'true'])
      expect(identityOf({ sub: 's', email: 'a@alpha.example', xms_edov: yes }, {}, generic).isEmailVerified).toBe(true);
    for (const no of [false, 0, '0', 'false'])
      expect(identityOf({ sub: 's', email: 'a@alpha.example', xms_edov: no }, {}, generic).isEmailVerified).toBe(false);
  });

  it('heeds an establishment at ProConnect alone', () => {
    const claims = { email: 'a@alpha.example', siret: '732 829 320 00074' };
    expect(identityOf({ sub: 's' }, claims, proConnect).siret).toBe('73282932000074');
    expect(identityOf({ sub: 's' }, claims, generic).siret).toBeNull();
  });
});
