const STORE = 'changwat-token';

/**
 * The launch token of the Node host. It comes in the address' fragment, is taken out of the address bar at once and
 * lives in this tab only. The Electron window has none.
 */
const takeToken = (): string | null => {
  const found = new URLSearchParams(location.hash.slice(1)).get('t');
  if (found === null) return sessionStorage.getItem(STORE);
  sessionStorage.setItem(STORE, found);
  history.replaceState(null, '', location.pathname + location.search);
  return found;
};

export const token: string | null = takeToken();

/** The headers that every request of this page to the core carries. */
export const authHeaders = (): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };
