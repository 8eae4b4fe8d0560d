export const runAct = 'act';
