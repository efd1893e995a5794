/** `catégorie A` → `Catégorie A`, where a word begins a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
