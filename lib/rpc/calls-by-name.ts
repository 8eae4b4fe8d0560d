/** Functions that each take one value, or none, and answer later. */
export type Calls<Interface> = { [Name in keyof Interface]: (argument: never) => Promise<unknown> };

/**
 * An object that has every method of the interface: each passes its name and its argument to `call`, so that no list of
 * names is needed at run time. `then` and symbols are left out: a client may be returned from an async function.
 */
export function callsByName<Interface extends Calls<Interface>>(
  call: (name: string, argument: unknown) => Promise<unknown>,
): Interface {
  return new Proxy({} as Interface, {
    get: (_, name) =>
      typeof name === 'symbol' || name === 'then' ? undefined : (argument: unknown) => call(name, argument),
  });
}
