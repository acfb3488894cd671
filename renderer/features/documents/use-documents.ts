import { useQuery } from '@tanstack/react-query';
import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { orpc } from '../../api/index.ts';

/** The row that documents belong to. */
export interface RowRef {
  readonly layer: string;
  readonly fid: number;
}

const NONE: readonly DocumentItem[] = [];

/** A row's documents, the newest first: pictures that can be shown, then the rest. */
export const useDocuments = ({ layer, fid }: RowRef) => {
  const query = useQuery(orpc.documents.list.queryOptions({ input: { layer, fid } }));
  const items = query.data?.items ?? NONE;
  const photos = items.filter(({ shown }) => shown);
  const files = items.filter(({ shown }) => !shown);
  return {
    ...{ query, photos, files, all: [...photos, ...files] },
    hidden: query.data?.hidden ?? 0,
    store: query.data?.restricted ?? 'none',
  };
};
