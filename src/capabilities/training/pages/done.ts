/** What a page says after a form of another page led to it, by the parameter `fait` of its address. */
const sentences: Readonly<Record<string, string>> = {
  ajoutee: 'Formation ajoutée. Ouvrez-en une session pour y inscrire du monde.',
  ouverte: 'Session ouverte. Inscrivez-y du monde.',
  corrigee: 'Session corrigée.',
  lignes: 'Lignes choisies.',
  supprimee: 'Session supprimée : le journal garde ce qu’elle disait.',
};

export function doneSentence(url: URL): string | null {
  return sentences[url.searchParams.get('fait') ?? ''] ?? null;
}
