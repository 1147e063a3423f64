/** `store/export.css`, as it stands there: a page that was taken along carries its style. */
export const EXPORT_STYLE = `:root { color-scheme: light dark; --ground: #fbf7f1; --ink: #2b2723; --quiet: #645c54; --line: #d9cfc2; --own: #fbe9dc; --own-line: #d79b76; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1d1b19; --ink: #ece5dc; --quiet: #b5aba0; --line: #4a443d; --own: #3a2c23; --own-line: #c98d66; }
}
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.125rem/1.65 Georgia, "Times New Roman", serif; }
main { max-width: 36rem; margin: 0 auto; padding: 3rem 1.25rem 6rem; overflow-wrap: anywhere; }
h1, h2 { font-weight: normal; line-height: 1.25; }
h1 { font-size: 2rem; }
h2 { font-size: 1.5rem; margin: 0; }
h3 { font-size: 1rem; font-weight: normal; color: var(--quiet); margin: 1.75rem 0 0.5rem; }
article { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 2rem; }
.quiet { color: var(--quiet); font: 0.9375rem/1.6 Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif; }
blockquote { margin: 1.25rem 0; padding-left: 1rem; border-left: 1px solid var(--line); }
.own { background: var(--own); border-left: 3px solid var(--own-line); padding: 0.25rem 1.25rem; }
.own p, .own ul { margin: 0.75rem 0; }
@media print { body { background: none; } article { break-inside: avoid-page; } }`;
