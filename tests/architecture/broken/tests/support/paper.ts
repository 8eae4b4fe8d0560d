export const paper = 'test';
