import classes from './section-head.module.css';
import { SyntheticTag } from './synthetic-tag.tsx';

/** Takes out a table as a file; `of` says which to who can't see what it stands beside. */
export function FileButton({ file, of }: { file: string; of: string }) {
  return (
    <a href={file} className="button" download aria-label={`CSV : ${of}`} data-print="hidden">
      CSV
    </a>
  );
}

type SectionHeadProps = {
  id: string;
  title: string;
  /** The address of the file that holds what the section shows; null where there is nothing to take out. */
  file: string | null;
  /** Said beside the heading, where the page around it does not say it. */
  isSynthetic?: boolean;
};

/** The heading of a section whose table is taken out as a file, with its button at the right. */
export function SectionHead({ id, title, file, isSynthetic = false }: SectionHeadProps) {
  return (
    <div className={classes.head}>
      <h2 id={id}>
        {title} <SyntheticTag shown={isSynthetic} />
      </h2>
      {file !== null && <FileButton file={file} of={title} />}
    </div>
  );
}
