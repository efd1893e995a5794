import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

const settings = {
  BIEVRE_OIDC_ISSUER: 'https://auth.fournisseur.example/api/v2',
  BIEVRE_OIDC_CLIENT_ID: 'bievre',
  BIEVRE_OIDC_CLIENT_SECRET: 'tenu-secret-tenu-secret',
  BIEVRE_OIDC_NAME: 'ProConnect',
};

describe('the settings of the identity provider', () => {
  it.each([
    [{ BIEVRE_OIDC_ISSUER: 'http://auth.fournisseur.example' }, 'BIEVRE_OIDC_ISSUER doit être l’adresse https://'],
    [{ BIEVRE_OIDC_ISSUER: 'http://127.0.0.1.fournisseur.example' }, 'BIEVRE_OIDC_ISSUER'],
    [{ BIEVRE_OIDC_ISSUER: 'https://user:tenu-secret@auth.example' }, 'BIEVRE_OIDC_ISSUER'],
    [{ BIEVRE_OIDC_ISSUER: 'https://auth.example/?tenant=tenu-secret' }, 'BIEVRE_OIDC_ISSUER'],
    [{ BIEVRE_OIDC_ISSUER: '' }, 'il manque BIEVRE_OIDC_ISSUER.'],
    [{ BIEVRE_OIDC_CLIENT_SECRET: '' }, 'il manque BIEVRE_OIDC_CLIENT_SECRET.'],
    [{ BIEVRE_OIDC_CLIENT_SECRET: 'tenu-secret' }, 'BIEVRE_OIDC_CLIENT_SECRET doit compter'],
    [{ BIEVRE_OIDC_CLIENT_ID: 'tenu secret' }, 'BIEVRE_OIDC_CLIENT_ID'],
    [{ BIEVRE_OIDC_NAME: ' ' }, 'BIEVRE_OIDC_NAME'],
    [{ BIEVRE_OIDC_KIND: 'saml' }, 'BIEVRE_OIDC_KIND doit être proconnect ou generic'],
    [{ BIEVRE_OIDC_SCOPES: 'email profile' }, 'BIEVRE_OIDC_SCOPES'],
    [{ BIEVRE_OIDC_ACR: 'eidas2;eidas3 é' }, 'BIEVRE_OIDC_ACR'],
  ])('are refused in words, never with their values: %j', (changes, sentence) => {
    const read = () => readEnvironment({ ...settings, ...changes });
    expect(read).toThrow(sentence);
    expect(read).not.toThrow('tenu');
  });

  it('are all there, or none', () => {
    expect(readEnvironment({}).openId).toBeNull();
    expect(() => readEnvironment({ BIEVRE_OIDC_KIND: 'proconnect' })).toThrow('vont ensemble');
  });

  it('know ProConnect’s levels and words, and leave others their own', () => {
    const { openId } = readEnvironment({ ...settings, BIEVRE_OIDC_KIND: 'proconnect' });
    expect(openId).toMatchObject({ issuer: settings.BIEVRE_OIDC_ISSUER, kind: 'proconnect' });
    expect(openId?.scopes).toBe('openid given_name usual_name email siret');
    expect(openId?.factorLevels).toContain('https://proconnect.gouv.fr/assurance/consistency-checked-2fa');
    expect(openId?.factorLevels).not.toContain('eidas1');
    const other = readEnvironment({ ...settings, BIEVRE_OIDC_ACR: '2 3', BIEVRE_OIDC_ISSUER: 'http://localhost:8080/realms/a' });
    expect(other.openId).toMatchObject({ kind: 'generic', factorLevels: ['2', '3'], scopes: 'openid profile email' });
  });
});
