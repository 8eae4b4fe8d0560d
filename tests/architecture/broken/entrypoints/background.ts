export const background = 'entrypoint';
