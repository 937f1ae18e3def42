/** The looks of a widget. Sizes follow the font of the page; each colour can be set. Inside, parts are addressed too. */
export const STYLE = `
:host {
  --dim: var(--sidelined-muted, color-mix(in srgb, currentColor 75%, #0000));
  --line: var(--sidelined-border, color-mix(in srgb, currentColor 15%, #0000));
  --accent: var(--sidelined-accent, light-dark(#0b6b4f, #5cd3ab));
  color-scheme: light dark;
  display: block;
  block-size: var(--sidelined-height, var(--reserved, 26rem));
  contain: strict;
  container-type: inline-size;
  border: 1px solid var(--line);
  border-radius: var(--sidelined-radius, 12px);
  background: var(--sidelined-background, light-dark(#fff, #171d1a));
  color: var(--sidelined-color, light-dark(#17201c, #e8edea));
  font: var(--sidelined-font, 1rem/1.4 system-ui, sans-serif);
}
:host([hidden]) { display: none }
* { box-sizing: border-box; margin: 0; padding: 0 }
slot, article { display: flex; flex-direction: column; gap: .75em; block-size: 100%; overflow: auto; padding: 1em }
p, li { overflow-wrap: anywhere }
small, footer, [part=name] { font-size: .85em; color: var(--dim) }
[part=name]::before { content: "○ " }
.live::before { content: "● "; color: var(--accent) }
[part=headline] { font-size: 1.15em; font-weight: 650; line-height: 1.3 }
p:empty { display: none }
ul { flex: 1 0 11em; overflow: auto; border-block: solid var(--line); border-width: 1px 0 }
ul:empty { border: 0 }

li { display: grid; gap: 0 1em; padding: .5em 0; box-shadow: 0 1px var(--line); --tone: var(--dim) }
b { font-weight: 650 }
[part=verdict], [part=chance] { color: var(--tone); font-size: .85em }
[part=bar] { inline-size: 6em; block-size: 5px; border: 0 solid var(--tone); border-radius: 9px; background: var(--line) }
[part~=OUT] { --tone: var(--sidelined-out, light-dark(#a3261d, #ff9b8f)) }
[part~=DOUBTFUL] { --tone: var(--sidelined-doubtful, light-dark(#8f3d00, #ffb27a)) }
[part~=QUESTIONABLE] { --tone: var(--sidelined-questionable, light-dark(#6d5200, #f0ce6b)) }
[part~=new] { animation: flash 5s; border-radius: 4px }
@keyframes flash { 0%, 50% { background: var(--sidelined-highlight, light-dark(#fff1bf, #4a3f12)) } }
summary { cursor: pointer }
[part=said] p { padding-block-start: .5em }
[part=said] small { display: block }
a { color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px }
footer { margin-block-start: auto; display: flex; justify-content: space-between }
@container (inline-size > 20rem) {
  li { grid: auto / 1fr auto; justify-items: end }
  [part=title], [part=about] { grid-column: 1; justify-self: start }
  [part=about] { grid-row: 2 / 4 }
  [part=verdict] { grid-row: 1 }
}
@media (prefers-reduced-motion) {
  [part~=new] { animation: none; outline: 2px solid var(--accent) }
}
`;
