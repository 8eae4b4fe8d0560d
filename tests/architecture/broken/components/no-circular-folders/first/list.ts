import { order } from '../second/order';

export const list = () => order();
