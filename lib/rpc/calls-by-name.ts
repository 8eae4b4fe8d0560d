/** Async functions with at most one parameter. */
export type Calls<Interface> = { [Name in keyof Interface]: (argument: never) => Promise<unknown> };

/**
 * An object that has every method of the interface: each passes its name and its argument to `call`, so that no list of
 * names is needed at run time. `then` and symbols are left out: a client may be returned from an async function.
 *
 * @param own methods that are not calls
 */
export function callsByName<Interface extends object>(
  call: (name: string, argument: unknown) => Promise<unknown>,
  own: Partial<Interface> = {},
): Interface {
  return new Proxy(own as Interface, {
    get(target, name) {
      if (Object.hasOwn(target, name)) return target[name as keyof Interface];
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return (argument: unknown) => call(name, argument);
    },
  });
}
