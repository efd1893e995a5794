import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChartBlock } from '../../../web/chart-block.tsx';
import tableClasses from '../../../web/data-table.module.css';
import { Figure } from '../../../web/figure.tsx';
import figureTableClasses from '../../../web/figure-table.module.css';
import { FigureTable } from '../../../web/figure-table.tsx';
import { KeyFigures } from '../../../web/key-figures.tsx';
import type { ReportFigure } from './chapter.load.ts';
import classes from './chapter.module.css';
import type { BlockView, ChapterView, TableView } from './chapter.view.ts';

/** A figure of the report; an amber mark where a published report prints another value. */
function Shown({ figure, publishedMark = '' }: { figure: ReportFigure; publishedMark?: string }) {
  const mark = publishedMark !== '' && figure.published && figure.found === 'known' ? <sup>{publishedMark}</sup> : null;
  if (figure.publishedAs === null)
    return (
      <>
        <Figure figure={figure} />
        {mark}
      </>
    );
  return (
    <>
      <Figure figure={figure} />
      <span className={classes.differs} title={`Le bilan publié imprime ${figure.publishedAs}`}>
        <span className="visually-hidden">, le bilan publié imprime {figure.publishedAs}</span>
      </span>
    </>
  );
}

function Paragraphs({ block }: { block: Extract<BlockView, { type: 'text' }> }) {
  const lines = block.paragraphs.map(({ list, runs }, index) => {
    const content = runs.map((run, place): ReactNode => {
      const plain = 'text' in run ? run.text : <Shown figure={run.figure} />;
      const emphasised = run.emphasis ? <em>{plain}</em> : plain;
      // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a sentence have no other name than their place
      return <span key={place}>{run.strong ? <strong>{emphasised}</strong> : emphasised}</span>;
    });
    // biome-ignore lint/suspicious/noArrayIndexKey: nor have its paragraphs
    return list ? <li key={index}>{content}</li> : <p key={index}>{content}</p>;
  });
  const groups: ReactNode[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (!block.paragraphs[index]?.list) {
      groups.push(lines[index]);
      continue;
    }
    const start = index;
    while (block.paragraphs[index + 1]?.list) index += 1;
    groups.push(<ul key={`list-${start}`}>{lines.slice(start, index + 1)}</ul>);
  }
  return <div className={classes.text}>{groups}</div>;
}

function ReportTable({ table }: { table: TableView }) {
  return (
    <figure className={classes.table} id={table.id}>
      <figcaption>{table.caption}</figcaption>
      <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label={table.caption}>
        <Table className={`${tableClasses.table} ${table.matrix ? classes.matrix : ''}`}>
          <thead>
            <tr>
              <th scope="col">{table.rowHeading}</th>
              {table.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat in real reports
                <th key={index} scope="col" className={column.numeric && !table.matrix ? tableClasses.number : undefined}>
                  <span>{column.label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat in real reports
              <tr key={line} className={figureTableClasses[row.kind]}>
                <th scope="row">{row.label}</th>
                {row.cells.map((figure, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: same
                  <td key={index} className={table.columns[index]?.numeric && !table.matrix ? tableClasses.number : undefined}>
                    {figure && <Shown figure={figure} publishedMark={table.publishedMark} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {table.notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
    </figure>
  );
}

function Block({ block }: { block: BlockView }) {
  switch (block.type) {
    case 'text':
      return <Paragraphs block={block} />;
    case 'table':
      return <ReportTable table={block} />;
    case 'chart':
      return (
        <ChartBlock title={block.title} pictures={block.pictures} notes={block.notes}>
          <FigureTable caption={`Données du graphique : ${block.title}`} heading="" columns={block.columns} rows={block.rows} />
        </ChartBlock>
      );
    case 'key-figures':
      return <KeyFigures items={block.items} />;
  }
}

/** A chapter and its sub-chapters, in reading order. */
export function Chapter({ chapter, depth }: { chapter: ChapterView; depth: number }) {
  const Heading = depth === 0 ? 'h2' : depth === 1 ? 'h3' : 'h4';
  return (
    <section id={chapter.id} aria-labelledby={`${chapter.id}-titre`} className={classes.chapter}>
      <Heading id={`${chapter.id}-titre`}>
        {chapter.number} {chapter.title}
      </Heading>
      {chapter.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a chapter have no other name than their place
        <Block key={index} block={block} />
      ))}
      {chapter.chapters.map((part) => (
        <Chapter key={part.id} chapter={part} depth={depth + 1} />
      ))}
    </section>
  );
}
