export const tree = 'component';
