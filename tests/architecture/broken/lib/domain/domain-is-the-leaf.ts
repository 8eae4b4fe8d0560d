export { pure } from '../engine/pure';
