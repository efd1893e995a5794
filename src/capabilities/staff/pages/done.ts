/** What a page says after a form of another page led to it, by the parameter `fait` of its address. */
const sentences: Readonly<Record<string, string>> = {
  ouvert: 'Poste ouvert.',
  pourvu: 'Occupation enregistrée.',
  'occupation-retiree': 'Occupation retirée : le journal garde ce qu’elle disait, et la raison.',
  'competence-retiree': 'Compétence retirée : le journal garde ce qu’elle disait, et la raison.',
  'absence-retiree': 'Absence retirée.',
  'semaine-retiree': 'Semaine type retirée : le journal garde ce qu’elle disait, et la raison.',
  'jours-retires': 'Jours retirés : le journal garde ce qui était enregistré, et la raison.',
  'affectation-retiree': 'Affectation retirée : le journal garde ce qu’elle disait, et la raison.',
};

export function doneSentence(url: URL): string | null {
  return sentences[url.searchParams.get('fait') ?? ''] ?? null;
}
