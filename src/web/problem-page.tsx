import { Link, useLocation } from 'react-router';
import { PageTitle } from './page-title.tsx';

type Shown = { readonly status: number; readonly document: unknown };

type Sentence = { readonly title: string; readonly detail: string };

/** What is said of a page that was asked for and not answered. */
export const noNetwork: Sentence = {
  title: 'Le réseau ne répond pas',
  detail: 'La page demandée n’est pas arrivée. Vérifiez votre connexion, puis rechargez la page.',
};

function sentenceOf({ status, document }: Shown, hasSearch: boolean): Sentence {
  if (typeof document === 'object' && document !== null && 'title' in document && 'detail' in document) {
    return { title: String(document.title), detail: String(document.detail) };
  }
  if (status === 404)
    return {
      title: 'Page introuvable',
      detail: `Cette adresse n’existe pas, ou n’existe plus.${hasSearch ? ' La recherche en haut de page peut aider.' : ''}`,
    };
  return {
    title: 'Erreur inattendue',
    detail: 'Le serveur n’a pas pu préparer cette page. L’erreur a été notée dans son journal technique ; rien n’a été modifié.',
  };
}

/** The refusal's name, for the way that leads to it. */
export function problemTitle(shown: Shown): string {
  return sentenceOf(shown, false).title;
}

/** What is shown in place of a page that cannot be: the sentence of the refusal, never its cause. */
export function ProblemPage({ shown, hasSearch }: { shown: Shown; hasSearch: boolean }) {
  const { title, detail } = sentenceOf(shown, hasSearch);
  const { pathname, search } = useLocation();
  return (
    <>
      <title>{`${title} · Bièvre`}</title>
      <PageTitle title={title} answer={detail} />
      <p>
        {shown.document === noNetwork ? (
          <Link to={`${pathname}${search}`} reloadDocument className="button">
            Recharger la page
          </Link>
        ) : (
          <Link to="/" className="button">
            Revenir à l’accueil
          </Link>
        )}
      </p>
    </>
  );
}
