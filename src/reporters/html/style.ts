/** The looks of a report. Colors are given for light and dark; both keep a contrast of 4.5 to 1 for text. */
export const style = /* css */ `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #14171c);
  --panel: light-dark(#fff, #1c2027);
  --text: light-dark(#1b1f27, #e6e9ef);
  --quiet: light-dark(#59626f, #a3adbb);
  --line: light-dark(#dde1e7, #323944);
  --link: light-dark(#1f5fbf, #8ab4f8);
  --code: light-dark(#f1f3f6, #12151a);
  --marked: light-dark(#fdecc8, #57440f);
  --old: light-dark(#fde8e6, #43201f);
  --new: light-dark(#e2f4e5, #17381f);
  --critical: #a61b1b;
  --high: #b34a00;
  --medium: #806000;
  --low: #2b5f9e;
  --none: light-dark(#dfe4ea, #313944);
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 1rem; padding-top: 1.5rem; }
header p { margin: 0.25rem 0 0; color: var(--quiet); }
footer { padding-top: 1rem; padding-bottom: 2rem; color: var(--quiet); font-size: 0.875rem; }
section { margin: 1.25rem 0; padding: 1.25rem; background: var(--panel); border: 1px solid var(--line); border-radius: 0.6rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 0.75rem; font-size: 1.15rem; }
h3 { margin: 1rem 0 0.25rem; font-size: 0.8rem; text-transform: uppercase; letter-spacing: 0.04em; color: var(--quiet); }
p { margin: 0.4rem 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 0.2rem; }
code, pre { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Consolas, 'DejaVu Sans Mono', monospace; }
p code, li code, .gist code { overflow-wrap: anywhere; }
.note { color: var(--quiet); font-size: 0.9rem; }
th .note { display: block; font-weight: normal; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--panel); z-index: 3; }
.badge { display: inline-block; min-width: 4.6rem; padding: 0 0.5rem; border-radius: 1rem; font-size: 0.8rem; line-height: 1.5rem; text-align: center; color: #fff; }
.badge.none { color: var(--text); }
.critical { background: var(--critical); }
.high { background: var(--high); }
.medium { background: var(--medium); }
.low { background: var(--low); }
.none { background: var(--none); }
.badge.safe { background: light-dark(#1f6b3a, #1f6b3a); }
.badge.unsafe { background: var(--critical); }
.badge.unknown { background: var(--medium); }
.audited { padding: 0.2rem 0; }
summary.plain { display: block; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--quiet); font-size: 0.85rem; font-weight: 600; }
.amount { text-align: right; font-variant-numeric: tabular-nums; }
.bars { width: 30%; min-width: 8rem; }
.bar { display: flex; height: 0.9rem; margin-top: 0.35rem; border-radius: 0.2rem; overflow: hidden; }
.map { position: relative; height: min(29rem, 70vh); overflow: hidden; border-radius: 0.3rem; background: var(--line); }
.map > * { position: absolute; overflow: hidden; }
.group { background: var(--panel); }
.group .title { display: block; overflow: hidden; text-overflow: ellipsis; padding: 0 0.3rem; font-size: 0.75rem; line-height: 1.25rem; white-space: nowrap; color: var(--quiet); }
.tile { text-overflow: ellipsis; padding: 0.1rem 0.3rem; font-size: 0.72rem; line-height: 1.2; white-space: nowrap; text-decoration: none; color: #fff; }
.tile.none { color: var(--quiet); }
a.tile:hover { filter: brightness(1.15); }
a.tile:focus-visible { outline-offset: -3px; outline-color: #fff; }
.actions li, .checklist li { margin: 0.5rem 0; overflow-wrap: anywhere; }
.checklist { padding-left: 1.6rem; }
.checklist .clean { list-style: '✓  '; }
.checklist .open { list-style: '○  '; }
.filter { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: center; margin: 0 -1.25rem 0.75rem; padding: 0.6rem 1.25rem; background: var(--panel); border-bottom: 1px solid var(--line); font-size: 0.9rem; }
[hidden], .filter[hidden] { display: none; }
.filter fieldset { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0; padding: 0; border: 0; }
.filter legend { float: left; margin-right: 0.4rem; padding: 0; line-height: 1.8rem; }
.filter .end { margin-left: auto; }
.filter output { color: var(--quiet); }
.chip { padding: 0 0.6rem; border-radius: 1rem; line-height: 1.8rem; color: #fff; }
.chip:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
.chip input { accent-color: #fff; }
input[type='search'], select, button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--quiet); border-radius: 0.35rem; padding: 0.2rem 0.6rem; max-width: 16rem; }
button { cursor: pointer; }
button[name='file'] { max-width: 100%; overflow-wrap: anywhere; }
.issues { margin: 0; padding: 0; list-style: none; }
.issue { border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 4.2rem; scroll-margin-top: 7rem; }
.issue:first-child { border-top: 0; }
summary { display: grid; grid-template-columns: 3rem auto minmax(0, 1fr) auto; gap: 0.25rem 0.75rem; align-items: start; padding: 0.6rem 0.2rem; cursor: pointer; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: var(--code); }
.number { text-align: right; color: var(--quiet); font-variant-numeric: tabular-nums; }
.number::before { content: '▸ '; }
details[open] .number::before { content: '▾ '; }
.place { font-weight: 600; overflow-wrap: anywhere; }
.gist { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--quiet); }
details[open] .gist { white-space: normal; color: inherit; }
.rule { color: var(--quiet); font-size: 0.85rem; }
.body { padding: 0 0.2rem 1rem 3.95rem; }
.facts { color: var(--quiet); font-size: 0.9rem; }
.code { margin: 0.5rem 0; padding: 0.5rem 0; overflow-x: auto; background: var(--code); border: 1px solid var(--line); border-radius: 0.35rem; tab-size: 2; }
.line { display: block; width: max-content; min-width: 100%; padding-right: 0.75rem; }
.at { display: inline-block; width: 3.5rem; padding-right: 0.75rem; text-align: right; color: var(--quiet); user-select: none; }
.gap { display: block; padding-left: 1.5rem; color: var(--quiet); }
mark { background: var(--marked); color: inherit; border-bottom: 2px solid var(--high); }
.line.old { background: var(--old); }
.line.new { background: var(--new); }
.trail { margin: 0; padding-left: 1.4rem; }
.source { color: var(--quiet); }
@media (max-width: 45rem) {
  section { padding: 0.9rem; }
  .filter { position: static; margin: 0 -0.9rem 0.75rem; padding: 0.6rem 0.9rem; }
  .filter .end { margin-left: 0; }
  summary { grid-template-columns: 2.6rem auto minmax(0, 1fr); }
  .what { grid-column: 2 / -1; }
  .rule { grid-row: 1; grid-column: 3; text-align: right; }
  .body { padding-left: 0.2rem; }
  .bars { display: none; }
  th, td { padding: 0.4rem 0.2rem; }
  thead th { font-size: 0.75rem; }
  th[scope='row'] { overflow-wrap: anywhere; }
}
@media print {
  /* Browsers leave out backgrounds, and white on them would not be seen; and paper is white. */
  :root, :root[data-theme] { color-scheme: light; print-color-adjust: exact; }
  /* What is closed is printed, too. */
  details::details-content { content-visibility: visible; }
  .gist { white-space: normal; }
  .line { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  .filter, #theme, .skip { display: none; }
  .issue { content-visibility: visible; break-inside: avoid; }
}
`;
