/** What the doctor has found: how it is, and, where it is not well, what to do. Never a secret. */
export interface CheckResult {
  readonly state: 'ok' | 'warning' | 'fault';
  readonly about: string;
  readonly says: string;
}

export const ok = (about: string, says: string): CheckResult => ({ state: 'ok', about, says });
export const warning = (about: string, says: string): CheckResult => ({ state: 'warning', about, says });
export const fault = (about: string, says: string): CheckResult => ({ state: 'fault', about, says });
