/** Whether every database keeps it as it is: what is published is made of the very words that are kept with it. */
export const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();
