export const savePaper = 'library';
