import { letter } from '../../http/letter.ts';
import type { Mail, SendMail } from '../../http/mail.ts';
import { frenchInstant } from '../../kernel/french.ts';

/** What happened to the way somebody signs in, as its owner is told. */
export type AccountNews = {
  readonly subject: string;
  /** Sentences: « L’application de codes a été installée. » */
  readonly said: readonly string[];
  /** `password`: whoever did it may know the password, and the owner may not, so that only a link helps. */
  readonly touched: 'factors' | 'password';
};

/** Where the owner mends what somebody else did. */
const remedies = {
  factors: { offer: 'changez votre mot de passe', html: 'Mon compte', path: '/compte' },
  password: { offer: 'choisissez un autre mot de passe', html: 'Choisir un autre mot de passe', path: '/connexion/oubli' },
} as const;

/** What reaches the owners of accounts. */
export type MailHouse = { readonly mail: SendMail | null; readonly now: () => Date; readonly origin: string };

type Owner = { readonly email: string; readonly name: string };

function accountMail({ now, origin }: Pick<MailHouse, 'now' | 'origin'>, owner: Owner, news: AccountNews): Mail {
  const { offer, html, path } = remedies[news.touched];
  const when = `C’était le ${frenchInstant(now().toISOString())} (heure de Paris).`;
  const unexpected = 'Si vous ne l’avez pas voulu, prévenez tout de suite l’administrateur de votre opérateur';
  return letter({
    to: owner.email,
    name: owner.name,
    subject: `Bièvre : ${news.subject}`,
    title: news.subject,
    said: [news.said.join(' '), when],
    offer: { text: `${unexpected}, et ${offer} :`, html, before: `${unexpected}, et ${offer} : `, link: `${origin}${path}` },
    after: [],
  });
}

/**
 * Tells the owner where a mail server is set, at the account's own address. What happened stands whether or not the message leaves:
 * it is done, and journaled.
 */
export async function tellOwner(house: MailHouse, owner: Owner, news: AccountNews): Promise<void> {
  if (house.mail === null) return;
  try {
    await house.mail(accountMail(house, owner, news));
  } catch {
    // A mail server that is down must not keep anybody from changing how they sign in.
  }
}

export const othersEnded = 'Vos autres sessions ont été terminées.';
export const allEnded = 'Toutes vos sessions ont été terminées.';

export function factorNews(what: string, sessions = othersEnded): AccountNews {
  return { subject: 'votre second facteur a changé', said: [what, sessions], touched: 'factors' };
}

export function recoveryCodeNews(codesLeft: number): AccountNews {
  const left = codesLeft === 0 ? 'Il n’en reste aucun : faites-en d’autres.' : `Il en reste ${codesLeft}.`;
  const said = ['Un code de secours a servi de second facteur pour ouvrir une session de votre compte.', left];
  return { subject: 'un code de secours a servi', said, touched: 'factors' };
}

export function passwordChangedNews(): AccountNews {
  const said = ['Le mot de passe de votre compte a été changé depuis une session ouverte.', othersEnded];
  return { subject: 'votre mot de passe a changé', said, touched: 'password' };
}

/** By a link that was asked for, or that an administrator made. */
export function passwordResetNews(tokensRevoked: number): AccountNews {
  const tokens =
    tokensRevoked === 1 ? ['Votre jeton d’API a été révoqué.'] : [`Vos ${tokensRevoked} jetons d’API ont été révoqués.`];
  const said = ['Le mot de passe de votre compte a été choisi de nouveau, par un lien.', allEnded];
  return {
    subject: 'votre mot de passe a changé',
    said: tokensRevoked === 0 ? said : [...said, ...tokens, 'Faites-en d’autres pour vos programmes.'],
    touched: 'password',
  };
}

export function identityRemovedNews(provider: string): AccountNews {
  const said = [
    `Un administrateur a délié votre compte de votre identité ${provider} : elle ne l’ouvre plus.`,
    'Les sessions qu’elle avait ouvertes ont été terminées.',
  ];
  return { subject: `votre compte n’est plus lié à ${provider}`, said, touched: 'factors' };
}
