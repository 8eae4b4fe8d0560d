import { names } from '../first/names';

export const labels = () => names.join();
