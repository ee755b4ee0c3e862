/**
 * What is loaded when it is first wanted, and then is there for good. After a failure it can be asked for again.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @param {(error: unknown) => void} [failed]
 * @returns {() => Promise<T>}
 */
export function once(load, failed = () => {}) {
  /** @type {Promise<T> | null} */
  let loading = null;
  return () => {
    loading ??= load().catch((error) => {
      loading = null;
      failed(error);
      throw error;
    });
    return loading;
  };
}
