import type { FactWords, ReaderDoor } from '../../http/reader-door.ts';
import { frenchRole } from '../../kernel/french-role.ts';

const terms = {
  name: 'nom',
  email: 'adresse électronique',
  role: 'rôle',
  roles: 'rôles',
  scope: 'pour',
  team: 'équipe',
  member: 'adhérent',
  fromDay: 'à partir du',
  toDay: 'jusqu’au',
  account: 'compte',
  device: 'appareil',
  sessionsEnded: 'autres sessions terminées',
  delivery: 'envoi',
  code: 'code',
  openedBy: 'par',
  secondFactor: 'second facteur',
  why: 'pourquoi',
  reason: 'raison',
  minutes: 'durée (minutes)',
  cause: 'fin',
  factor: 'second facteur',
  factors: 'seconds facteurs',
  codesLeft: 'codes de secours restants',
  attempts: 'essais',
  asked: 'second facteur demandé à',
  provider: 'fournisseur d’identité',
};

const factorWords = {
  totp: 'application de codes',
  passkey: 'clé d’accès',
  recovery: 'code de secours',
  provider: 'fournisseur d’identité',
};

const values = {
  role: frenchRole,
  roles: frenchRole,
  scope: { operator: 'tout l’opérateur', team: 'une équipe', member: 'un adhérent' },
  openedBy: { password: 'mot de passe', openid: 'fournisseur d’identité' },
  secondFactor: factorWords,
  factor: factorWords,
  factors: factorWords,
  asked: {
    nobody: 'personne',
    administrators: 'ceux qui administrent',
    operator: 'l’opérateur',
    everybody: 'tout le monde',
  },
  why: {
    password: 'mot de passe incorrect',
    'second-factor': 'second facteur incorrect',
    'no-second-factor': 'second facteur demandé et absent',
    'too-many': 'trop d’essais',
    'unverified-email': 'adresse non vérifiée par le fournisseur d’identité',
    'other-identity': 'compte lié à une autre identité',
  },
  cause: {
    left: 'retour au compte',
    'signed-out': 'déconnexion',
    time: 'une heure passée',
    role: 'rôle fini',
    session: 'session terminée',
  },
  attempts: {
    password: 'de mot de passe, ou demandes d’un nouveau',
    code: 'de codes du second facteur',
    address: 'tous ceux de cette adresse du réseau',
    token: 'de jetons',
  },
  delivery: { mailed: 'par messagerie', shown: 'aucun, montré à qui l’a fait' },
};

const tokenWords = {
  fields: {
    name: 'nom',
    scope: 'permet de',
    expiresOn: 'expire le',
    usedOn: 'dernier usage',
    member: 'adhérent',
    reason: 'raison',
  },
  values: { scope: { read: 'lire', import: 'lire et importer' } },
};

const fact = (label: string): FactWords => ({ label, fields: terms, values });

/** The words of what accounts write into the journal. */
export const accountsReader: ReaderDoor = {
  api: [],
  facts: {
    'accounts.signed-in': fact('Connexion'),
    'accounts.sign-in-refused': fact('Connexion refusée'),
    'accounts.attempts-stopped': fact('Trop d’essais : les suivants ne sont plus examinés'),
    'accounts.token-stopped': fact('Trop de demandes d’un jeton d’API : les suivantes sont refusées'),
    'accounts.signed-out': fact('Déconnexion'),
    'accounts.entered-place': fact('Passage à un autre endroit'),
    'accounts.entered-operator': fact('Passage chez un autre opérateur'),
    'accounts.created': fact('Compte ouvert'),
    'accounts.session-ended': fact('Session terminée'),
    'accounts.sessions-ended': {
      ...fact('Sessions terminées par un administrateur'),
      fields: { ...terms, sessionsEnded: 'sessions terminées' },
    },
    'accounts.password-changed': fact('Mot de passe changé'),
    'accounts.identity-linked': fact('Identité liée au compte'),
    'accounts.identity-unlinked': fact('Identité déliée du compte'),
    'accounts.identity-removed': {
      ...fact('Identité déliée du compte par un administrateur'),
      fields: { ...terms, sessionsEnded: 'sessions terminées' },
    },
    'accounts.factor-added': fact('Second facteur ajouté'),
    'accounts.factor-removed': fact('Second facteur retiré'),
    'accounts.factors-removed': fact('Seconds facteurs retirés par un administrateur'),
    'accounts.recovery-codes-made': fact('Codes de secours faits'),
    'accounts.recovery-code-used': fact('Code de secours employé'),
    'accounts.factor-demand-changed': fact('Demande du second facteur changée'),
    'accounts.password-link-made': fact('Lien de nouveau mot de passe fait'),
    'accounts.password-link-shown': fact('Lien de nouveau mot de passe montré'),
    'accounts.password-reset': fact('Mot de passe oublié, choisi de nouveau'),
    'accounts.opening-offered': fact('Lien de premier accès fait'),
    'accounts.opening-used': fact('Premier accès'),
    'accounts.closed': fact('Compte fermé'),
    'accounts.roles-granted': fact('Rôles donnés'),
    'accounts.role-granted': fact('Rôle donné'),
    'accounts.role-ended': fact('Fin d’un rôle'),
    'accounts.invited': fact('Invitation envoyée'),
    'accounts.invitation-resent': fact('Invitation renvoyée'),
    'accounts.invitation-withdrawn': fact('Invitation retirée'),
    'accounts.invitation-accepted': fact('Invitation acceptée'),
    'accounts.seen-as-started': fact('Bièvre vu comme cette personne'),
    'accounts.seen-as-ended': fact('Fin de la vue comme cette personne'),
    'accounts.token-made': { label: 'Jeton d’API fait', ...tokenWords },
    'accounts.token-revoked': { label: 'Jeton d’API révoqué', ...tokenWords },
  },
};
