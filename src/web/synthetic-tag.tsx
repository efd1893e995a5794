/** Beside figures some of whose records were made up for the demonstration. */
export function SyntheticTag({ shown }: { shown: boolean }) {
  return shown ? <span className="tag synthetic">données synthétiques</span> : null;
}
