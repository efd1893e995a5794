import { letter } from '../../http/letter.ts';
import type { Mail } from '../../http/mail.ts';
import { frenchInstant } from '../../kernel/french.ts';

/** The link that sets a forgotten password anew, as it is mailed; `by` is the administrator who made it, if one did. */
export function passwordLinkMail(asked: {
  readonly to: string;
  readonly name: string;
  readonly by: string | null;
  readonly link: string;
  readonly expiresAt: Date;
}): Mail {
  const { to, name, by, link } = asked;
  const until = frenchInstant(asked.expiresAt.toISOString());
  const said =
    by === null
      ? 'Quelqu’un, sans doute vous, a dit avoir oublié le mot de passe de votre compte Bièvre.'
      : `${by} vous envoie de quoi choisir un nouveau mot de passe pour votre compte Bièvre.`;
  return letter({
    to,
    name,
    subject: 'Nouveau mot de passe pour Bièvre',
    title: 'Nouveau mot de passe',
    said: [said],
    offer: { text: 'Choisissez-en un nouveau à cette adresse :', html: 'Choisir un nouveau mot de passe', link },
    after: [
      `Ce lien ne sert qu’une fois, jusqu’au ${until} (heure de Paris). Ne le transmettez à personne.`,
      'Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.',
    ],
  });
}
