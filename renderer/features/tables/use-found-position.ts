import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { orpc } from '../../api/index.ts';

/** Calls `onFound` with the place in the table of a row that was selected elsewhere; null asks for none. */
export const useFoundPosition = (
  query: TableQuery,
  fid: number | null,
  onFound: (position: number) => void,
): void => {
  const found = useQuery({
    ...orpc.tables.position.queryOptions({ input: { query, fid: fid ?? 0 } }),
    enabled: fid !== null,
  });
  const position = found.data?.position ?? null;
  const latest = useRef(onFound);
  latest.current = onFound;
  useEffect(() => {
    if (fid !== null && position !== null) latest.current(position);
  }, [fid, position]);
};
