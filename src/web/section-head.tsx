import classes from './section-head.module.css';
import { SyntheticTag } from './synthetic-tag.tsx';

type SectionHeadProps = {
  id: string;
  title: string;
  /** The address of the file that holds what the section shows; null where there is nothing to take out. */
  file: string | null;
  /** What the button says to who can't see which heading it stands beside, when it isn't the title. */
  fileLabel?: string;
  /** Said beside the heading, where the page around it does not say it. */
  isSynthetic?: boolean;
};

/** The heading of a section whose table is taken out as a file, with its button at the right. */
export function SectionHead({ id, title, file, fileLabel = title, isSynthetic = false }: SectionHeadProps) {
  return (
    <div className={classes.head}>
      <h2 id={id}>
        {title} <SyntheticTag shown={isSynthetic} />
      </h2>
      {file !== null && (
        <a href={file} className="button" download aria-label={`CSV : ${fileLabel}`} data-print="hidden">
          CSV
        </a>
      )}
    </div>
  );
}
