import { type Change, type Game, pairing, QUERIES, type State } from './feeds.ts';
import { follow, ORIGIN, type Reader } from './stream.ts';
import { STYLE } from './style.ts';
import TEXTS from './texts.json' with { type: 'json' };

/** Reserved space that is smaller was not meant for a list. */
const MINIMUM_HEIGHT = 150;
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };

/** The country of languages that several countries write differently. */
const LOCALES: Record<string, string> = { en: 'en-GB', pt: 'pt-PT' };

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** Returns an element with its part and its content. */
function h(tag: string, part: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (part) element.setAttribute('part', part);
  element.append(...content);
  return element;
}

const link = (text: string, href: string): HTMLElement => Object.assign(h('a', '', text), { href, target: '_blank' });

/** `<sidelined-list player="SLUG" | team="SLUG" | fixture="ID" lang="es">` */
class SidelinedList extends HTMLElement implements Reader {
  static observedAttributes = ['player', 'team', 'fixture', 'lang'];
  #root = this.attachShadow({ mode: 'open' });
  #name = h('p', 'name');
  #headline = h('p', 'headline');
  #next = h('p', 'next');
  #games = h('ul', 'games');
  #why = h('summary', 'why');
  #said = h('div', 'said');
  #details = h('details', '', this.#why, this.#said);
  #card = h('article', 'card', this.#name, this.#headline, this.#next, this.#details, this.#games);
  #page = '';
  #texts: string[] = [];
  #locale = '';
  #stop?: (() => void) | undefined;

  connectedCallback(): void {
    // Keeps the space of the old content.
    if (this.offsetHeight > MINIMUM_HEIGHT) this.style.setProperty('--reserved', `${this.offsetHeight}px`);
    this.#root.adoptedStyleSheets = [sheet];
    this.#card.tabIndex = 0;
    this.#headline.role = 'status';
    this.#headline.ariaLive = 'polite';
    this.#start();
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  attributeChangedCallback(): void {
    if (this.#stop) this.#start();
  }

  #start(): void {
    this.#stop?.();
    const given = (this.closest<HTMLElement>('[lang]')?.lang || navigator.language).toLowerCase();
    // Some language tags are not valid, such as `es_MX` or `en-US@posix`.
    let [tag] = /^[a-z]{2}(-[a-z]{2}\b)?/.exec(given) ?? ['en'];
    let language = tag.slice(0, 2);
    if (!(language in TEXTS)) tag = language = 'en';
    this.#texts = (TEXTS as Record<string, string[]>)[language]!;
    this.#locale = LOCALES[tag] ?? tag;
    this.#card.lang = language;
    this.#card.dir = language === 'ar' ? 'rtl' : 'ltr';
    this.#headline.textContent = '';
    this.#root.replaceChildren(h('slot', ''));
    const kind = Object.keys(QUERIES).find((name) => this.getAttribute(name));
    const key = this.getAttribute(kind ?? '')!;
    this.#page = `${ORIGIN}${kind}s/${key}`;
    this.#stop = kind ? follow(kind, key, language.toUpperCase(), this) : () => {};
  }

  online(isOpen: boolean): void {
    this.#name.className = isOpen ? 'live' : '';
  }

  missing(): void {
    this.#root.replaceChildren(h('article', 'missing', this.#texts[3]!));
  }

  update(state: State, changes?: Change[]): void {
    this.show(state, changes);
    if (!changes || !(changes.length || state.list)) return;
    const detail = { changes, headline: this.#headline.textContent, revision: state.list?.revision };
    this.dispatchEvent(new CustomEvent('sidelined-change', { bubbles: true, detail }));
  }

  /** Shows a state, and highlights the rows of these changes. */
  show({ list, title, fixture, games }: State, changes: Change[] = []): void {
    const [why, back, fit] = this.#texts;
    const coming = games.filter(({ verdict }) => !list || verdict !== 'MISSED');
    const shown = this.#headline.textContent;
    const headline = list?.headline ?? (summary(coming) || fit!);
    const days = list?.returnWindow;
    this.#name.replaceChildren(
      link(title, this.#page),
      h('small', 'published', list ? this.#format({ dateStyle: 'medium', timeStyle: 'short' }, list.assessedAt) : ''),
    );
    this.#card.ariaLabel = title;
    if (headline !== shown) this.#headline.replaceChildren(h('span', shown && 'new', headline));
    this.#next.replaceChildren(
      days ? `${back}: ${this.#format(DAY, days.earliest, days.latest)}` : '',
      fixture ? this.#about(fixture, pairing(fixture)) : '',
    );
    this.#games.replaceChildren(
      ...coming.map((game) =>
        this.#row(
          game,
          !list,
          changes.some(({ id }) => id === game.id),
        ),
      ),
    );
    this.#why.textContent = why!;
    // In a squad, each row has its own reason.
    if (list) {
      const reasons = [...new Set(coming.map(({ explanation }) => explanation))];
      this.#said.replaceChildren(...reasons.map((text) => h('p', '', text)), ...this.#statements(list));
    }
    this.#details.hidden = !this.#said.firstChild;
    // Inserted once, so that focus, scroll position and live region survive.
    if (!this.#card.isConnected) this.#root.replaceChildren(this.#card);
    this.replaceChildren();
  }

  #row(game: Game, isSquad: boolean, isNew: boolean): HTMLElement {
    const { verdict, verdictLabel, chanceOfMissing: chance, fixture, player, explanation } = game;
    const bar = h('span', 'bar');
    // Only a certain absence is shown as 100 %.
    const share = chance! < 1 ? Math.min(chance!, 0.99) : 1;
    bar.style.borderInlineStartWidth = share * 6 + 'em';
    const percent = new Intl.NumberFormat(this.#locale, { style: 'percent' }).format(share);
    return h(
      'li',
      `game ${verdict}${isNew ? ' new' : ''}`,
      h('b', 'title', isSquad ? player.shortName : pairing(fixture)),
      h('small', 'about', isSquad ? explanation : this.#about(fixture, fixture.competition.name)),
      h('b', 'verdict', verdictLabel),
      ' ',
      ...(chance === null ? [] : [h('small', 'chance', percent), bar]),
    );
  }

  /** Returns the statements, newest first, each with its source. */
  #statements({ player: { injuries, absences } }: NonNullable<State['list']>): Node[] {
    return [...injuries.nodes.flatMap(({ estimates }) => estimates), ...absences]
      .filter(({ retracted, status = 'ACTIVE' }) => !retracted && status === 'ACTIVE')
      .map(({ reportedAt, source, text, reading, window: days }) => {
        const { name, url } = source ?? {};
        return h(
          'p',
          '',
          h(
            'small',
            '',
            `${this.#format(DAY, reportedAt)} `,
            url ? link(name ?? new URL(url).host, url) : (name ?? ''),
          ),
          [text && `“${text}”`, reading ?? (days ? this.#format(DAY, days.earliest, days.latest) : '')].join(' '),
        );
      });
  }

  /** Returns day and hour in the zone of the reader, followed by a text. */
  #about({ date, kickoffAt }: Game['fixture'], text: string): string {
    const form = { ...DAY, weekday: 'short' } as const;
    const hour = { ...form, timeZone: undefined, hour: 'numeric', minute: '2-digit' } as object;
    const when = kickoffAt ? this.#format(hour, kickoffAt) : date ? this.#format(form, date) : '–';
    return `${when} · ${text}`;
  }

  #format(form: Intl.DateTimeFormatOptions, from: string, to?: string): string {
    const format = new Intl.DateTimeFormat(this.#locale, form);
    return to ? format.formatRange(new Date(from), new Date(to)) : format.format(new Date(from));
  }
}

/** Returns the names of absent players by verdict: the headline of a squad. */
function summary(games: Game[]): string {
  const byVerdict = Object.groupBy(games, ({ verdictLabel }) => verdictLabel);
  return Object.keys(byVerdict)
    .map((label) => label + ': ' + byVerdict[label]!.map(({ player }) => player.shortName).join(', '))
    .join(' · ');
}

if (!customElements.get('sidelined-list')) customElements.define('sidelined-list', SidelinedList);
