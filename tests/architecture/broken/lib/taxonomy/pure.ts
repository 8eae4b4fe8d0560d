export const pure = 'pure';
