import type { Mail, SendMail } from '../../http/mail.ts';
import { frenchInstant } from '../../kernel/french.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** What changed in how somebody signs in, as it is mailed to them; text and HTML say the same. */
export function factorMail(change: {
  readonly to: string;
  readonly name: string;
  /** A sentence: « L’application de codes a été installée. » */
  readonly what: string;
  readonly at: Date;
  readonly link: string;
}): Mail {
  const { to, name, what, link } = change;
  const when = `C’était le ${frenchInstant(change.at.toISOString())} (heure de Paris). Vos autres sessions ont été terminées.`;
  const unexpected =
    'Si ce n’est pas vous qui l’avez voulu, prévenez tout de suite l’administrateur de votre opérateur, et changez votre mot de passe :';
  return {
    to,
    subject: 'Bièvre : votre second facteur a changé',
    text: `Bonjour ${name},\n\n${what}\n\n${when}\n\n${unexpected}\n${link}\n`,
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Second facteur</title></head><body style="font-family:sans-serif;color:#14252e;line-height:1.5"><p>Bonjour ${escaped(name)},</p><p>${escaped(what)}</p><p>${escaped(when)}</p><p>${escaped(unexpected)} <a href="${escaped(link)}" style="color:#0b5f73">Mon compte</a></p></body></html>`,
  };
}

/** Tells them where a mail server is set. The change stands whether or not the message leaves: it is theirs, and journaled. */
export async function tellOfFactors(
  house: { readonly mail: SendMail | null; readonly now: () => Date; readonly origin: string },
  person: { readonly email: string; readonly name: string },
  what: string,
): Promise<void> {
  const { mail, now, origin } = house;
  if (mail === null) return;
  try {
    await mail(factorMail({ to: person.email, name: person.name, what, at: now(), link: `${origin}/compte` }));
  } catch {
    // A mail server that is down must not keep anybody from changing how they sign in.
  }
}
