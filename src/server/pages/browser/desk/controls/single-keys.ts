const KEYS_OFF = 'sidelined-desk-keys-off';

/** Whether shortcuts of a single key are on. Editors who use speech input can switch them off. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(KEYS_OFF) === null;
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, 'yes');
}
