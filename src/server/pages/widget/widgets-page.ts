import { type Content, html } from '../rendering/html.ts';
import type { Page, PageRequest } from '../rendering/page.ts';
import { LANGUAGE_INFO } from '../rendering/page-language.ts';
import { widgetTexts } from '../texts/widget-texts.ts';
import { type SampleName, widgetSamples } from './widget-samples.ts';

interface GalleryData {
  readonly fixtures: {
    readonly nodes: readonly {
      readonly id: string;
      readonly home: { readonly slug: string } | null;
      readonly away: { readonly slug: string } | null;
      readonly availability: readonly {
        readonly verdict: string;
        readonly player: { readonly slug: string };
        readonly team: { readonly slug: string };
      }[];
    }[];
  };
}

/** Replaced by the address of this server if JavaScript runs. */
const ORIGIN = 'https://sidelined.example';

/** The page at `/widgets`: live examples, snippets to copy, and every state and look of the widget. */
export const widgetsPage: Page<GalleryData> = {
  query: `query ($today: Date) {
    fixtures(filter: { from: $today }, first: 8) {
      nodes { id home { slug } away { slug } availability { verdict player { slug } team { slug } } }
    }
  }`,
  variables: ({ today }) => ({ today }),
  render({ fixtures }, about) {
    const texts = widgetTexts[about.language];
    const examples = examplesIn(fixtures.nodes);
    return {
      title: texts.title,
      description: texts.lead,
      section: 'widgets',
      modules: ['widgets/gallery.ts'],
      styles: ['widgets/gallery.css'],
      body: html`
        <h1>${texts.title}</h1>
        <p class="lead">${texts.lead}</p>
        ${examples.length > 0 && html`<h2>${texts.live}</h2>`}
        <div class="gallery">
          ${examples.map(([kind, value]) => html`<${Example} kind=${kind} value=${value} about=${about} />`)}
        </div>
        <h2>${texts.frame}</h2>
        <${Snippet} texts=${texts} code=${frame(examples[0] ?? ['player', 'SLUG'])} />
        <h2>${texts.states}</h2>
        <${States} about=${about} />
        <h2>${texts.looks}</h2>
        <${Looks} about=${about} />
        <script src="/widget.js" async></script>
      `,
    };
  },
};

type Kind = 'player' | 'team' | 'fixture';

/** Returns the next game in which a player may be missing, with that player and the player's team. */
function examplesIn(fixtures: GalleryData['fixtures']['nodes']): (readonly [Kind, string])[] {
  const fixture = fixtures.find(({ availability }) => availability.some(({ verdict }) => verdict === 'OUT'));
  const [entry] = fixture?.availability ?? [];
  if (fixture === undefined || entry === undefined) return [];
  return [
    ['player', entry.player.slug],
    ['team', entry.team.slug],
    ['fixture', fixture.id],
  ];
}

function Example({ kind, value, about }: { kind: Kind; value: string; about: PageRequest }): Content {
  const texts = widgetTexts[about.language];
  const { tag } = LANGUAGE_INFO[about.language];
  const code = `<script src="${ORIGIN}/widget.js" async></script>\n<sidelined-list ${kind}="${value}" lang="${tag}"></sidelined-list>`;
  return html`
    <section>
      <h3>${texts[kind]}</h3>
      <sidelined-list ...${{ [kind]: value }} lang=${tag}>
        <a href=${about.link(`/embed/${kind}/${encodeURIComponent(value)}`)}>${texts[kind]}</a>
      </sidelined-list>
      <${Snippet} texts=${texts} code=${code} />
    </section>
  `;
}

function frame([kind, value]: readonly [Kind, string]): string {
  return `<iframe src="${ORIGIN}/embed/${kind}/${encodeURIComponent(value)}" width="480" height="420" loading="lazy" title="Sidelined"></iframe>`;
}

/** Code with a button that copies it. */
function Snippet({ texts, code }: { texts: (typeof widgetTexts)['EN']; code: string }): Content {
  return html`
    <div class="snippet" dir="ltr">
      <pre tabindex="0"><code>${code}</code></pre>
      <button type="button" class="quiet" hidden data-copied=${texts.copied}>${texts.copy}</button>
    </div>
  `;
}

const STATES: readonly (readonly [SampleName, string?])[] = [
  ['many'],
  ['changed'],
  ['squad'],
  ['noGames', 'short'],
  ['none', 'short'],
  ['allFit', 'short'],
];

function States({ about }: { about: PageRequest }): Content {
  const texts = widgetTexts[about.language];
  const { tag } = LANGUAGE_INFO[about.language];
  return html`
    <div class="gallery">
      ${STATES.map(([name, look]) => html`<${Sample} name=${name} title=${texts[name]} look=${look} about=${about} />`)}
      <section>
        <h3>${texts.unknown}</h3>
        <sidelined-list player="no-such-player" lang=${tag} class="short"></sidelined-list>
      </section>
      <section>
        <h3>${texts.away}</h3>
        <sidelined-list lang=${tag} class="short"><p>${texts.many} …</p></sidelined-list>
      </section>
    </div>
  `;
}

function Looks({ about }: { about: PageRequest }): Content {
  const texts = widgetTexts[about.language];
  return html`
    <div class="gallery">
      ${(['narrow', 'dark', 'own'] as const).map(
        (look) => html`<${Sample} name="many" title=${texts[look]} look=${look} about=${about} />`,
      )}
    </div>
  `;
}

interface SampleProps {
  readonly name: SampleName;
  readonly title: string;
  readonly look?: string;
  readonly about: PageRequest;
}

function Sample({ name, title, look, about }: SampleProps): Content {
  const { tag } = LANGUAGE_INFO[about.language];
  const sample = widgetSamples(about.language, about.today)[name];
  return html`
    <section>
      <h3>${title}</h3>
      <sidelined-list lang=${tag} class=${look} data-sample=${JSON.stringify(sample)}></sidelined-list>
    </section>
  `;
}
