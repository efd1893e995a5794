import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The letters that the drawings were measured with, inside the file: it is read years later, on any machine. */
export function fontFace(): string {
  const file = require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
  const letters = readFileSync(file).toString('base64');
  return `@font-face { font-family: 'Inter'; font-weight: 100 900; src: url(data:font/woff2;base64,${letters}) format('woff2'); }`;
}

/** Style of the standalone file: the look of the site, narrowed to reading, with rules of its own for printing. */
export const htmlStyle = `
:root { --accent: #0b5f73; --night: #10303a; --ink: #10262e; --muted: #52636b; --rule: #d5dee1; --tint: #eef4f5; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: #f5f7f7; color: var(--ink); font: 16px/1.6 'Inter', 'Inter Variable', system-ui, sans-serif; }
a { color: var(--accent); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999px; padding: .6em 1em; background: #fff; z-index: 1; }
.skip:focus { left: 1em; top: 1em; }
header { background: var(--night); color: #fff; padding: 3rem 1.5rem 2.5rem; }
header > div, .page { max-width: 76rem; margin: 0 auto; }
header p { margin: .3rem 0; max-width: 60ch; }
header .operator { color: #a9d2db; font-weight: 600; }
header h1 { margin: .4rem 0; font-size: 2.6rem; line-height: 1.15; letter-spacing: -.02em; }
header .standing { margin-top: 1rem; padding-left: .8rem; border-left: 3px solid #5fa9bb; font-size: .95rem; }
.page { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 2.5rem; padding: 2rem 1.5rem 4rem; }
nav { font-size: .92rem; }
nav > div { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow: auto; }
nav h2 { font-size: 1rem; margin: 0 0 .5rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { padding-left: 1rem; }
nav a { display: block; padding: .25rem 0; color: var(--muted); text-decoration: none; line-height: 1.35; }
nav a:hover { color: var(--accent); text-decoration: underline; }
main { background: #fff; border: 1px solid var(--rule); border-radius: 8px; padding: 2rem clamp(1rem, 4vw, 3rem) 3rem; min-width: 0; }
h2, h3, h4, h5, h6 { color: var(--night); line-height: 1.25; letter-spacing: -.01em; break-after: avoid; }
h2 { font-size: 1.75rem; margin: 3rem 0 1rem; }
main > section:first-child > h2 { margin-top: 0; }
h3 { font-size: 1.3rem; margin: 2.2rem 0 .8rem; }
h4, h5, h6 { font-size: 1.08rem; margin: 1.8rem 0 .6rem; }
h2 .number, h3 .number, h4 .number, h5 .number, h6 .number { color: var(--accent); margin-right: .25em; }
main p, main li { max-width: 72ch; overflow-wrap: anywhere; }
.figure { color: inherit; text-decoration: underline dotted; text-decoration-color: var(--muted); text-underline-offset: .22em; white-space: nowrap; font-variant-numeric: tabular-nums; }
.wordy { white-space: normal; }
a.figure:hover { color: var(--accent); text-decoration-style: solid; }
.unknown { color: var(--muted); }
.mark { color: var(--accent); }
.table { overflow-x: auto; margin: 1.5rem 0 2rem; }
tbody th { min-width: 9rem; }
table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; color: var(--night); }
th, td { padding: .45rem .7rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; color: var(--muted); border-bottom: 2px solid var(--muted); vertical-align: bottom; }
.n { text-align: right; }
.heading th { background: var(--tint); font-weight: 600; color: var(--night); }
.detail th { padding-left: 2rem; }
.subtotal > *, .total > * { font-weight: 600; }
.total > * { border-top: 2px solid var(--muted); background: var(--tint); }
.matrix th, .matrix tbody th { min-width: 17rem; }
.matrix td { padding: .25rem .45rem; }
.matrix tbody th { min-width: 17rem; }
.matrix td { text-align: center; border-left: 1px solid var(--rule); }
.matrix thead th + th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; vertical-align: top; max-height: 12rem; border-bottom: 0; border-top: 2px solid var(--muted); }
.notes { margin: .5rem 0 0; padding: 0; list-style: none; font-size: .85rem; color: var(--muted); }
figure { margin: 1.5rem 0 2rem; }
figcaption { font-weight: 600; margin-bottom: .5rem; color: var(--night); }
figure .drawing { overflow-x: auto; }
figure svg { display: block; width: 100%; max-width: 780px; height: auto; }
figure .narrow { display: none; }
figure .narrow svg { max-width: 380px; }
@media screen and (max-width: 36rem) { figure .wide { display: none; } figure .narrow { display: block; } }
.keys { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1.5rem; margin: 1.5rem 0 2rem; padding: 0; }
.keys div { border-top: 3px solid var(--accent); padding-top: .5rem; display: flex; flex-direction: column; }
.keys dt { font-size: .92rem; color: var(--muted); }
.keys dd { margin: 0; }
.keys .value { font-size: 1.7rem; font-weight: 600; color: var(--accent); letter-spacing: -.02em; line-height: 1.3; }
.keys .note { font-size: .85rem; color: var(--muted); }
@media (max-width: 60rem) { .page { display: block; padding: 1rem; } nav > div { position: static; max-height: none; margin-bottom: 1.5rem; } header h1 { font-size: 2rem; } }
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  body { background: #fff; font-size: 10pt; }
  header { background: none; color: var(--ink); padding: 0 0 8mm; border-bottom: 2px solid var(--accent); }
  header .operator { color: var(--accent); }
  .page { display: block; padding: 0; max-width: none; }
  nav > div { position: static; max-height: none; overflow: visible; }
  nav, .annex { break-after: page; }
  .annex { break-before: page; break-after: auto; }
  main { border: 0; padding: 0; }
  .skip { display: none; }
  .matrix tbody th { min-width: 0; }
  .table { overflow: visible; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
  tr, figure, .keys div { break-inside: avoid; }
  .figure { text-decoration: none; }
}
`;
