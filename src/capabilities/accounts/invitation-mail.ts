import type { Mail } from '../../http/mail.ts';
import type { Role } from '../../kernel/actor.ts';
import { frenchInstant } from '../../kernel/french.ts';
import { frenchRole } from '../../kernel/french-role.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The invitation as it is mailed; text and HTML say the same. `place` is where the role is held, in words. */
export function invitationMail(invitation: {
  readonly to: string;
  readonly name: string;
  readonly role: Role;
  readonly place: string;
  readonly link: string;
  readonly expiresAt: Date;
}): Mail {
  const { to, name, place, link } = invitation;
  const until = frenchInstant(invitation.expiresAt.toISOString());
  const said = `Vous êtes invité à rejoindre Bièvre, ${place}, avec le rôle « ${frenchRole[invitation.role]} ».`;
  const limits = `Ce lien ne sert qu’une fois, jusqu’au ${until} (heure de Paris). Ne le transmettez à personne.`;
  const unexpected = 'Si vous n’attendiez pas ce message, vous pouvez l’ignorer : aucun compte ne sera ouvert.';
  return {
    to,
    subject: `Invitation à rejoindre Bièvre, ${place}`,
    text: `Bonjour ${name},\n\n${said}\n\nOuvrez votre compte à cette adresse :\n${link}\n\n${limits}\n\n${unexpected}\n`,
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Invitation</title></head><body style="font-family:sans-serif;color:#14252e;line-height:1.5"><p>Bonjour ${escaped(name)},</p><p>${escaped(said)}</p><p><a href="${escaped(link)}" style="color:#0b5f73">Ouvrir mon compte</a></p><p>${escaped(limits)}</p><p>${escaped(unexpected)}</p></body></html>`,
  };
}
