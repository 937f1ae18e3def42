/** The style of a widget. Sizes follow the font of the page; each colour can be set. Pages can style its parts. */
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
  font: var(--sidelined-font, 1rem/1.4 system-ui);
}
:host([hidden]) { display: none }
* { box-sizing: border-box; margin: 0; padding: 0 }
slot, article { display: flex; flex-direction: column; gap: .75em; block-size: 100%; overflow: auto; padding: 1em }
p, li { overflow-wrap: anywhere }
p:empty { display: none }
[part=name] { display: flex; gap: .5em; align-items: baseline }
[part=name]::before { content: "○"; font-size: .75em }
.live::before { content: "●"; color: var(--accent) }
ul { list-style: none }
[part=published] { margin-inline-start: auto }
[part=headline] { font-size: 1.1em; font-weight: 650 }
a, small, summary, [part=verdict] { font-size: .85em; color: var(--dim) }
li { padding: .6em 0; border-block-start: 1px solid var(--line); --tone: var(--dim) }
b { font-weight: 650 }
[part=title], [part=about], [part=said] small { display: block }
[part=verdict], [part=chance] { color: var(--tone) }
[part=bar] { inline-size: 6em; block-size: 5px; border: 0 solid var(--tone); border-radius: 9px; background: var(--line); display: block }
[part~=OUT] { --tone: var(--sidelined-out, light-dark(#a3261d, #ff9b8f)) }
[part~=DOUBTFUL] { --tone: var(--sidelined-doubtful, light-dark(#8f3d00, #ffb27a)) }
[part~=QUESTIONABLE] { --tone: var(--sidelined-questionable, light-dark(#6d5200, #f0ce6b)) }
[part~=new] { animation: flash 5s }
@keyframes flash { 0%, 50% { background: var(--sidelined-highlight, light-dark(#fff1bf, #4a3f12)) } }
[part=said] p { margin-top: .5em }
:focus-visible { outline-offset: -3px }
@container (inline-size > 18rem) {
  li { display: grid; grid: auto auto 1fr / 1fr auto 6em; gap: 0 .5em }
  [part=about] { grid-area: 2 / 1 / 4 / 3 }
  [part=verdict], [part=chance] { grid-area: 1 / 2 / 2 / 4; text-align: end }
  [part=chance] { grid-area: 2 / 3 }
}
@media (prefers-reduced-motion) {
  [part~=new] { animation: none; outline: 2px solid var(--accent) }
}
`;
