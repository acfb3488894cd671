import { z } from 'zod';
import { jobRef, procedure, refusalData } from './base.ts';
import { restrictedState } from './workspace.ts';

export const documentKind = z.enum([
  'photo',
  'pdf',
  'document',
  'sheet',
  'slides',
  'video',
  'audio',
  'archive',
  'text',
  'other',
]);
export type DocumentKind = z.infer<typeof documentKind>;

/** Which document is meant: those of persons and households stand in the restricted store. */
export const documentRef = z.object({ id: z.string(), restricted: z.boolean() });
export type DocumentRef = z.infer<typeof documentRef>;

export const documentItem = documentRef.extend({
  title: z.string(),
  fileName: z.string(),
  kind: documentKind,
  mediaType: z.string(),
  bytes: z.number().int(),
  /** ISO instant at which a photo was taken, or null. */
  takenAt: z.string().nullable(),
  place: z
    .object({
      lon: z.number(),
      lat: z.number(),
      /** The areas there, largest first: their register and name. */
      areas: z.array(z.object({ register: z.string(), title: z.string() })),
      /** Metres from the row's own point, or null where it has none. */
      fromRowM: z.number().nullable(),
      /** True where the row has a point for which the place may be taken. */
      usable: z.boolean(),
    })
    .nullable(),
  note: z.string(),
  /** Faces of vulnerable people are in it: it belongs into the restricted store and is never handed on. */
  sensitive: z.boolean(),
  /** A picture that can be shown; others have a sign for their kind. */
  shown: z.boolean(),
  /** Can be freed of place, time and camera before it is handed on. */
  strippable: z.boolean(),
  /** Kinds that other programs open without running what stands in them. */
  openable: z.boolean(),
  /** False where the file is not where it should be, or cut off. */
  here: z.boolean(),
  addedAt: z.string().nullable(),
  addedBy: z.string().nullable(),
  /** Part of the picture's address: the same for the same content. */
  version: z.string(),
});
export type DocumentItem = z.infer<typeof documentItem>;

/** The most files that are attached at a time, that a row may have, and the most bytes of one. */
export const MOST_AT_ONCE = 100;
export const MOST_PER_ROW = 500;
export const LARGEST_DOCUMENT = 500 * 2 ** 20;

const rowRef = z.object({ layer: z.string(), fid: z.number().int() });

/** The result of an `attach` job: one change, though some files may have been refused. */
export const attachResult = z.object({
  attached: z.array(documentRef.extend({ title: z.string() })),
  refused: z.array(z.object({ file: z.string(), refusal: refusalData })),
});
export type AttachResult = z.infer<typeof attachResult>;

/** The result of a `documents-export` job. */
export const handedOn = z.object({
  file: z.string(),
  download: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
  /** Files that were left out, and why. */
  leftOut: z.array(
    z.object({ title: z.string(), reason: z.enum(['sensitive', 'not-strippable', 'missing']) }),
  ),
});
export type HandedOn = z.infer<typeof handedOn>;

export const storageUse = z.object({
  files: z.number().int(),
  bytes: z.number().int(),
  /** Files that no row has and no undo or redo needs. */
  unusedFiles: z.number().int(),
  unusedBytes: z.number().int(),
});
export type StorageUse = z.infer<typeof storageUse>;

export const documentsContract = {
  /**
   * A row's documents, the newest first. While the restricted store is locked, those in it are left out; those that this user
   * may not see, or has not opened with a reason, are told by their number (`hidden`).
   */
  list: procedure
    .input(rowRef)
    .output(
      z.object({ items: z.array(documentItem), hidden: z.number().int(), restricted: restrictedState }),
    ),
  /** A job: copies, hashes, looks at dates and places. Rows of the restricted store keep theirs there. */
  attach: procedure
    .input(
      rowRef.extend({
        files: z.array(z.string()).min(1).max(MOST_AT_ONCE),
        /** Into the restricted store, also where the row is public: faces of vulnerable people. */
        restricted: z.boolean().default(false),
      }),
    )
    .output(jobRef),
  update: procedure
    .input(
      documentRef.extend({
        change: z.object({
          title: z.string().trim().min(1).max(200).optional(),
          note: z.string().trim().max(2000).optional(),
          sensitive: z.boolean().optional(),
        }),
      }),
    )
    .output(z.object({})),
  /** Takes documents off their rows, as one change; their files stay as long as an undo may want them. */
  detach: procedure
    .input(z.object({ documents: z.array(documentRef).min(1).max(MOST_PER_ROW) }))
    .output(z.object({})),
  /**
   * A token for the file: `plain` is the picture without place, time and camera; `named` is a copy under its own name,
   * for programs that go by it. Refuses `document-not-plain` for kinds that can't be freed of their place.
   */
  handOut: procedure
    .input(documentRef.extend({ form: z.enum(['plain', 'original', 'named']) }))
    .output(z.object({ token: z.string(), name: z.string() })),
  /** Gives the row the photo's place for its point. */
  usePlace: procedure.input(documentRef.extend(rowRef.shape)).output(z.object({})),
  /** Moves a public document into the restricted store; its plain file and small picture are deleted. */
  restrict: procedure.input(z.object({ id: z.string() })).output(documentRef),
  /** Moves a document of a public row back out of the restricted store. */
  release: procedure.input(z.object({ id: z.string() })).output(documentRef),
  /** A job: the documents of rows (all rows for null) as one archive, photos freed of place, time and camera. */
  handOn: procedure
    .input(z.object({ layer: z.string(), fids: z.array(z.number().int()).max(10_000).nullable() }))
    .output(jobRef),
  use: procedure.output(storageUse),
  /** A job: deletes files that no row has and no undo or redo needs. */
  cleanUp: procedure.output(jobRef),
};
