/** Parses Prometheus' text format. Throws if a line is invalid. */
export class Exposition {
  readonly samples = new Map<string, number>();
  readonly types = new Map<string, string>();

  constructor(text: string) {
    for (const line of text.split('\n')) {
      if (line === '' || line.startsWith('# HELP ')) continue;
      const [, name, type] = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary)$/.exec(line) ?? [];
      if (name !== undefined && type !== undefined) {
        if (this.types.has(name)) throw new Error(`declared twice: ${name}`);
        this.types.set(name, type);
        continue;
      }
      const [, sample, value] = /^([a-zA-Z_:][\w:]*(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? [];
      if (sample === undefined || value === undefined) throw new Error(`no sample: ${line}`);
      if (this.samples.has(sample)) throw new Error(`duplicate sample: ${sample}`);
      this.samples.set(sample, Number(value.replace('+Inf', 'Infinity')));
    }
  }

  /** Returns the value of a sample, such as `sidelined_executions_total{of="query"}`; 0 if it is absent. */
  of(sample: string): number {
    return this.samples.get(`sidelined_${sample}`) ?? 0;
  }

  names(): string[] {
    return [...this.types.keys()];
  }
}

export async function scrape(url: string | null): Promise<Exposition> {
  if (url === null) throw new Error('no metrics are served');
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${response.status} at ${url}`);
  return new Exposition(await response.text());
}
