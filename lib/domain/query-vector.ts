/** The embedding of a search query by one model. */
export interface QueryVector {
  /** `<id>@<revision>`: comparable only with vectors of this model. */
  model: string;
  /** Of unit length; a plain list, because it crosses contexts as JSON. */
  vector: number[];
}
