import { useFocusOnceLost } from './focus-once-lost.ts';

/** The sentence of what another page’s form has just done, where the keyboard goes on from; nothing without one. */
export function DoneNotice({ sentence }: { sentence: string | null }) {
  const notice = useFocusOnceLost<HTMLParagraphElement>(sentence);
  return sentence === null ? null : (
    <p ref={notice} role="status" tabIndex={-1} className="notice good">
      {sentence}
    </p>
  );
}
