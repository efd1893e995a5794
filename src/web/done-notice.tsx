/** The sentence of what another page's form has just done; nothing without one. */
export function DoneNotice({ sentence }: { sentence: string | null }) {
  return sentence === null ? null : (
    <p role="status" className="notice good">
      {sentence}
    </p>
  );
}
