/** The gallery of widgets: samples are shown, snippets name this server, and can be copied. */

interface WidgetElement extends HTMLElement {
  show(state: object, changes?: readonly { readonly id: string }[]): void;
}

const PLACEHOLDER = 'https://sidelined.example';

void customElements.whenDefined('sidelined-list').then(() => {
  for (const widget of document.querySelectorAll<WidgetElement>('[data-sample]')) {
    const { state, changed = [] } = JSON.parse(widget.dataset.sample ?? '{}') as { state: object; changed?: string[] };
    widget.show(
      state,
      changed.map((id) => ({ id })),
    );
  }
});

for (const snippet of document.querySelectorAll('.snippet')) {
  const code = snippet.querySelector('code');
  const button = snippet.querySelector('button');
  if (code === null || button === null) continue;
  code.textContent = (code.textContent ?? '').replaceAll(PLACEHOLDER, location.origin);
  button.hidden = false;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(code.textContent ?? '').then(() => {
      button.textContent = button.dataset.copied ?? '';
    });
  });
}
