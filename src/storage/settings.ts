/** The setting that holds the moment up to which the passing of time has been worked. */
export const PROCESSED_UNTIL = 'worked-until';
