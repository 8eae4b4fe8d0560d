export const filing = 'filing';
