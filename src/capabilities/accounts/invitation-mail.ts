import { letter } from '../../http/letter.ts';
import type { Mail } from '../../http/mail.ts';
import type { Role } from '../../kernel/actor.ts';
import { frenchInstant } from '../../kernel/french.ts';
import { frenchRole } from '../../kernel/french-role.ts';

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
  const said = `Vous êtes invité à rejoindre Bièvre, ${place}, avec le rôle « ${frenchRole[invitation.role]} ».`;
  const limits = `Ce lien ne sert qu’une fois, jusqu’au ${until} (heure de Paris). Ne le transmettez à personne.`;
  const unexpected = 'Si vous n’attendiez pas ce message, vous pouvez l’ignorer : aucun compte ne sera ouvert.';
  return letter({
    to,
    name,
    subject: `Invitation à rejoindre Bièvre, ${place}`,
    title: 'Invitation',
    said: [said],
    offer: { text: 'Ouvrez votre compte à cette adresse :', html: 'Ouvrir mon compte', link },
    after: [limits, unexpected],
  });
}
