export { one } from './no-circular';

export const other = 'other';
