/** The setting that holds the last processed time boundary. */
export const PROCESSED_UNTIL = 'worked-until';
