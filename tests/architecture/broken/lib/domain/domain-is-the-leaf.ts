export { pure } from '../taxonomy/pure';
