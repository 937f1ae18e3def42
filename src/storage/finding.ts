/** What the doctor has found: how it is, and, where it is not well, what to do. Never a secret. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'fault';
  readonly about: string;
  readonly says: string;
}

export const ok = (about: string, says: string): Finding => ({ state: 'ok', about, says });
export const warning = (about: string, says: string): Finding => ({ state: 'warning', about, says });
export const fault = (about: string, says: string): Finding => ({ state: 'fault', about, says });
